import { type Maybe, missing } from '../base/index.js';
import type { Leontief } from './leontief.js';
import type { IndustryTable } from './table.js';

export interface UpstreamLoss {
  /** Output lost by sector, the stopped ones included, in the table's money. */
  readonly output: Float64Array;
  /** Final deliveries that the stopped sectors can no longer make. */
  readonly finalDemand: Float64Array;
}

/** Solves the m x m system by Gauss elimination (an M-matrix: no pivoting needed), in place. */
function solve(matrix: Float64Array, right: Float64Array, m: number): void {
  for (let k = 0; k < m; k++) {
    for (let i = k + 1; i < m; i++) {
      const f = matrix[i * m + k]! / matrix[k * m + k]!;
      if (f === 0) continue;
      for (let j = k; j < m; j++) matrix[i * m + j] = matrix[i * m + j]! - f * matrix[k * m + j]!;
      right[i] = right[i]! - f * right[k]!;
    }
  }
  for (let k = m - 1; k >= 0; k--) {
    for (let j = k + 1; j < m; j++) right[k] = right[k]! - matrix[k * m + j]! * right[j]!;
    right[k] = right[k]! / matrix[k * m + k]!;
  }
}

/**
 * Supply-constrained Leontief model (Miller & Blair 2009, section 13.2): the outputs of the stopped sectors C fall by at least `lost`, all
 * other sectors follow as their suppliers. With dx = L g and g = 0 outside C: L_CC g = lost_C. A sector that falls further as a supplier
 * than by its own stop has g = 0 instead (complementarity, least loss; sectors with g < 0 leave C until none is left).
 * Upstream only: customers are not stopped and nobody finds other work, so it is a maximum of that kind.
 *
 * @param lost output lost by sector by its own stop, >= 0, n numbers
 * @returns missing `negative-final-demand` when a sector's final deliveries would fall below nought
 */
export function upstreamLoss(table: IndustryTable, model: Leontief, lost: Float64Array): Maybe<UpstreamLoss> {
  const n = model.size;
  const L = model.inverse;
  let stopped = [...lost.keys()].filter((k) => lost[k]! > 0);
  let g = new Float64Array(0);
  for (;;) {
    const m = stopped.length;
    const matrix = new Float64Array(m * m);
    g = Float64Array.from(stopped, (k) => lost[k]!);
    for (let a = 0; a < m; a++) for (let b = 0; b < m; b++) matrix[a * m + b] = L[stopped[a]! * n + stopped[b]!]!;
    solve(matrix, g, m);
    const kept = stopped.filter((_, a) => g[a]! >= 0);
    if (kept.length === m) break;
    stopped = kept;
  }
  const finalDemand = new Float64Array(n);
  for (let a = 0; a < stopped.length; a++) {
    const k = stopped[a]!;
    if (g[a]! > Math.max(table.finalDemand[k]!, 0) + 1e-9 * table.output[k]!)
      return missing('negative-final-demand', `${table.codes[k]} ${table.names[k]}`);
    finalDemand[k] = g[a]!;
  }
  const output = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let a = 0; a < stopped.length; a++) sum += L[i * n + stopped[a]!]! * g[a]!;
    output[i] = sum;
  }
  return { output, finalDemand };
}
