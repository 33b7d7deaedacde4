import { type Maybe, missing } from '../base/index.js';
import { accountOf } from './account.js';
import { type Case, scaled } from './evaluate.js';
import { effectiveRates, worthOf } from './figures.js';
import { internalRates } from './irr.js';

/** The regime at one scale of all prices: effective rate, project IRR (highest root) and NPV by party; progressive where AETR rises with the IRR. */
export interface CurvePoint {
  readonly scale: number;
  readonly aetr: Maybe<number>;
  readonly preTaxIrr: Maybe<number>;
  readonly firmNpv: Maybe<number>;
  readonly hostNpv: Maybe<number>;
}

const scales = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.75, 2];

/** AETR over price. */
export function priceCurve({ project, plan, deal }: Case): readonly CurvePoint[] {
  return scales.map((scale) => {
    const account = accountOf(scaled(plan, scale), deal);
    const rates = internalRates(account.preTax);
    const sum = (kinds: readonly string[]) => {
      const flow = new Float64Array(plan.years);
      for (const p of account.parties)
        if (kinds.includes(p.kind)) for (let t = 0; t < flow.length; t++) flow[t]! += p.cashFlow[t]!;
      return flow;
    };
    return {
      scale,
      aetr: effectiveRates(account, project).aetr,
      preTaxIrr: rates[rates.length - 1] ?? missing('no-irr', 'no internal rate of return at this price'),
      firmNpv: worthOf(project, sum(['firm']), 'firm'),
      hostNpv: worthOf(project, sum(['host-treasury', 'host-state']), 'host'),
    };
  });
}
