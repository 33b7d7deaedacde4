import { describe, expect, it } from 'vitest';
import { agreement, at, evidence, tin } from '../../test/fixtures/agreement-lines.js';
import { securedOf } from './secured.js';
import { sumTonnes } from './tonnes.js';

describe('the three numbers', () => {
  it('stay apart: a contract takes its tonnes out of the memorandum, shipments count as delivered', () => {
    const [part] = at(
      '2027-06-01',
      agreement(),
      tin(),
      evidence('2025-04-01', 'contract', ', tonnes: 60, unit: t/y'),
      evidence('2026-08-01', 'shipment', ', tonnes: 25'),
    ).tonnes;
    expect(part).toEqual({
      mineral: 'tin',
      memorandum: { total: 120, byYear: { 2026: 40, 2027: 40, 2028: 40 }, unnamed: 0 },
      contracted: { total: 180, byYear: { 2026: 60, 2027: 60, 2028: 60 }, unnamed: 0 },
      delivered: { total: 25, byYear: { 2026: 25 }, unnamed: 0 },
    });
  });
  it('reads a contract of total tonnes, thousands, and contracts without tonnes', () => {
    const total = (...entries: readonly string[]) => at('2027-06-01', agreement(), ...entries).tonnes[0]!;
    expect(total(tin(), evidence('2025-04-01', 'contract', ', tonnes: 90, unit: t')).contracted.total).toBeCloseTo(
      90,
      12,
    );
    expect(total(tin(), evidence('2025-04-01', 'contract', ', tonnes: 90'))).toMatchObject({
      memorandum: { total: 210 },
      contracted: { total: 90 },
    });
    expect(
      total(tin(', binding: true', 2).replace('t/y', 'kt/y'), evidence('2025-04-01', 'contract')).contracted.total,
    ).toBe(6000);
    expect(total(evidence('2025-04-01', 'contract'))).toMatchObject({
      contracted: { total: { missing: { code: 'no-tonnes-named' } } },
      memorandum: { total: 0 },
    });
    expect(total(tin().replace('t/y', 'gross t/y')).memorandum.total).toMatchObject({
      missing: { code: 'gross-tonnes' },
    });
  });
  it('are missing, never zero, where a paper names none; a lapsed paper keeps only what it delivered', () => {
    expect(at('2025-06-01', agreement()).tonnes[0]).toMatchObject({
      memorandum: { total: { missing: { code: 'no-tonnes-named' } }, unnamed: 1 },
      contracted: { total: 0 },
    });
    const over = at(
      '2027-01-01',
      agreement(),
      tin(),
      evidence('2025-02-01', 'shipment', ', tonnes: 7'),
      evidence('2026-01-01', 'lapse'),
    ).tonnes;
    expect(over[0]).toMatchObject({ memorandum: { total: 0 }, delivered: { total: 7 } });
    const two = sumTonnes([...at('2025-06-01', agreement()).tonnes, ...at('2025-06-01', agreement(), tin()).tonnes]);
    expect(two[0]!.memorandum).toEqual({ total: 300, byYear: { 2026: 100, 2027: 100, 2028: 100 }, unnamed: 1 });
  });
  it('feed what is secured: delivered as sure, contracts with their odds, memoranda at the base rate', () => {
    const odds = { mean: 0.1, p05: 0.01, p95: 0.3 };
    const contract = (more: string) =>
      at(
        '2026-12-31',
        agreement(),
        tin(),
        evidence('2025-04-01', 'contract', `, tonnes: 60, unit: t/y${more}`),
        evidence('2026-08-01', 'shipment', ', tonnes: 25'),
      );
    const known = contract(', odds: 0.8');
    expect(securedOf(sumTonnes(known.tonnes), [known], odds, 2026)).toEqual([
      {
        mineral: 'tin',
        delivered: 25,
        contracted: { tonnes: 35, odds: 0.8, expected: 28, low: 28, high: 35 },
        memorandum: { tonnes: 40, odds: 0.1, expected: 4, low: 0.4, high: 12 },
      },
    ]);
    const silent = contract('');
    expect(securedOf(sumTonnes(silent.tonnes), [silent], odds)[0]!.contracted).toMatchObject({
      tonnes: 155,
      expected: { missing: { code: 'no-odds-of-contract' } },
      low: 1.55,
      high: 155,
    });
  });
});
