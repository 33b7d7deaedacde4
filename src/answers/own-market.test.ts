import { describe, expect, it } from 'vitest';
import { readMarketFile } from '../study/index.js';
import { ownMarket } from './own-market.js';

const file = (more = '') =>
  readMarketFile(
    `{ "format": "lodeward-market/1", "unit": "t", "mineral": "gallium", "baseYear": 2022, ${more}
       "stages": [{ "name": "refined", "basePrice": 300000, "sigma": 4, "flows": [["CHN", "KOR", 10], ["CHN", "CHN", 90]] }] }`,
    'm.json',
  );

describe('a base market of a reader', () => {
  it('says within which error its flows are drawn, and that it is the usual one where the file says none', () => {
    const usual = ownMarket(file(), 'm.json').market;
    expect(usual.stages[0]!.flows[0]).toMatchObject({ tonnes: 10, low: 9, high: 11 });
    expect(usual.notes).toEqual(['flows are drawn within 10% either way, as the file says no "error"']);
    expect(ownMarket(file('"error": 0.25, "note": "as told",'), 'm.json').market.notes).toEqual([
      'as told',
      'flows are drawn within 25% either way',
    ]);
  });
});
