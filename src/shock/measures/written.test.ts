import { describe, expect, it } from 'vitest';
import { measureUsage, parseMeasures } from './index.js';
import { written } from './written.js';

const every = [
  'ban CHN,RUS -> KOR,JPN refined leak 20% at 0.3',
  'ban CHN -> *',
  'quota 5000 t/y CHN -> * leak 7% at 0',
  'duty 28.9% CHN -> KOR',
  'duty 25% ad valorem CHN -> KOR mined',
  'licence 90 d CHN -> *',
  'outage 29% CHL,PER mined',
  'close mng-chn',
  'stock 800 t KOR',
  'release 800.5 t KOR',
  'commit 1200 t/y MNG -> KOR additional refined',
  'commit 1200 t/y R-OTHER -> KOR',
  'announce 2026-12-01',
  'inforce 2027-02-01',
  'suspend 2027-05-01 2027-11-01',
  'expire 2027-08-01',
];

describe('a measure as text', () => {
  it.each(every)('%s is written as it is read', (text) => expect(written(parseMeasures(text))).toBe(text));
  it('of every kind there is, and of several at once', () => {
    const kinds = new Set(every.map((text) => text.split(' ')[0]));
    expect(measureUsage.map((usage) => usage.split(' ')[0]).filter((kind) => !kinds.has(kind))).toEqual([]);
    expect(written(parseMeasures(every.join(' + ')))).toBe(every.join(' + '));
  });
});
