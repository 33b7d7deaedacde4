import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countryRiskHhi } from './country-risk-hhi.js';
import { daysOfCover } from './days-of-cover.js';
import { euSupplyRisk } from './eu-supply-risk.js';
import { exportConcentration } from './export-concentration.js';
import { geopolrisk } from './geopolrisk.js';
import { hhi } from './hhi.js';
import { indices, notImplemented } from './indices.js';
import { nMinusOne } from './n-minus-one.js';
import { netImportReliance } from './net-import-reliance.js';

const tonnes = fc.dictionary(fc.stringMatching(/^[A-Z]{3}$/), fc.double({ min: 0.001, max: 1e6, noNaN: true }), {
  minKeys: 1,
  maxKeys: 12,
});

describe('concentration', () => {
  it('is the printed case: shares 25, 20, 15, 10, 9, 8, 7, 6 give 1,580 points', () => {
    const shares = [25, 20, 15, 10, 9, 8, 7, 6];
    const result = hhi.compute({ tonnes: Object.fromEntries(shares.map((s, i) => [`AA${'ABCDEFGH'[i]}`, s])) });
    expect(result.points).toBeCloseTo(1580, 9);
    expect(result.topShares.three).toBeCloseTo(0.6, 12);
  });
  it('lies between 1/n and 1, does not depend on units or order, and falls when a country is split', () => {
    fc.assert(
      fc.property(tonnes, fc.double({ min: 0.1, max: 100, noNaN: true }), (t, k) => {
        const { value, largest } = hhi.compute({ tonnes: t });
        expect(value).toBeGreaterThanOrEqual(1 / Object.keys(t).length - 1e-12);
        expect(value).toBeLessThanOrEqual(1 + 1e-12);
        const scaled = Object.fromEntries(Object.entries(t).map(([c, x]) => [c, x * k]));
        expect(hhi.compute({ tonnes: scaled }).value).toBeCloseTo(value, 10);
        const turned = Object.fromEntries(Object.entries(t).reverse());
        expect(hhi.compute({ tonnes: turned }).value).toBe(value);
        const halves = { ...t, [largest.country]: t[largest.country]! / 2, ZZZZ: t[largest.country]! / 2 };
        expect(hhi.compute({ tonnes: halves }).value).toBeLessThan(value);
        expect(nMinusOne.compute({ tonnes: t }).value).toBeCloseTo(1 - largest.share, 10);
      }),
    );
  });
  it('weighs country risk as the EU: tantalum of 2017, Nigeria 0.81 at 6.92 gives 4.54 of the printed 4.6', () => {
    const { value } = countryRiskHhi.compute({
      tonnes: { NGA: 81, RWA: 14, CHN: 5 },
      risk: { NGA: 6.92, RWA: 5.2, CHN: 5.7 },
    });
    expect(0.81 ** 2 * 6.92).toBeCloseTo(4.54, 2);
    expect(Math.abs(value - 4.6)).toBeLessThan(0.1);
  });
  it('counts a buyer as a seller counts him', () => {
    const result = exportConcentration.compute({ exports: { CHN: 90, RUS: 10 }, output: 120 });
    expect(result).toMatchObject({
      value: 0.8200000000000001,
      largestBuyer: { country: 'CHN', share: 0.9 },
      onSingleBuyer: 0.75,
    });
  });
});

describe('reliance and cover', () => {
  it('are ratios with reasons', () => {
    expect(netImportReliance.compute({ production: 20, imports: 90, exports: 10 }).value).toBe(0.8);
    expect(netImportReliance.compute({ production: 20, imports: 5, exports: 10 })).toMatchObject({ netExporter: true });
    expect(netImportReliance.compute({ production: 1, imports: 0, exports: 2 }).value).toEqual({
      missing: { code: 'no-consumption', detail: 'apparent consumption is -1 t, not above 0' },
    });
    expect(daysOfCover.compute({ stockTonnes: 1000, yearlyUseTonnes: 3650 }).value).toBe(100);
  });
});

describe('GeoPolRisk', () => {
  it('is the unit test of the published program', () => {
    // five countries with an HHI of 0.3
    const rest = 0.2 - 0.1 * Math.sqrt(0.5);
    const five = geopolrisk.compute({
      production: { AAA: 1 - 4 * rest, AAB: rest, AAC: rest, AAD: rest, AAE: rest },
      imports: [{ partner: 'CHN', tonnes: 2000, valueUsd: 2000 * 50 * 1000, risk: 0.5 }],
      domesticProduction: 500,
      reference: 0.409412948,
    });
    expect(five.hhi).toBeCloseTo(0.3, 12);
    expect(five.importRisk).toBeCloseTo(0.4, 12);
    expect(five.score).toBeCloseTo(0.12, 12);
    expect(five.characterisationFactor).toBeCloseTo((0.12 * 50) / 0.409412948, 10);
  });
  it('says why there is no price, no risk, and which risk it had to assume', () => {
    const none = geopolrisk.compute({ production: { CHN: 1 }, imports: [], domesticProduction: 0, reference: 0.4 });
    expect(none.score).toMatchObject({ missing: { code: 'no-supply' } });
    expect(none.priceUsdPerKg).toMatchObject({ missing: { code: 'no-imports' } });
    const assumed = geopolrisk.compute({
      production: { CHN: 1 },
      imports: [{ partner: 'TWN', tonnes: 1, valueUsd: 1 }],
      domesticProduction: 0,
      reference: 0.4,
    });
    expect(assumed).toMatchObject({ importRisk: 0.5, assumedRisk: ['TWN'] });
  });
});

describe('EU supply risk', () => {
  it('asks for what the scope needs, and counts a negative reliance as nought', () => {
    const input = { importReliance: -0.2, endOfLifeRecycling: 0, substitution: 1, scope: 'both' as const };
    expect(euSupplyRisk.input.safeParse(input).error!.issues.map((i) => i.path.join('.'))).toEqual([
      'hhiWgiGlobal',
      'hhiWgiSourcing',
    ]);
    expect(euSupplyRisk.compute({ ...input, hhiWgiGlobal: 9, hhiWgiSourcing: 2 }).value).toBe(2);
  });
});

describe('the list of indices', () => {
  it('names each once and nothing that is not implemented', () => {
    const ids = [...indices, ...notImplemented].map((i) => i.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(notImplemented.every((n) => n.lacks.length > 20)).toBe(true);
  });
});

describe('method pages', () => {
  it('exist for every index, with a formula and a source', () => {
    for (const { id } of indices) {
      const page = readFileSync(join(import.meta.dirname, '../../docs/methods', `${id}.md`), 'utf8');
      expect(page).toContain('**Formula');
      expect(page.toLowerCase(), id).toMatch(/\*\*(source|published|known)/);
    }
  });
});
