import { uniform } from '../base/index.js';
import type { LossTable, SubsetOutcome } from './loss-table.js';
import { meanOf } from './loss-table.js';

/** The same tables on other draws: `index[n]` is the draw that stands at place n. Expected losses by mineral are scaled with the subset's own mean. */
export function onDraws(tables: readonly LossTable[], index: ArrayLike<number>): LossTable[] {
  const pick = (outcome: SubsetOutcome): SubsetOutcome => {
    const loss = new Float64Array(index.length);
    for (let n = 0; n < index.length; n++) loss[n] = outcome.loss[index[n]!]!;
    const [before, after] = [meanOf(outcome.loss), meanOf(loss)];
    const ratio = before === 0 ? 1 : after / before;
    return { ...outcome, loss, byMineral: new Map([...outcome.byMineral].map(([m, value]) => [m, value * ratio])) };
  };
  return tables.map((table) => ({ ...table, outcomes: table.outcomes.map(pick) }));
}

/** Draw numbers of one bootstrap sample, with replacement, keyed by seed and sample. */
export function bootstrapIndex(draws: number, seed: number, sample: number): Uint32Array {
  return Uint32Array.from({ length: draws }, (_, n) =>
    Math.floor(uniform(seed, `bootstrap-${sample}`, n, 'draw') * draws),
  );
}
