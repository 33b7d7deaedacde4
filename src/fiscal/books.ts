/** One product's year-by-year sales in the project's money; `tonnes` and `price` are in the product's own unit. */
export interface Sales {
  readonly mineral: string;
  readonly grade: string;
  /** Unit of `tonnes` and of the mass in `price`: t, lb, oz ... */
  readonly unit: string;
  readonly tonnes: Float64Array;
  readonly price: Float64Array;
  /** price x tonnes. */
  readonly gross: Float64Array;
  /** gross x payable - (treatment + freight) x tonnes. */
  readonly net: Float64Array;
}

export interface Spending {
  readonly class: string;
  readonly spend: Float64Array;
}

/** What a levy may read: the project's account by year, before the levy. All sums in the project's money. */
export interface Books {
  readonly years: number;
  readonly sales: readonly Sales[];
  readonly netSales: Float64Array;
  readonly operating: Float64Array;
  readonly closure: Float64Array;
  readonly capital: readonly Spending[];
  readonly interest: Float64Array;
  /** Payments to foreign service firms, and the country they go to. */
  readonly services: Float64Array;
  readonly servicesCountry: string | undefined;
  /** Levies that may be deducted from profit, added up as they are charged. */
  readonly deducted: Float64Array;
  /** First and last year with output; -1 where there is none. */
  readonly firstProducing: number;
  readonly lastProducing: number;
  /** What a sum fixed in money loses in a year: 1/(1 + inflation) in real accounts with an inflation given, else 1. */
  readonly erosion: number;
  readonly hectares: number | undefined;
  readonly importedCapital: number | undefined;
}

/** Regime money for one unit of project money. */
export type RegimeMoney = number;
