import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectWith } from '../../../test/fixtures/project-file.js';
import { caseOf, exchangeOf, resultOf } from '../../project/index.js';
import { readOrRefuse, regimeFile } from '../../study/index.js';
import { levyKinds } from './index.js';

/** Amounts by year of the only levies of a regime, on a mine of two products: 100 t at 50 in years 1 and 2 with 20 of treatment each, 10 t of ore at 40. */
function charged(levies: readonly object[], more: object = {}): Record<string, readonly number[]> {
  const project = projectWith({
    discount: { firm: 0.1, host: 0.1, project: 0.1 },
    products: [
      {
        mineral: 'copper',
        form: 'concentrate',
        price: 50,
        payable: 0.9,
        treatmentPerTonne: 20,
        tonnes: [0, 100, 100],
      },
      { mineral: 'tin', form: 'ore', price: 40, payable: 0.5, treatmentPerTonne: 30, tonnes: [0, 10, 10] },
    ],
    operating: [0, 500, 500],
    capital: [{ class: 'plant', spend: [1000] }],
    owners: [{ party: 'firm', country: 'KOR', share: 1 }],
    ...more,
  });
  const regime = readOrRefuse(regimeFile, JSON.stringify({ format: 'lodeward-regime/1', country: 'XXA', levies }), 'r');
  const { byLevy } = resultOf(
    caseOf(project, { regime, programmes: new Map(), exchange: exchangeOf({ KRW: 1000 }, 'test') }),
  ).government;
  return Object.fromEntries(
    Object.entries(byLevy).map(([kind, flow]) => [kind, flow.map((x) => Math.round(x * 1e9) / 1e9)]),
  );
}

