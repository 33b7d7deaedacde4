import { type Krw, type Maybe, type MineralCode, missing, pow, whenPresent } from '../base/index.js';

/** How a measure's cost is reckoned; the same words as measures.yaml. */
export type CostRule =
  | { readonly rule: 'stock'; readonly tonnes: number; readonly carrying: number; readonly keeping: number }
  | { readonly rule: 'premium'; readonly tonnesPerYear: number; readonly premium: number }
  | { readonly rule: 'stated'; readonly amountKrw: Maybe<Krw> }
  | { readonly rule: 'project'; readonly presentValueKrw: Maybe<Krw> }
  | { readonly rule: 'unknown'; readonly reason: string };

export interface CostFrame {
  /** First and last year of the budget; costs count in the prices of the first. */
  readonly from: number;
  readonly to: number;
  readonly discount: number;
  /** Base price of the form that is bought, KRW per tonne. */
  price(mineral: MineralCode): Maybe<number>;
}

/** Present value at the first year of 1 a year from `start` to the last year: sum of (1+r)^-(y - from). 0 where nothing is left. */
export function annuity({ from, to, discount }: Pick<CostFrame, 'from' | 'to' | 'discount'>, start: number): number {
  let sum = 0;
  for (let y = Math.max(from, start); y <= to; y++) sum += pow(1 + discount, -(y - from));
  return sum;
}

/**
 * Present value to the budget holder:
 * stock: price x tonnes x (carrying + keeping) x annuity (the metal is sold again at its price);
 * premium: price x tonnes a year x premium x annuity; stated and project: as given.
 * @example a stock of 100 t at 1e6 won, 5 % + 3 % over ten undiscounted years costs 80e6 won
 */
export function costOf(rule: CostRule, mineral: MineralCode, delivery: number, frame: CostFrame): Maybe<Krw> {
  switch (rule.rule) {
    case 'stock':
      return whenPresent(
        frame.price(mineral),
        (price) => price * rule.tonnes * (rule.carrying + rule.keeping) * annuity(frame, delivery),
      );
    case 'premium':
      return whenPresent(
        frame.price(mineral),
        (price) => price * rule.tonnesPerYear * rule.premium * annuity(frame, delivery),
      );
    case 'stated':
      return rule.amountKrw;
    case 'project':
      return rule.presentValueKrw;
    case 'unknown':
      return missing('cost-unknown', rule.reason);
  }
}
