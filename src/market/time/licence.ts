import type { Gate } from '../model.js';

/**
 * A licence regime: no exports in the gap, then caps by destination as a path of recovery times the mean of the months before the
 * announcement. Months count from the start of the path.
 */
export interface Licence {
  readonly stage: number;
  readonly seller: number;
  /** First month in force, months of the gap, and the first month in which it is lifted (Infinity: never). */
  readonly from: number;
  readonly gap: number;
  readonly to: number;
  /** Share of earlier tonnes that a destination gets in month m after the gap: level (1 - (1 - 1/ramp)^m), by destination. */
  readonly level: Float64Array;
  readonly rampMonths: number;
  /** Tonnes a month that went to each destination before, nodes long. */
  readonly before: Float64Array;
}

/** The gates of a licence regime in one month: a ban in the gap, afterwards one cap a destination; the rent stays with the exporter. */
export function licenceGates(licence: Licence, month: number, nodes: number): Gate[] {
  const { from, gap, to, stage, seller, level, before, rampMonths } = licence;
  if (month < from || month >= to) return [];
  const abroad = Array.from({ length: nodes }, (_, j) => j).filter((j) => j !== seller && before[j]! > 0);
  const pairs = abroad.map((j) => seller * nodes + j);
  if (month < from + gap) return pairs.length > 0 ? [{ kind: 'gate', stage, pairs, maxTonnes: 0 }] : [];
  let closed = 1;
  for (let m = from + gap; m <= month; m++) closed *= 1 - 1 / Math.max(rampMonths, 1);
  return abroad.map((j) => ({
    kind: 'gate',
    stage,
    pairs: [seller * nodes + j],
    maxTonnes: before[j]! * level[j]! * (1 - closed),
    rentTo: 'exporter',
  }));
}
