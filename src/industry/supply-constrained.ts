import { isMissing, type Maybe, missing } from '../base/index.js';
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

/** Fall of the final deliveries of the stopped sectors that makes their outputs fall by at least their stops. */
interface StoppedDemand {
  readonly sectors: readonly number[];
  readonly final: Float64Array;
}

/**
 * Supply-constrained Leontief model (Miller & Blair 2009, section 13.2): the outputs of the stopped sectors C fall by at least `lost`, all
 * other sectors follow as their suppliers. With dx = L g and g = 0 outside C: L_CC g = lost_C. A sector that falls further as a supplier
 * than by its own stop has g = 0 instead (complementarity, least loss; sectors with g < 0 leave C until none is left).
 * Upstream only: customers are not stopped and nobody finds other work, so it is a maximum of that kind.
 *
 * @param sectors where something may stop; @param lost output lost there by its own stop, >= 0
 * @returns missing `negative-final-demand` when a sector's final deliveries would fall below nought
 */
export function stoppedDemand(
  table: IndustryTable,
  model: Leontief,
  sectors: readonly number[],
  lost: ArrayLike<number>,
): Maybe<StoppedDemand> {
  const n = model.size;
  const L = model.inverse;
  let places = [...sectors.keys()].filter((p) => lost[p]! > 0);
  for (;;) {
    const m = places.length;
    const matrix = new Float64Array(m * m);
    const g = Float64Array.from(places, (p) => lost[p]!);
    for (let a = 0; a < m; a++)
      for (let b = 0; b < m; b++) matrix[a * m + b] = L[sectors[places[a]!]! * n + sectors[places[b]!]!]!;
    solve(matrix, g, m);
    const kept = places.filter((_, a) => g[a]! >= 0);
    if (kept.length < m) {
      places = kept;
      continue;
    }
    const stopped = places.map((p) => sectors[p]!);
    const refused = stopped.find((k, a) => g[a]! > Math.max(table.finalDemand[k]!, 0) + 1e-9 * table.output[k]!);
    if (refused !== undefined)
      return missing(
        'negative-final-demand',
        `final demand of ${table.codes[refused]} ${table.names[refused]!.en} would fall below 0`,
      );
    return { sectors: stopped, final: g };
  }
}

/** `stoppedDemand` told sector by sector: the output that every sector of the table loses. @param lost by sector, n numbers */
export function upstreamLoss(table: IndustryTable, model: Leontief, lost: Float64Array): Maybe<UpstreamLoss> {
  const n = model.size;
  const found = stoppedDemand(table, model, [...lost.keys()], lost);
  if (isMissing(found)) return found;
  const finalDemand = new Float64Array(n);
  found.sectors.forEach((k, a) => {
    finalDemand[k] = found.final[a]!;
  });
  const output = Float64Array.from({ length: n }, (_, i) =>
    found.sectors.reduce((sum, k, a) => sum + model.inverse[i * n + k]! * found.final[a]!, 0),
  );
  return { output, finalDemand };
}
