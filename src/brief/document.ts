import type { RowTrace } from '../atlas/index.js';
import type { LocalText } from '../base/index.js';
import type { Sentence, Value } from './sentence.js';

/** A cell of a table: what is said, the rows it rests on, and a mark where it is less than a reported number. */
export interface Cell {
  readonly value: Value;
  /** Ids of atlas rows; the reader opens them down to the source. */
  readonly rows?: readonly string[];
  readonly mark?: 'estimated' | 'unverified' | 'partial' | 'traded-only' | 'draft';
}

export interface Column {
  readonly head: Sentence;
  readonly numeric?: boolean;
}

export interface Table {
  readonly is: 'table';
  readonly id: string;
  readonly title: Sentence;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readonly source?: Sentence;
}

/** Questions that will come, each with its answer. */
export interface Answers {
  readonly is: 'answers';
  readonly items: readonly { readonly question: Sentence; readonly answer: Sentence }[];
}

/** Intervals on one scale that starts at zero: a bar to the middle, a whisker from low to high. */
export interface IntervalChart {
  readonly is: 'intervals';
  readonly id: string;
  readonly title: Sentence;
  readonly subtitle: Sentence;
  readonly unit: string;
  readonly bars: readonly {
    readonly label: Value;
    readonly low: number;
    readonly mid: number;
    readonly high: number;
  }[];
  readonly source: Sentence;
}

/** Flows on a map: width is tonnes, colour the side. */
export interface FlowMap {
  readonly is: 'map';
  readonly id: string;
  readonly title: Sentence;
  readonly subtitle: Sentence;
  readonly importer: string;
  readonly flows: readonly {
    readonly from: string;
    readonly before: number;
    /** Of the atlas, that `before` is. */
    readonly row?: string;
    readonly after?: number;
    readonly closed?: boolean;
  }[];
  readonly source: Sentence;
}

/** What the parties of a project get, year by year or in sum: bars to both sides of zero. */
export interface SharesChart {
  readonly is: 'parties';
  readonly id: string;
  readonly title: Sentence;
  readonly subtitle: Sentence;
  readonly unit: string;
  readonly bars: readonly { readonly label: Value; readonly value: number }[];
  readonly source: Sentence;
}

export type Block =
  | { readonly is: 'paragraph'; readonly sentences: readonly Sentence[] }
  | { readonly is: 'lead'; readonly sentence: Sentence }
  | { readonly is: 'bullets'; readonly items: readonly Sentence[]; readonly numbered?: boolean }
  | Answers
  | { readonly is: 'note'; readonly tone: 'caution' | 'draft' | 'info'; readonly sentence: Sentence }
  | Table
  | IntervalChart
  | FlowMap
  | SharesChart;

export interface Section {
  readonly id: string;
  readonly title: Sentence;
  readonly blocks: readonly Block[];
  /** Begins a page of its own; `wide`: pages across, for tables of many columns. */
  readonly page?: 'own' | 'wide';
  /** Stands in the right column of a one-page brief. */
  readonly aside?: boolean;
}

/** A brief in no language yet: every rendering (page, PDF, DOCX) says the same tree. */
export interface Document {
  readonly id: string;
  /** `page`: one page, no contents; `report`: contents and numbered headings. */
  readonly form?: 'page' | 'report';
  /** Whose brief it is, by the user's own template. */
  readonly organisation?: LocalText;
  readonly title: Sentence;
  readonly subtitle: Sentence;
  /** What a reader needs to ask for the same document again. */
  readonly imprint: readonly Sentence[];
  readonly sections: readonly Section[];
  /** Every row a cell points to, with its way back to the source. */
  readonly evidence: ReadonlyMap<string, RowTrace>;
}
