import { basePurchases, baseSales } from '../contracts.js';
import type { MarketModel, Measure, StageModel } from '../model.js';

/** A twelfth of a year's market: tonnes / 12, everything else as it is. */
export function monthOf(model: MarketModel): MarketModel {
  const twelfth = (tonnes: Float64Array) => tonnes.map((t) => t / 12);
  return {
    nodes: model.nodes,
    stages: model.stages.map((stage) => ({
      ...stage,
      flow: twelfth(stage.flow),
      finalDemand: twelfth(stage.finalDemand),
      secondary: { tonnes: twelfth(stage.secondary.tonnes), elasticity: stage.secondary.elasticity },
    })),
  };
}

/** Measures in tonnes a year as those of one month. */
export function monthMeasures(measures: readonly Measure[]): Measure[] {
  return measures.map((measure) => {
    if (measure.kind === 'gate') return { ...measure, maxTonnes: measure.maxTonnes / 12 };
    if (measure.kind === 'commit') return { ...measure, tonnes: measure.tonnes / 12 };
    return measure;
  });
}

/** Base preferences a_ij = (1 - delta) q0_ij / D0_j + delta S0_i / sum S0, nodes x nodes. */
export function basePreference(stage: StageModel, nodes: number): Float64Array {
  const sales = baseSales(stage.flow, nodes);
  const bought = basePurchases(stage.flow, nodes);
  const total = sales.reduce((sum, tonnes) => sum + tonnes, 0);
  return stage.flow.map((tonnes, pair) => {
    const j = pair % nodes;
    if (!(bought[j]! > 0)) return 0;
    return ((1 - stage.newLink) * tonnes) / bought[j]! + (stage.newLink * sales[(pair - j) / nodes]!) / total;
  });
}
