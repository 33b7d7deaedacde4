import { describe, expect, it } from 'vitest';
import { readCountries } from './countries.js';

describe('names of countries', () => {
  it('are in Mongolian those that a ministry writes within a sentence', async () => {
    const names = new Map((await readCountries()).map((row) => [row.iso3, row.name_mn]));
    expect(['KOR', 'USA', 'HKG', 'ARE'].map((code) => names.get(code))).toEqual([
      'БНСУ',
      'АНУ',
      'Хонконг',
      'Арабын Нэгдсэн Эмират',
    ]);
  });
});
