import type { Levy, LevyOf } from '../study/index.js';
import type { Books, RegimeMoney } from './books.js';

/**
 * When a levy falls: `sales` on output; `spending` on capital, services and land; `relief` what of those is not taken; `profit` after those and after interest;
 * `distribution` on what leaves the project; `ownership` shapes who holds it and charges nothing itself.
 */
export type Stage = 'sales' | 'spending' | 'relief' | 'profit' | 'distribution' | 'ownership';

/** What a levy reads beside the books. */
interface Charging {
  /** Regime money for one unit of the project's money. */
  readonly regimeMoney: RegimeMoney;
  /** Money over mass of a price band, in units of the project's money over the product's unit of mass. */
  bandFactor(bandUnit: string | undefined, productUnit: string): number;
  /** The project's money for one of the regime's, or of the currency named. */
  projectMoney(currency?: string): number;
  /** Points to add to the rate of this levy in this draw; 0 in the base case. */
  readonly points: number;
  /** Is this the levy for that product and year? Settled by `regime`: a levy on a named mineral stands before one on all. */
  applies(product: number): boolean;
  readonly from: number;
  readonly until: number;
  /** What the levies of some kinds took so far, by year. */
  charged(kinds: readonly Levy['kind'][]): Float64Array;
  /** Tonnes in a unit of mass. */
  tonnesIn(unit: string): number;
}

/** One kind of levy: code without rates. `charge` adds the levy's amount of each year in [from, until) to `out`. */
export interface LevyKind<K extends Levy['kind'] = Levy['kind']> {
  readonly kind: K;
  readonly stage: Stage;
  charge(levy: LevyOf<K>, books: Books, charging: Charging, out: Float64Array): void;
  /** The levy's own words after `<country>/`, when the kind is not enough: `royalty/surtax/copper`. */
  name?(levy: LevyOf<K>): string;
}
