import type { CountryCode, IsoDate, LocalText, Maybe, MineralCode } from '../base/index.js';
import type { MessageId } from './locales/index.js';
import type { Figures } from './numbers.js';

/** Something that is said inside a sentence; how it reads is decided per language, what it is stands here once. */
export type Value =
  | { readonly is: 'quantity'; readonly value: Maybe<number>; readonly unit: string; readonly figures?: Figures }
  | {
      readonly is: 'range';
      readonly low: number;
      readonly high: number;
      readonly unit: string;
      readonly figures?: Figures;
    }
  | { readonly is: 'share'; readonly value: Maybe<number> }
  | { readonly is: 'shares'; readonly low: number; readonly high: number }
  | { readonly is: 'count'; readonly value: number }
  | { readonly is: 'year'; readonly value: number | string }
  | { readonly is: 'date'; readonly value: IsoDate }
  | { readonly is: 'country'; readonly code: CountryCode }
  | { readonly is: 'mineral'; readonly code: MineralCode }
  | { readonly is: 'text'; readonly text: LocalText }
  | { readonly is: 'code'; readonly text: string }
  | { readonly is: 'note'; readonly text: string }
  | { readonly is: 'list'; readonly items: readonly Value[]; readonly separator?: string }
  | { readonly is: 'missing'; readonly code: string; readonly detail?: string }
  | { readonly is: 'sentence'; readonly sentence: Sentence };

/** A message of the locales with what stands in its places: the same tree in every language. */
export interface Sentence {
  readonly id: MessageId;
  readonly values?: Readonly<Record<string, Value>>;
  /** Ids of atlas rows that its figures rest on; a footnote leads to them. */
  readonly rows?: readonly string[];
}

/** `say('table.year', { year: yearOf(2023) })`. */
export const say = (id: MessageId, values?: Readonly<Record<string, Value>>): Sentence =>
  values === undefined ? { id } : { id, values };

/** The sentence with the rows that it rests on. */
export const resting = (sentence: Sentence, rows: readonly string[]): Sentence => ({ ...sentence, rows });
