import type { Note } from './adjustment.js';
import type { Flow } from './flows.js';
import type { PairReports } from './report.js';
import { type Weighed, weigh } from './unit-value.js';

/** Relative half-width of a flow that one side alone reports, and of a weight imputed from a value. */
const oneSided = 0.1;
const imputed = 0.5;
/** Two sane weights that differ by more than this are told apart by their unit values. */
const disagreement = 0.25;

/**
 * One flow in gross tonnes from the reports of a pair. Weights that had to be imputed give way to reported ones. Of two reported weights
 * within 25 % the first spec's stands. Beyond, and if the dollars of both agree within 25 %, one weight is wrong and the one whose unit
 * value is nearer to the reference stands; if the dollars differ too, the reports are of different goods (transit, coverage) and the first
 * spec's stands. The interval spans all reported weights, or +-10 % where only one stands, +-50 % where it is imputed.
 */
export function mirrorFlow(
  pair: PairReports,
  reference: number | undefined,
  band: { readonly low: number; readonly high: number },
  note: Note,
): Flow | undefined {
  const all = pair.reports.flatMap((report) => {
    const weighed = weigh(pair, report, reference, band, note);
    return weighed === undefined ? [] : [weighed];
  });
  const sane = all.filter((w) => !w.imputed);
  const candidates = sane.length > 0 ? sane : all;
  const first = candidates[0];
  if (first === undefined) return undefined;
  const apart = candidates.filter(
    (w) => Math.abs(w.tonnes - first.tonnes) > disagreement * Math.max(w.tonnes, first.tonnes),
  );
  const rivals = candidates.filter((w) => w === first || sameValue(w, first));
  const chosen = apart.length === 0 || reference === undefined ? first : nearest(rivals, reference);
  const { exporter, importer } = pair;
  if (chosen !== first)
    note({
      kind: 'mirror',
      exporter,
      importer,
      tonnes: Math.abs(chosen.tonnes - first.tonnes),
      detail: `${candidates.map((w) => `${w.side} ${Math.round(w.tonnes)} t`).join(', ')}: same value, ${chosen.side} has the unit value nearer to the median`,
    });
  const weights = candidates.map((w) => w.tonnes);
  const width = chosen.imputed ? imputed : candidates.length === 1 ? oneSided : 0;
  return {
    exporter,
    importer,
    tonnes: chosen.tonnes,
    low: Math.min(...weights) * (1 - width),
    high: Math.max(...weights) * (1 + width),
    status: chosen.imputed
      ? 'estimated'
      : chosen.side === 'reconciled' || (sane.length > 1 && apart.length === 0)
        ? 'complete'
        : 'partial',
    inputs: [...new Set(pair.reports.flatMap((r) => r.rows))].sort(),
  };
}

const sameValue = (a: Weighed, b: Weighed): boolean =>
  a.usd !== undefined && b.usd !== undefined && Math.abs(a.usd - b.usd) <= disagreement * Math.max(a.usd, b.usd);

/** The report whose unit value is nearest to the reference, in ratio; reports without value come last. */
function nearest(reports: readonly Weighed[], reference: number): Weighed {
  const distance = (w: Weighed): number => {
    if (w.usd === undefined) return Infinity;
    const ratio = w.usd / w.tonnes / reference;
    return Math.max(ratio, 1 / ratio);
  };
  return reports.reduce((best, w) => (distance(w) < distance(best) ? w : best));
}
