import type { Note } from './adjustment.js';
import type { PairReports, Report } from './report.js';

/** A report whose weight can be used; `imputed` when the weight is its value over the reference unit value. */
export interface Weighed extends Report {
  readonly tonnes: number;
  readonly imputed: boolean;
}

/**
 * Value-weighted median of dollars per gross tonne over all reports that have both: half of the value traded is dearer. Undefined
 * where no report has both.
 */
export function referenceUnitValue(pairs: readonly PairReports[]): number | undefined {
  const points = pairs
    .flatMap((pair) => pair.reports)
    .flatMap((r) => (r.usd !== undefined && r.tonnes !== undefined ? [{ price: r.usd / r.tonnes, usd: r.usd }] : []))
    .sort((a, b) => a.price - b.price || a.usd - b.usd);
  const half = points.reduce((sum, p) => sum + p.usd, 0) / 2;
  let seen = 0;
  for (const point of points) {
    seen += point.usd;
    if (seen >= half) return point.price;
  }
  return undefined;
}

/**
 * Makes a report's weight usable. Where dollars per tonne lie outside [low, high] times the reference, or no weight is given, the
 * value is believed and the weight is value / reference; each such weight is noted. A report without value keeps its weight.
 * A report with neither a weight nor a reference to impute it from is undefined.
 */
export function weigh(
  pair: PairReports,
  report: Report,
  reference: number | undefined,
  band: { readonly low: number; readonly high: number },
  note: Note,
): Weighed | undefined {
  const place = { exporter: pair.exporter, importer: pair.importer };
  const { tonnes, usd } = report;
  if (tonnes !== undefined && (usd === undefined || reference === undefined))
    return { ...report, tonnes, imputed: false };
  if (usd === undefined || reference === undefined) return undefined;
  const imputed = usd / reference;
  if (tonnes === undefined) {
    note({ kind: 'weight-imputed', ...place, tonnes: imputed, detail: `${report.side}: no weight reported` });
    return { ...report, tonnes: imputed, imputed: true };
  }
  const price = usd / tonnes;
  if (price >= band.low * reference && price <= band.high * reference) return { ...report, tonnes, imputed: false };
  note({
    kind: 'unit-value',
    ...place,
    tonnes: Math.abs(tonnes - imputed),
    detail: `${report.side}: ${Math.round(tonnes)} t at ${round3(price)} USD/t against ${round3(reference)}: weight taken as value / reference`,
  });
  return { ...report, tonnes: imputed, imputed: true };
}

const round3 = (x: number): string => Number(x.toPrecision(3)).toString();
