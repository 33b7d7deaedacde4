import type { BaseMarket } from '../../atlas/index.js';
import type { CountryCode, IsoDate, Tonnes } from '../../base/index.js';
import type { Words } from './words.js';

/** Sellers and buyers of a trade measure; `*`: every country other than the seller. No stage: the stages the kind says. */
interface Trade {
  readonly from: readonly CountryCode[];
  readonly to: readonly CountryCode[] | '*';
  readonly stage?: string;
}

/** Trans-shipment: a share of what the pairs trade goes round the measure by third countries, at an extra cost in multiples of the base price. */
export interface Leak {
  readonly share: number;
  readonly cost: number;
}
interface Leaky {
  readonly leak?: Leak;
}

export type Measure =
  | (Trade & Leaky & { readonly kind: 'ban' })
  | (Trade & Leaky & { readonly kind: 'quota'; readonly tonnesPerYear: Tonnes })
  | (Trade & { readonly kind: 'duty'; readonly rate: number; readonly adValorem: boolean })
  | (Trade & Leaky & { readonly kind: 'licence'; readonly days: number })
  | {
      readonly kind: 'outage';
      readonly lost: number;
      readonly countries: readonly CountryCode[];
      readonly stage?: string;
    }
  | (Trade & { readonly kind: 'commit'; readonly tonnesPerYear: Tonnes; readonly additional: boolean })
  | { readonly kind: 'close'; readonly route: string }
  | { readonly kind: 'stock'; readonly tonnes: Tonnes; readonly country: CountryCode }
  | { readonly kind: 'release'; readonly tonnes: Tonnes; readonly country: CountryCode }
  | { readonly kind: 'announce'; readonly date: IsoDate }
  | { readonly kind: 'inforce'; readonly date: IsoDate }
  | { readonly kind: 'expire'; readonly date: IsoDate }
  | { readonly kind: 'suspend'; readonly date: IsoDate; readonly until: IsoDate };

export type Kind = Measure['kind'];
type MeasureOf<K extends Kind> = Extract<Measure, { kind: K }>;

/** What a measure does to a market, in the words of lodeward-market/1. */
export type Effect =
  | {
      readonly kind: 'gate';
      readonly stage: string;
      readonly from: readonly CountryCode[];
      readonly to: readonly CountryCode[] | '*';
      readonly maxTonnes: Tonnes;
      readonly leak?: Leak;
    }
  | {
      readonly kind: 'wedge';
      readonly stage: string;
      readonly from: readonly CountryCode[];
      readonly to: readonly CountryCode[] | '*';
      readonly rate: number;
      /** The rate is of the new price, not of the base price. */
      readonly adValorem?: boolean;
    }
  | { readonly kind: 'outage'; readonly stage: string; readonly country: CountryCode; readonly lost: number }
  | {
      readonly kind: 'commit';
      readonly stage: string;
      /** None: metal from outside the market (a stock). */
      readonly from?: CountryCode;
      readonly to: CountryCode;
      readonly tonnes: Tonnes;
      readonly additional: boolean;
    };

/** Share of the trade of a pair that passes a route and has no other way; `*`: every buyer without a line of its own. */
export interface Closure {
  readonly route: string;
  readonly exporter: CountryCode;
  readonly importer: CountryCode | '*';
  readonly share: number;
}

/** One kind of the grammar: how its words are read and, once it is modelled in a year without months, what it does. */
export interface MeasureKind<K extends Kind> {
  /** As printed in help and in messages. */
  readonly usage: string;
  read(words: Words): MeasureOf<K>;
  /** Absent: the kind acts through time only (months), or is not modelled yet. */
  /** `months`: how long it lasts; tonnes that are a total (a stock) become a yearly rate over them. */
  effects?(measure: MeasureOf<K>, market: BaseMarket, months: number, closures: readonly Closure[]): readonly Effect[];
}
