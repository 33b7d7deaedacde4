import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Row } from '../../src/atlas/index.js';
import { isMissing } from '../../src/base/index.js';
import { readElasticities } from '../../src/node/facts/elasticities.js';
import { readTable } from '../../src/node/facts/table.js';
import { openAtlas } from '../../src/node/index.js';

const shape = z.strictObject({
  mineral: z.string(),
  crisis: z.string(),
  series: z.string(),
  from: z.string(),
  multiple: z.coerce.number(),
  status: z.enum(['published', 'estimated', 'unverified']),
  source: z.string().min(5),
});

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Mean of the year (twelve months) from `from` over that of the three years (36 months) before it. */
function multiple(rows: readonly Row[], from: string): number {
  const [year, month] = from.split('-').map(Number) as [number, number | undefined];
  const at = (y: number, m?: number) => {
    const found = rows.find((row) => row.year === y && row.month === m);
    if (!found || isMissing(found.value)) throw new Error(`no row of ${y}-${m}`);
    return found.value;
  };
  if (month === undefined) return at(year) / mean([1, 2, 3].map((back) => at(year - back)));
  const months = (first: number, count: number) =>
    Array.from({ length: count }, (_, k) => at(Math.floor((first + k) / 12), ((first + k) % 12) + 1));
  const first = year * 12 + month - 1;
  return mean(months(first, 12)) / mean(months(first - 36, 36));
}

describe('price peaks of real crises', async () => {
  const [peaks, atlas, parameters] = await Promise.all([
    readTable(shape, 'data', 'price-peaks.csv'),
    openAtlas(),
    readElasticities(),
  ]);
  it.each(peaks.filter(({ series }) => series !== ''))('are what the atlas says: $mineral $from', async (peak) => {
    const rows = await atlas.rows({ kinds: ['price'], mineral: peak.mineral });
    const ours = multiple(
      rows.filter((row) => row.series === peak.series),
      peak.from,
    );
    expect(ours.toFixed(2)).toBe(peak.multiple.toFixed(2));
  });
  it('lie below the highest choke of every mineral, in prices of its base year', () => {
    const chokes = parameters.filter(({ parameter }) => parameter === 'choke');
    expect(chokes.map(({ mineral }) => mineral)).toContain('*');
    for (const { low, mode, high } of chokes) {
      expect(low).toBeGreaterThanOrEqual(2.5);
      expect(mode).toBeLessThanOrEqual(high);
    }
    const plain = chokes.find(({ mineral }) => mineral === '*')!;
    for (const { series, multiple: reached } of peaks) if (series !== '') expect(reached).toBeLessThan(plain.high);
  });
});
