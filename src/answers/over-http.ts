import type { LocalText, Problem } from '../base/index.js';

/** What the HTTP API sends beside the answers of the command line; the page reads the same types. */

/** RFC 9457: `application/problem+json`, its `type` made of our code, the fields of every problem beside it. */
export interface ProblemDocument {
  readonly type: string;
  readonly code: string;
  /** In the language asked for. */
  readonly title: string;
  readonly status: number;
  /** In the language asked for. */
  readonly detail: string;
  /** Everything that is wrong with the input: `message` in English, whole; `text` in the language asked for, by the code. */
  readonly problems?: readonly (Problem & { readonly text: string })[];
  readonly [field: string]: unknown;
}

/** A long run. `result` is there when it is done, `error` when it failed. */
export interface Job {
  readonly id: string;
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
  /** Share done, 0 to 1, and what is being done. */
  readonly progress: { readonly share: number; readonly step: string };
  readonly result?: unknown;
  readonly error?: ProblemDocument;
}

/** Names of minerals (with those of their forms) and countries in the three languages; `family`: the mineral that one is a kind of; `m49` joins a country to a map. */
export interface Names {
  readonly minerals: readonly { readonly code: string; readonly name: LocalText; readonly family?: string }[];
  readonly countries: readonly { readonly code: string; readonly m49: string; readonly name: LocalText }[];
}

/** What the atlas covers and why each chain has its status, and what is left out for want of data. */
export interface MarketCoverage {
  readonly format: 'lodeward-coverage/1';
  readonly chains: readonly {
    readonly market: string;
    readonly mineral: string;
    readonly status: 'complete' | 'partial' | 'traded-only' | 'estimated';
    readonly baseYear: string;
    readonly importers?: Readonly<Record<string, string>> | undefined;
    readonly why: string;
  }[];
  readonly leftOut: readonly { readonly mineral: string; readonly stage: string; readonly why: string }[];
}

export interface ProjectText {
  readonly id: string;
  readonly name: LocalText;
  readonly text: string;
}

/** A study without problems, counted. */
export interface StudyChecked {
  readonly problems: readonly never[];
  readonly study: {
    readonly id: string;
    readonly importer: string;
    readonly partner: string;
    readonly minerals: number;
    readonly events: number;
  };
}

/** Files of a study by path, as text. */
export interface StudyFiles {
  readonly files: Readonly<Record<string, string>>;
}
