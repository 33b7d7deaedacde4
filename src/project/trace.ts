import type { Trace } from '../base/index.js';
import type { Case } from './evaluate.js';

/** Formula of each figure of a result, in the words of the cash-flow method page. */
const formulas = {
  preTaxCashFlow:
    'net sales - operating - capital - closure; net sales = price x tonnes x payable - (treatment + freight) x tonnes',
  npv: 'sum of cash flow x (1 + r)^-(k + lag), lag 0, 0.5 or 1 for timing start, mid or end',
  irr: 'every r > -1 with sum of cash flow / (1 + r)^k = 0',
  payback: 'first year after which the cumulative pre-tax cash flow, once negative, stays at or above 0',
  byLevy: 'each levy of the regime on its base, by year',
  aetr: '(PV of levies + PV of the state share net of its calls) / PV of the pre-tax cash flow, at discount.project',
  metr: '(project IRR before levies - after) / before, at the breakeven price',
  breakevenPrice: "least price with the firm's NPV >= 0 there and at every higher price; all prices scaled together",
} as const;

/** What each figure was got from: formula, rows of the atlas (prices where they were drawn), and the facts of regime and support. */
export function traceOf(c: Case, priceRows: readonly string[]): Readonly<Record<keyof typeof formulas, Trace>> {
  const levies = [...new Set(c.deal.charger.levies.map(({ id }) => id))];
  const facts = [...levies, ...c.deal.contracts.map(({ id }) => id)];
  const inputs = [`project/${c.project.id}`];
  const of = (name: keyof typeof formulas): Trace => ({
    formula: formulas[name],
    rows: name === 'preTaxCashFlow' ? priceRows : [],
    facts: name === 'preTaxCashFlow' || name === 'payback' ? inputs : [...inputs, ...facts],
  });
  return Object.fromEntries(Object.keys(formulas).map((name) => [name, of(name as keyof typeof formulas)])) as Record<
    keyof typeof formulas,
    Trace
  >;
}
