import { type Maybe, missing } from '../base/index.js';
import type { ProjectFile } from '../study/index.js';
import type { Account, Party } from './account.js';
import { internalRates } from './irr.js';
import { npv } from './npv.js';
import type { PartyKind } from './owners.js';

export type RateName = 'firm' | 'host' | 'home' | 'project';

/** The rate a party counts with: host parties `host`, home parties `home`, all others `firm`. */
export const rateNameOf = (kind: PartyKind): RateName =>
  kind === 'host-treasury' || kind === 'host-state' ? 'host' : kind === 'home-treasury' ? 'home' : 'firm';

export const rateOf = (project: ProjectFile, name: RateName): Maybe<number> =>
  project.discount[name] ?? missing('no-rate', `discount.${name} is not given`);

/** NPV at the named rate of the project, or why there is none. */
export function worthOf(project: ProjectFile, flow: ArrayLike<number>, name: RateName): Maybe<number> {
  const rate = rateOf(project, name);
  return typeof rate === 'number' ? npv(flow, rate, project.timing) : rate;
}

/** Sum over the parties of a kind, year by year. */
export function flowOf(parties: readonly Party[], kind: PartyKind, years: number): Float64Array {
  const sum = new Float64Array(years);
  for (const p of parties) if (p.kind === kind) for (let t = 0; t < years; t++) sum[t]! += p.cashFlow[t]!;
  return sum;
}

/** The first year after which the cumulative flow, once negative, stays at or above 0. */
export function payback(flow: ArrayLike<number>, firstYear: number): Maybe<number> {
  let sum = 0;
  let below = -1;
  for (let t = 0; t < flow.length; t++) {
    sum += flow[t]!;
    if (sum < 0) below = t;
  }
  if (below < 0) return missing('never-negative', 'the cumulative cash flow is never below 0');
  if (below === flow.length - 1) return missing('not-paid-back', 'the cumulative cash flow ends below 0');
  return firstYear + below + 1;
}

export interface EffectiveRates {
  /** PV of levies, and of the state's share net of its calls, over PV of the pre-tax cash flow. */
  readonly aetr: Maybe<number>;
  readonly aetrWithoutStateShare: Maybe<number>;
  readonly governmentPv: Maybe<number>;
}

/** Average effective tax rates at `discount.project`. */
export function effectiveRates(account: Account, project: ProjectFile): EffectiveRates {
  const rate = project.discount.project;
  if (rate === undefined) {
    const none = missing('no-rate', 'discount.project is not given');
    return { aetr: none, aetrWithoutStateShare: none, governmentPv: none };
  }
  const years = account.plan.years;
  const at = (flow: ArrayLike<number>) => npv(flow, rate, project.timing);
  const governmentPv = at(flowOf(account.parties, 'host-treasury', years));
  const base = at(account.preTax);
  if (!(base > 0)) {
    const none = missing('negative-base', `the present value of the pre-tax cash flow is ${base} at ${rate}`);
    return { aetr: none, aetrWithoutStateShare: none, governmentPv };
  }
  const state = at(flowOf(account.parties, 'host-state', years));
  return { aetr: (governmentPv + state) / base, aetrWithoutStateShare: governmentPv / base, governmentPv };
}

const highest = (flow: ArrayLike<number>): number | undefined => {
  const rates = internalRates(flow);
  return rates[rates.length - 1];
};

/** (project IRR before levies - after levies) / before, of one account; the highest root where there are several. To be taken at the breakeven price. */
export function marginalRate(account: Account): Maybe<number> {
  const after = account.preTax.map((flow, t) => account.levies.reduce((rest, levy) => rest - levy[t]!, flow));
  const before = highest(account.preTax);
  const left = highest(after);
  if (before === undefined)
    return missing('no-irr', 'the pre-tax cash flow has no internal rate of return at the breakeven price');
  if (left === undefined)
    return missing('no-irr', 'the cash flow after levies has no internal rate of return at the breakeven price');
  if (before === 0) return missing('zero-irr', 'the project returns exactly nothing at the breakeven price');
  return (before - left) / before;
}
