import type { Atlas } from '../atlas/index.js';
import { isMissing, type Maybe, missing } from '../base/index.js';

/** The years of a base year: `2023`, or `2019-2023`. */
const yearsOf = (baseYear: string): readonly number[] => {
  const [first, last = first] = baseYear.split('-').map(Number) as [number, number?];
  return Array.from({ length: last! - first + 1 }, (_, i) => first + i);
};

/** Mean won per US dollar of the base year: the mean of the yearly rows, the source whose id sorts first where several have the year. */
export async function krwPerUsd(atlas: Atlas, baseYear: string): Promise<Maybe<number>> {
  let sum = 0;
  const years = yearsOf(baseYear);
  for (const year of years) {
    const rows = await atlas.rows({ kinds: ['fx'], country: 'KOR', year });
    const yearly = rows.find((row) => row.month === undefined && row.unit === 'lcu-per-usd' && !isMissing(row.value));
    if (!yearly) return missing('no-exchange-rate', `the atlas has no won per dollar for ${year}`);
    sum += yearly.value as number;
  }
  return sum / years.length;
}
