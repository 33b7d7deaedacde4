import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { leontief } from '../../src/industry/index.js';
import { readIndustryFacts } from '../../src/node/facts/industry.js';

describe('multipliers of the Bank of Korea, 2018', () => {
  it('are reproduced to 1e-12 for all 165 commodities', async () => {
    const table = (await readIndustryFacts()).tables[0]!;
    const model = leontief(table);
    const rows = readFileSync(join(import.meta.dirname, 'industry', 'bok2018-multipliers.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
    expect(rows.map((r) => r[0])).toEqual(table.codes);
    rows.forEach(([, production, valueAdded], i) => {
      expect(Math.abs(model.production[i]! - Number(production))).toBeLessThan(1e-12);
      expect(Math.abs(model.valueAdded[i]! - Number(valueAdded))).toBeLessThan(1e-12);
    });
  });
});
