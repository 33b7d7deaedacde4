import type { Atlas, Row } from '../atlas/index.js';
import { isMissing, type Maybe, missing } from '../base/index.js';

/** The years of a base year: `2023`, or `2019-2023`. */
const yearsOf = (baseYear: string): readonly number[] => {
  const [first, last = first] = baseYear.split('-').map(Number) as [number, number?];
  return Array.from({ length: last! - first + 1 }, (_, i) => first + i);
};

/** Mean won per US dollar of the base year, and the rows of it: the mean of the yearly rows, the source whose id sorts first where several have the year. */
export async function wonOfBaseYear(
  atlas: Atlas,
  baseYear: string,
): Promise<{ readonly krwPerUsd: Maybe<number>; readonly rows: readonly string[] }> {
  const found: Row[] = [];
  for (const year of yearsOf(baseYear)) {
    const rows = await atlas.rows({ kinds: ['fx'], country: 'KOR', year });
    const yearly = rows.find((row) => row.month === undefined && row.unit === 'lcu-per-usd' && !isMissing(row.value));
    if (!yearly)
      return { krwPerUsd: missing('no-exchange-rate', `the atlas has no won per dollar for ${year}`), rows: [] };
    found.push(yearly);
  }
  const mean = found.reduce((sum, { value }) => sum + (value as number), 0) / found.length;
  return { krwPerUsd: mean, rows: found.map(({ id }) => id) };
}

/** Mean won per US dollar of the base year. */
export const krwPerUsd = async (atlas: Atlas, baseYear: string): Promise<Maybe<number>> =>
  (await wonOfBaseYear(atlas, baseYear)).krwPerUsd;
