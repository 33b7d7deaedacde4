import type { CountryCode } from '../../base/index.js';
import { isMissing } from '../../base/index.js';
import type { Row, RowId } from '../row.js';
import type { ReportSpec } from './chain.js';

/** What one side says of one pair: gross tonnes and dollars a year, each where reported. */
export interface Report {
  readonly side: ReportSpec['side'];
  readonly fill: boolean;
  readonly tonnes?: number;
  readonly usd?: number;
  readonly rows: readonly RowId[];
}

export interface PairReports {
  readonly exporter: CountryCode;
  readonly importer: CountryCode;
  /** In the order of the chain's specs. */
  readonly reports: readonly Report[];
}

/** Rows of kind `trade` by form and source. */
export type TradeIndex = ReadonlyMap<string, readonly Row[]>;

/** Groups trade rows by `form@source`. */
export function indexTrade(rows: readonly Row[]): TradeIndex {
  const index = new Map<string, Row[]>();
  for (const row of rows) {
    if (row.kind !== 'trade') continue;
    const key = `${row.form}@${row.source}`;
    const list = index.get(key);
    if (list === undefined) index.set(key, [row]);
    else list.push(row);
  }
  return index;
}

interface Sum {
  tonnes: number;
  usd: number;
  weighed: boolean;
  valued: boolean;
  rows: RowId[];
}

/**
 * Collects what each spec's source says of each pair: the mean of the spec's years (a year without a row counts as none bought,
 * months are summed), dollars and gross tonnes apart. Pairs with oneself or with the world are left out. Sorted by exporter, importer.
 */
export function collectReports(
  trade: TradeIndex,
  specs: readonly ReportSpec[],
  baseYears: readonly number[],
): readonly PairReports[] {
  const pairs = new Map<string, Report[]>();
  for (const spec of specs) {
    const years = spec.years ?? baseYears;
    const sums = new Map<string, Sum>();
    for (const row of trade.get(`${spec.form}@${spec.source}`) ?? []) {
      if (!years.includes(row.year) || !isPair(row) || isMissing(row.value)) continue;
      if (spec.exporters !== undefined && !spec.exporters.includes(row.exporter)) continue;
      if (spec.importers !== undefined && !spec.importers.includes(row.importer)) continue;
      if (spec.exceptImporters?.includes(row.importer)) continue;
      const key = `${row.exporter}>${row.importer}`;
      const sum = sums.get(key) ?? { tonnes: 0, usd: 0, weighed: false, valued: false, rows: [] };
      if (row.unit === 't') {
        sum.tonnes += row.value / years.length;
        sum.weighed = true;
      } else if (row.unit === 'usd') {
        sum.usd += row.value / years.length;
        sum.valued = true;
      } else continue;
      sum.rows.push(row.id);
      sums.set(key, sum);
    }
    for (const [key, sum] of sums) {
      const report: Report = {
        side: spec.side,
        fill: spec.fill ?? false,
        ...(sum.weighed && sum.tonnes > 0 ? { tonnes: sum.tonnes } : {}),
        ...(sum.valued && sum.usd > 0 ? { usd: sum.usd } : {}),
        rows: sum.rows.sort(),
      };
      if (report.tonnes === undefined && report.usd === undefined) continue;
      const list = pairs.get(key);
      if (list === undefined) pairs.set(key, [report]);
      else if (!report.fill) list.push(report);
    }
  }
  return [...pairs.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, reports]) => ({ exporter: key.slice(0, 3), importer: key.slice(4), reports }));
}

const isPair = (row: Row): row is Row & { exporter: CountryCode; importer: CountryCode } =>
  row.exporter !== undefined &&
  row.importer !== undefined &&
  row.exporter !== row.importer &&
  row.exporter !== 'WLD' &&
  row.importer !== 'WLD';
