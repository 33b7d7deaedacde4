import { exp, type Maybe, missing, normalQuantile } from '../base/index.js';
import { accountOf } from './account.js';
import { type Case, firmNpv } from './evaluate.js';
import { type PriceModel, yearStep } from './price-model.js';
import { vary } from './scenario.js';

/** The right to begin in any of the next years, or never. */
export interface Waiting {
  /** Firm's NPV when it begins now or never: max(NPV, 0). */
  readonly now: number;
  /** With the right to wait. */
  readonly withRight: number;
  readonly value: number;
  readonly years: number;
  /** Least multiple of the deck at which beginning now is best; missing where waiting is always better on the grid. */
  readonly beginAt: Maybe<number>;
  readonly method: string;
}

const points = 41;
const branches = 21;

/**
 * Value of waiting on a price lattice: the first product's price starts at the deck and wanders by its fitted yearly step. W_T(x) = max(V(x), 0);
 * W_t(x) = max(V(x), E[W_t+1 | x] / (1 + r)), with V(x) the firm's NPV on the path expected from deviation x (all prices move with it). Exact on the lattice of 41 points
 * and 21 equally likely steps; an approximation in V, which ignores later choices and the spread about the expected path.
 *
 * @param years years for which the right lasts
 */
export function valueOfWaiting(c: Case, model: PriceModel | undefined, years = 5): Maybe<Waiting> {
  const { project, plan, deal } = c;
  const rate = project.discount.firm;
  if (rate === undefined) return missing('no-rate', 'discount.firm is not given');
  if (!model) return missing('no-price-model', `no monthly price series of ${plan.products[0]!.mineral}`);
  const step = yearStep(model);
  const reach = 3 * step.endSd * Math.sqrt(years);
  const at = (i: number) => -reach + (2 * reach * i) / (points - 1);
  const worth = Array.from({ length: points }, (_, i) => {
    let x = at(i);
    const factors = Array.from({ length: plan.years }, () => {
      const average = exp(step.averagePerStart * x);
      x *= step.endPerStart;
      return average;
    });
    return firmNpv(accountOf(vary(plan, { price: (_, year) => factors[year]! }), deal), rate, project.timing);
  });
  const shocks = Array.from({ length: branches }, (_, k) => step.endSd * normalQuantile((k + 0.5) / branches));
  const read = (values: readonly number[], x: number) => {
    const position = Math.min(points - 1, Math.max(0, ((x + reach) / (2 * reach)) * (points - 1)));
    const low = Math.min(points - 2, Math.floor(position));
    return values[low]! + (position - low) * (values[low + 1]! - values[low]!);
  };
  let value = worth.map((v) => Math.max(v, 0));
  let goOn = value.map(() => 0);
  for (let t = 0; t < years; t++) {
    const later = value;
    goOn = later.map(
      (_, i) => shocks.reduce((sum, e) => sum + read(later, step.endPerStart * at(i) + e), 0) / branches / (1 + rate),
    );
    value = worth.map((v, i) => Math.max(v, goOn[i]!));
  }
  const middle = (points - 1) / 2;
  const now = Math.max(0, worth[middle]!);
  const begin = worth.findIndex((v, i) => v > 0 && v >= goOn[i]!);
  return {
    now,
    withRight: value[middle]!,
    value: value[middle]! - now,
    years,
    beginAt: begin < 0 ? missing('never-now', 'waiting is better at every price on the lattice') : exp(at(begin)),
    method:
      'price lattice of 41 points and 21 steps a year; NPV on the expected path (docs/methods/value-of-waiting.md)',
  };
}
