import { exp } from '../../base/index.js';
import type { MarketModel, Measure, StageModel } from '../../market/index.js';
import type { Behaviour } from './behaviour.js';
import type { PathState } from './state.js';

/** A month's market: the model, and the shifts of output as outages (below 0: more than the base). */
export interface MonthMarket {
  readonly model: MarketModel;
  readonly shifts: readonly Measure[];
  /** Tonnes a month that final buyers of the last stage would use at the base price. */
  readonly use: Float64Array;
}

/**
 * Twelfths of the year's model under the state of the month: columns are preferences times what buyers want (use and what they add to
 * stock), and each seller's output is put back to its shifted base, since the columns alone would move it.
 */
export function monthMarket(year: MarketModel, state: PathState, build: Float64Array, b: Behaviour): MonthMarket {
  const n = year.nodes;
  const last = year.stages.length - 1;
  const shifts: Measure[] = [];
  let use = new Float64Array(n);
  const stages = year.stages.map((stage, t): StageModel => {
    const finalDemand = stage.finalDemand.map((tonnes, j) => (tonnes / 12) * exp(state.demand[t]![j]!));
    const [bought, made] = [new Float64Array(n), new Float64Array(n)];
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        bought[j]! += stage.flow[i * n + j]! / 12;
        made[i]! += stage.flow[i * n + j]! / 12;
      }
    if (t === last) use = finalDemand;
    const wanted = t === last ? finalDemand.map((tonnes, j) => tonnes + build[j]!) : bought;
    const flow = state.preference[t]!.map((share, at) => share * wanted[at % n]!);
    const secondary = stage.secondary.tonnes.map((tonnes) => tonnes / 12);
    for (let i = 0; i < n; i++) {
      let sales = 0;
      for (let j = 0; j < n; j++) sales += flow[i * n + j]!;
      const base = made[i]! - secondary[i]!;
      if (base <= 1e-9 * made[i]! || sales <= 0) continue;
      const primary = sales - Math.min(secondary[i]!, 0.999 * sales);
      shifts.push({ kind: 'outage', stage: t, node: i, lost: 1 - (base * exp(state.supply[t]![i]!)) / primary });
      secondary[i] = Math.min(secondary[i]!, 0.999 * sales);
    }
    return {
      ...stage,
      flow,
      sigma: b['sigma-short'],
      secondary: { tonnes: secondary, elasticity: stage.secondary.elasticity },
      finalDemand: t === last ? wanted : finalDemand,
    };
  });
  return { model: { nodes: n, stages }, shifts, use };
}