describe('levies, by hand', () => {
  it('royalty: gross, and net never below 0 for any product', () => {
    expect(charged([{ kind: 'royalty', base: 'gross', rate: 0.1 }])['royalty']).toEqual([0, 540, 540]);
    expect(charged([{ kind: 'royalty', base: 'net', rate: 0.1 }])['royalty']).toEqual([0, 250, 250]);
  });
  it('royalty: one on a named mineral stands in place of the general one; benchmark, bands, holiday', () => {
    const general = { kind: 'royalty', rate: 0.1 };
    expect(charged([general, { kind: 'royalty', rate: 0.2, mineral: 'tin', benchmark: 1.5 }])['royalty']).toEqual([
      0, 620, 620,
    ]);
    expect(charged([general, { kind: 'royalty', rate: 0.2, mineral: 'tin', holidayYears: 1 }])['royalty']).toEqual([
      0, 500, 580,
    ]);
    expect(
      charged([
        {
          kind: 'royalty',
          bands: [
            [0, 0.1],
            [50, 0.2],
          ],
        },
      ])['royalty'],
    ).toEqual([0, 1040, 1040]);
  });
  it('surtax: the band of the price on the whole gross, lower edge included, of that mineral and grade', () => {
    const at = (bands: readonly (readonly number[])[], grade = 'concentrate') =>
      charged([{ kind: 'surtax', mineral: 'copper', grade, bands }])['surtax'];
    expect(
      at([
        [0, 0.01],
        [50, 0.02],
        [60, 0.03],
      ]),
    ).toEqual([0, 100, 100]);
    expect(
      at([
        [0, 0.01],
        [50.01, 0.02],
      ]),
    ).toEqual([0, 50, 50]);
    expect(at([[60, 0.01]])).toEqual([0, 0, 0]);
    expect(at([[0, 0.01]], 'ore')).toBeUndefined();
  });
  it('surtax: a band in another money and mass', () => {
    expect(charged([{ kind: 'surtax', mineral: 'copper', unit: 'KRW/kg', bands: [[50, 0.02]] }])['surtax']).toEqual([
      0, 100, 100,
    ]);
    expect(charged([{ kind: 'surtax', mineral: 'copper', unit: 'KRW/kg', bands: [[50.1, 0.02]] }])['surtax']).toEqual([
      0, 0, 0,
    ]);
  });
  it('special royalty: on gross, only where the project chose it', () => {
    const levy = { kind: 'special-royalty', rate: 0.01 };
    expect(charged([levy, { kind: 'royalty', rate: 0 }])['special-royalty']).toBeUndefined();
    expect(charged([levy], { participation: 'special-royalty' })['special-royalty']).toEqual([0, 54, 54]);
  });
  it('profit royalty: rate by margin on operating profit, straight between the points', () => {
    // net sales 2500 + (200 - 300) = 2400; profit 2400 - 500 - 500 (plant over the two years) = 1400, margin 0.58333
    const amount = Math.round(0.3 * (1400 / 2400) * 1400 * 1e9) / 1e9;
    expect(
      charged([
        {
          kind: 'profit-royalty',
          byMargin: [
            [0, 0],
            [1, 0.3],
          ],
          depreciation: { plant: 2 },
        },
      ])['profit-royalty'],
    ).toEqual([0, amount, amount]);
  });
  it('burden cap: what royalties take above the cap is given back, never more than they took', () => {
    // operating profit 1400 (above); royalties 540 + 0.1 x 1400 = 680; 680 + 0.35 x 1400 - 0.5 x 1400 = 470 above the cap
    const royalties = [
      { kind: 'royalty', rate: 0.1, deductible: true },
      { kind: 'profit-royalty', byMargin: [[0, 0.1]], depreciation: { plant: 2 }, deductible: true },
    ];
    const cap = { kind: 'burden-cap', cap: 0.5, finalRate: 0.35, depreciation: { plant: 2 }, deductible: true };
    const both = ['royalty', 'profit-royalty'];
    const tax = { kind: 'income-tax', brackets: [[0, 0.2]], depreciation: { plant: 2 } };
    const got = charged([...royalties, { ...cap, limits: both }, tax]);
    expect(got['burden-cap']).toEqual([0, -470, -470]);
    expect(got['income-tax']).toEqual([0, 0.2 * (1400 - 210), 0.2 * (1400 - 210)]);
    expect(charged([...royalties, { ...cap, limits: ['profit-royalty'] }])['burden-cap']).toEqual([0, 0, 0]);
    expect(charged([...royalties, { ...cap, finalRate: 1, limits: both }])['burden-cap']).toEqual([0, -680, -680]);
    const below = { tonnes: 100.5, years: 2, cap: 0.4 };
    expect(charged([...royalties, { ...cap, limits: both, mineral: 'copper', below }])['burden-cap']).toEqual([
      0, -610, -610,
    ]);
    expect(charged([...royalties, { ...cap, limits: both, below }])['burden-cap']).toEqual([0, -470, -470]);
  });
  it('income tax: brackets, deductible royalty, depreciation written off at the end', () => {
    // 2400 - 500 - 100 (1000 over 10 years) - 540 = 1260; last year 2400 - 500 - 900 - 540 = 460
    const levies = [
      { kind: 'royalty', rate: 0.1, deductible: true },
      {
        kind: 'income-tax',
        brackets: [
          [0, 0.1],
          [1000, 0.5],
        ],
      },
    ];
    const tax = charged(levies)['income-tax']!;
    expect(tax[1]).toBeCloseTo(100 + 130, 9);
    expect(tax[2]).toBeCloseTo(46, 9);
  });
  it('income tax: losses oldest first, dead after lossYears, at most lossCap of the profit', () => {
    const mine = {
      capital: [],
      operating: [1000, 2000, 2000, 900],
      products: [{ mineral: 'copper', price: 1, tonnes: [0, 1900, 2400, 1900] }],
    };
    // profits: -1000, -100, 400, 1000
    const tax = (more: object) => charged([{ kind: 'income-tax', brackets: [[0, 0.1]], ...more }], mine)['income-tax'];
    expect(tax({})).toEqual([0, 0, 40, 100]);
    expect(tax({ lossYears: 2 })).toEqual([0, 0, 0, 90]);
    expect(tax({ lossYears: 3 })).toEqual([0, 0, 0, 30]);
    expect(tax({ lossYears: 3, lossCap: 0.5 })).toEqual([0, 0, 20, 50]);
  });
  it('withholding: dividends by treaty, none at home, interest of a foreign lender, services on top', () => {
    const dividend = { kind: 'withholding', on: 'dividend', rate: 0.2, treaty: { KOR: 0.05 } };
    expect(charged([dividend])['withholding']).toEqual([0, 95, 95]);
    expect(charged([dividend], { owners: [{ party: 'firm', country: 'DEU', share: 1 }] })['withholding']).toEqual([
      0, 380, 380,
    ]);
    expect(charged([dividend], { owners: [{ party: 'firm', country: 'XXA', share: 1 }] })['withholding']).toEqual([
      0, 0, 0,
    ]);
    const loan = { debt: [{ lender: 'bank', country: 'KOR', share: 1, rate: 0.1, years: 2 }] };
    expect(charged([{ kind: 'withholding', on: 'interest', rate: 0.2 }], loan)['withholding']).toEqual([0, 20, 10]);
    expect(
      charged([{ kind: 'withholding', on: 'services', rate: 0.1 }], { services: { country: 'KOR', spend: [0, 30] } })[
        'withholding'
      ],
    ).toEqual([0, 3, 0]);
  });
  it('value-added tax with refund, duty on the imported share, licence fee a hectare', () => {
    expect(charged([{ kind: 'vat', on: 'capital', rate: 0.1 }])['vat']).toEqual([100, 0, 0]);
    expect(charged([{ kind: 'vat', on: 'capital', rate: 0.1, refund: 0.8, refundYears: 2 }])['vat']).toEqual([
      100, -40, -40,
    ]);
    expect(charged([{ kind: 'duty', on: 'capital', rate: 0.05 }], { importedCapital: 0.4 })['duty']).toEqual([
      20, 0, 0,
    ]);
    const fee = { kind: 'licence-fee', perHectare: { value: 500, currency: 'KRW' } };
    expect(charged([fee], { licence: { hectares: 100 } })['licence-fee']).toEqual([50, 50, 50]);
  });
});

describe('every kind of levy', () => {
  it.each(Object.keys(levyKinds))('%s has a method page', (kind) => {
    expect(existsSync(join(import.meta.dirname, '../../../docs/methods', `levy-${kind}.md`))).toBe(true);
  });
});
