import type { BaseMarket } from '../../atlas/index.js';
import type { CountryCode, IsoDate, MineralCode, Tonnes } from '../../base/index.js';
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

/** A pair on a closed route: the part of its base tonnes that passes elsewhere, and gross tonnes in a tonne of the market. */
export interface ClosedPassage {
  readonly stage: string;
  readonly from: CountryCode;
  readonly to: CountryCode;
  readonly open: number;
  readonly gross: number;
  /** Base tonnes of the pair, in those of the market. */
  readonly tonnes: Tonnes;
  /** Tonnes a year owed on the pair by contract; they take the other ways first. */
  readonly contract?: Tonnes;
}

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
      /** What may still go where routes are shut: the part of each pair that passed elsewhere, and other ways at a cost that all pairs share. */
      readonly kind: 'corridor';
      readonly routes: readonly string[];
      readonly passages: readonly ClosedPassage[];
      readonly detours: readonly Detour[];
    }
  | {
      readonly kind: 'commit';
      readonly stage: string;
      /** None: metal from outside the market (a stock). */
      readonly from?: CountryCode;
      readonly to: CountryCode;
      readonly tonnes: Tonnes;
      readonly additional: boolean;
    };

/** Low, mode, high of a triangle. */
export type Range = readonly [number, number, number];

/** Another way when a route is shut: gross tonnes a year more that it takes, and what a gross tonne costs more than by the route. */
export interface Detour {
  readonly by: string;
  /** Routes it leads over: it is no way out when one of them is shut. */
  readonly over: readonly string[];
  readonly tonnes: Range;
  readonly usdPerTonne: Range;
  readonly status: string;
  readonly source: string;
}

/** Share of the trade of a pair that passes a route; `*`: every seller or buyer without a line of its own, every market without one. */
export interface Closure {
  readonly route: string;
  readonly exporter: CountryCode | '*';
  readonly importer: CountryCode | '*';
  /** Code of a market, or of a commodity form of one stage. */
  readonly mineral: MineralCode | '*';
  readonly share: number;
  /** Why the share is not known; such a line cannot be closed. */
  readonly unknown?: string;
  /** None: what passes is stranded. */
  readonly detours: readonly Detour[];
  /** Tonnes of the market in a gross tonne, by commodity form; a form without an entry has no detour. */
  readonly contained: Readonly<Record<string, number>>;
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
