import type { Contract, Scene } from './contract.js';

const exploration = /^(exploration|survey|study|feasibility)/;

/** Exploration spend of the plan by year: the capital classes named exploration, survey, study or feasibility. */
function explorationSpend({ plan }: Scene): Float64Array {
  const spend = new Float64Array(plan.years);
  for (const c of plan.capital)
    if (exploration.test(c.class)) for (let t = 0; t < plan.years; t++) spend[t]! += c.spend[t]!;
  return spend;
}

/**
 * What a programme pays out by year: the amount agreed, in the starting year; else its share of the cost named, or of the plan's exploration spend as it falls; never above the cap.
 */
export function payOut(contract: Contract, scene: Scene): Float64Array {
  const { amount, cost, share, cap, from } = contract;
  const paid = new Float64Array(scene.plan.years);
  if (amount !== undefined || cost !== undefined) {
    if (from < paid.length) paid[from] = Math.min(cap, amount ?? cost! * (share ?? 1));
    return paid;
  }
  let left = cap;
  explorationSpend(scene).forEach((spend, t) => {
    paid[t] = Math.min(left, spend * (share ?? 1));
    left -= paid[t]!;
  });
  return paid;
}
