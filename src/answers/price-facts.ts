import type { Atlas, Row } from '../atlas/index.js';
import { isMissing } from '../base/index.js';
import { fitPrices, type PriceSeries } from '../project/index.js';
import type { PriceFacts } from './evaluate-project.js';

const monthOf = (row: Row) => row.year * 12 + row.month! - 1;
const leastMonths = 60;

/** The months without gaps that end with the newest. */
function unbroken(rows: readonly Row[]): readonly Row[] {
  let start = rows.length - 1;
  while (start > 0 && monthOf(rows[start - 1]!) === monthOf(rows[start]!) - 1) start--;
  return rows.slice(start);
}

/** The longest monthly price series of a mineral in the atlas that has no gaps and at least 60 months; undefined where there is none. */
export async function priceSeries(atlas: Atlas, mineral: string): Promise<PriceSeries | undefined> {
  const rows = (await atlas.rows({ kinds: ['price'], mineral })).filter(
    (row) => row.month !== undefined && !isMissing(row.value) && row.value > 0,
  );
  const series = new Map<string, Row[]>();
  for (const row of rows) {
    const name = `${row.source} ${row.series ?? row.form} ${row.unit}`;
    series.set(name, [...(series.get(name) ?? []), row]);
  }
  const whole = [...series.keys()]
    .sort()
    .map((name) => unbroken(series.get(name)!.sort((a, b) => monthOf(a) - monthOf(b))))
    .filter((months) => months.length >= leastMonths);
  const longest = whole.reduce<readonly Row[]>((best, months) => (months.length > best.length ? months : best), []);
  const [first] = longest;
  if (!first) return undefined;
  return {
    mineral,
    unit: first.unit,
    first: `${first.year}-${String(first.month).padStart(2, '0')}`,
    values: longest.map((row) => row.value as number),
    rows: longest.map((row) => row.id),
  };
}

/** Price models fitted to the atlas for the minerals that have a monthly series. */
export async function priceFacts(atlas: Atlas, minerals: readonly string[]): Promise<PriceFacts> {
  const found = await Promise.all(minerals.map((mineral) => priceSeries(atlas, mineral)));
  const series = found.filter((s) => s !== undefined);
  return {
    models: new Map(series.map((s) => [s.mineral, fitPrices(s)])),
    rows: series.flatMap((s) => [s.rows[0]!, s.rows[s.rows.length - 1]!]),
  };
}
