import { describe, expect, it } from 'vitest';
import { isMissing } from '../base/index.js';
import { projectFile, readOrRefuse, regimeFile } from '../study/index.js';
import { accountOf } from './account.js';
import { breakeven } from './breakeven.js';
import { caseOf, type Rules } from './evaluate.js';
import { exchangeOf } from './plan.js';
import { type ProjectResult, resultOf } from './result.js';

const levies = [
  { kind: 'royalty', rate: 0.05, deductible: true },
  {
    kind: 'income-tax',
    brackets: [
      [0, 0.1],
      [2e6, 0.25],
    ],
    lossYears: 4,
    lossCap: 0.5,
    depreciation: { plant: 10, mine: 5 },
  },
  { kind: 'withholding', on: 'dividend', rate: 0.2, treaty: { KOR: 0.05 } },
];
const sample = {
  format: 'lodeward-project/1',
  id: 'm',
  host: 'XXA',
  firstYear: 2027,
  timing: 'end',
  discount: { firm: 0.1, host: 0.1, home: 0.045, project: 0.08 },
  products: [
    {
      mineral: 'molybdenum',
      price: 40000,
      payable: 0.97,
      treatmentPerTonne: 2000,
      freightPerTonne: 150,
      tonnes: [0, 0, ...new Array(14).fill(3000)],
    },
  ],
  operating: [0, 0, ...new Array(14).fill(45e6)],
  capital: [
    { class: 'plant', spend: [100e6, 150e6] },
    { class: 'mine', spend: [50e6, 50e6] },
  ],
  closure: { cost: 20e6 },
  owners: [
    { party: 'firm', country: 'KOR', share: 0.66 },
    { party: 'host-state', country: 'XXA', share: 0.34, terms: 'carried', rate: 0.11 },
  ],
};
const rules = (list: readonly object[] = levies, more: object = {}): Rules => ({
  regime: readOrRefuse(
    regimeFile,
    JSON.stringify({ format: 'lodeward-regime/1', country: 'XXA', levies: list, ...more }),
    'r',
  ),
  programmes: new Map(),
  exchange: exchangeOf({ KRW: 1400 }, 'test'),
});
const caseFor = (more: object = {}, r: Rules = rules()) =>
  caseOf(readOrRefuse(projectFile, JSON.stringify({ ...sample, ...more }), 'p'), r);
const evaluate = (more: object = {}, r: Rules = rules()) => resultOf(caseFor(more, r));
const npv = (result: ProjectResult, kind: string) => result.parties.find((p) => p.kind === kind)!.npv as number;

describe('an evaluation', () => {
  it('shares every sum out: parties add up to the pre-tax cash flow', () => {
    const { parties, project } = evaluate({ debt: [{ lender: 'bank', share: 0.5, rate: 0.08, grace: 2, years: 8 }] });
    project.preTaxCashFlow.forEach((x, t) => {
      expect(parties.reduce((sum, p) => sum + p.cashFlow[t]!, 0)).toBeCloseTo(x, 5);
    });
    expect(parties.find((p) => p.kind === 'lender')!.irr[0]).toBeCloseTo(0.08, 12);
  });
  it('does not change with the money, but for its unit', () => {
    const won = (x: unknown): unknown => (typeof x === 'number' ? x * 1400 : x);
    const inWon = {
      money: 'KRW',
      products: sample.products.map((p) => ({
        ...p,
        price: won(p.price),
        treatmentPerTonne: won(p.treatmentPerTonne),
        freightPerTonne: won(p.freightPerTonne),
      })),
      operating: sample.operating.map(won),
      capital: sample.capital.map((c) => ({ ...c, spend: c.spend.map(won) })),
      closure: { cost: won(20e6) },
    };
    const a = evaluate({}, rules(levies, { money: 'USD' }));
    const b = evaluate(inWon, rules(levies, { money: 'USD' }));
    expect(npv(b, 'firm') / 1400).toBeCloseTo(npv(a, 'firm'), 3);
    expect(b.aetr).toBeCloseTo(a.aetr as number, 10);
    const written = evaluate({ closure: { cost: { value: 20e6 * 1400, currency: 'KRW' } } });
    expect(npv(written, 'firm')).toBeCloseTo(npv(evaluate(), 'firm'), 3);
  });
  it('scales: twice the mine is twice every flow where brackets scale too', () => {
    const twice = {
      products: sample.products.map((p) => ({ ...p, tonnes: p.tonnes.map((t) => 2 * t) })),
      operating: sample.operating.map((x) => 2 * x),
      capital: sample.capital.map((c) => ({ ...c, spend: c.spend.map((x) => 2 * x) })),
      closure: { cost: 40e6 },
    };
    const doubled = levies.map((l) =>
      l.kind === 'income-tax'
        ? {
            ...l,
            brackets: [
              [0, 0.1],
              [4e6, 0.25],
            ],
          }
        : l,
    );
    const [a, b] = [evaluate(), evaluate(twice, rules(doubled))];
    expect(npv(b, 'firm')).toBeCloseTo(2 * npv(a, 'firm'), 3);
    expect(b.breakevenPrice.scale as number).toBeCloseTo(a.breakevenPrice.scale as number, 9);
    expect(b.project.irr.at(-1)).toBeCloseTo(a.project.irr.at(-1)!, 9);
  });
  it('says its timing: start, mid and end differ by the discount factor alone', () => {
    const [start, mid, end] = ['start', 'mid', 'end'].map((timing) => evaluate({ timing }).project.npv as number);
    expect(start! / end!).toBeCloseTo(1.08, 12);
    expect(start! / mid!).toBeCloseTo(1.08 ** 0.5, 12);
  });
  it('is the same in real and in nominal money: real flows with an inflation are the nominal ones deflated, without brackets', () => {
    const flat = levies.map((l) => (l.kind === 'income-tax' ? { ...l, brackets: [[0, 0.25]] } : l));
    const owners = [{ party: 'firm', country: 'KOR', share: 1 }];
    const real = evaluate({ prices: 'real', inflation: 0.03, owners }, rules(flat));
    const nominal = evaluate({ prices: 'nominal', inflation: 0.03, owners }, rules(flat));
    real.parties[0]!.cashFlow.forEach((x, t) => {
      expect(nominal.parties[0]!.cashFlow[t]! / 1.03 ** t).toBeCloseTo(x, 4);
    });
  });
  it('carries the state: its calls are lent, grow from the year after, and are repaid before it receives', () => {
    const simple = {
      products: [{ mineral: 'tin', price: 1, tonnes: [0, 0, 100, 100] }],
      operating: [],
      capital: [{ class: 'plant', spend: [100, 50] }],
      closure: undefined,
      owners: [
        { party: 'firm', country: 'KOR', share: 0.6 },
        { party: 'host-state', share: 0.4, terms: 'carried', rate: 0.1 },
      ],
    };
    const { parties, unpaidCarry } = evaluate(
      simple,
      rules([{ kind: 'withholding', on: 'dividend', rate: 0.2, treaty: { KOR: 0.05 } }]),
    );
    // owed: 40; 40 x 1.1 + 20 = 64; 70.4, repaid 40 -> 30.4; 33.44, repaid 33.44, state keeps 6.56
    expect(parties[1]!.cashFlow).toEqual([0, 0, 0, expect.closeTo(6.56, 10)]);
    expect(parties[0]!.cashFlow).toEqual([-100, -50, 60 * 0.95 + 40, expect.closeTo(60 * 0.95 + 33.44, 10)]);
    expect(unpaidCarry).toBeCloseTo(0, 10);
    const closing = evaluate({ ...simple, closure: { cost: 30, year: 2031 } }, rules([{ kind: 'royalty', rate: 0 }]));
    expect(closing.unpaidCarry).toBeCloseTo(12, 10);
  });
  it('replaces the state share by a special royalty, and takes the law where owners are silent', () => {
    const law = [
      ...levies,
      { kind: 'state-share', share: 0.25, terms: 'free' },
      { kind: 'special-royalty', rate: 0.03 },
    ];
    const silent = evaluate({ owners: [{ party: 'firm', country: 'KOR', share: 1 }] }, rules(law));
    const [firm, state] = silent.parties;
    expect(state!.kind).toBe('host-state');
    expect(state!.cashFlow[5]! / (firm!.cashFlow[5]! / 0.95)).toBeCloseTo(1 / 3, 9);
    expect(state!.cashFlow[0]).toBe(0);
    const special = evaluate({ participation: 'special-royalty' }, rules(law));
    expect(special.parties.some((p) => p.kind === 'host-state')).toBe(false);
    expect(special.government.byLevy['special-royalty']![3]).toBeCloseTo(0.03 * 3000 * 40000, 3);
  });
  it('refuses shares that leave a rest to nobody', () => {
    expect(() => evaluate({ owners: [{ party: 'firm', country: 'KOR', share: 0.66 }] })).toThrow(/must add to 1/);
  });
  it('has no effective rate on a negative base', () => {
    const { aetr, metr } = evaluate({ products: [{ ...sample.products[0], price: 10000 }] });
    expect(isMissing(aetr) && aetr.missing.code).toBe('negative-base');
    expect(metr).toBeGreaterThan(0);
  });
  it('finds the breakeven above a band that jumps, and lists the crossings below', () => {
    const banded = [
      ...levies,
      {
        kind: 'surtax',
        mineral: 'molybdenum',
        grade: 'concentrate',
        bands: [
          [0, 0],
          [42000, 0.25],
        ],
      },
    ];
    const { breakevenPrice } = evaluate({}, rules(banded));
    const price = breakevenPrice.byProduct['molybdenum'] as number;
    const at = (p: number) => npv(evaluate({ products: [{ ...sample.products[0], price: p }] }, rules(banded)), 'firm');
    expect(at(price)).toBeCloseTo(0, 0);
    expect(at(price * 1.05)).toBeGreaterThan(0);
    const edges = breakevenPrice.otherCrossings.map((c) => c.byProduct['molybdenum'] as number);
    expect(edges[0]).toBeCloseTo(42000, 4);
    expect(at(41999)).toBeGreaterThan(0);
    expect(at(42000)).toBeLessThan(0);
    expect(edges).toHaveLength(2);
  });
  it('walks down a worth with several crossings', () => {
    const found = breakeven((s) => (s - 0.2) * (s - 0.5) * (s - 0.9), []);
    expect(found.scale).toBeCloseTo(0.9, 12);
    expect(found.otherCrossings.map((s) => Math.round(s * 1e9) / 1e9)).toEqual([0.5, 0.2]);
    expect(isMissing(breakeven(() => -1, []).scale)).toBe(true);
    expect(isMissing(breakeven(() => 1, []).scale)).toBe(true);
  });
  it('funds closure year by year when asked, without touching the pre-tax cash flow', () => {
    const { parties, project } = evaluate({ closure: { cost: 20e6, year: 2043, fund: 'yearly' } });
    const fund = parties.find((p) => p.id === 'closure-fund')!.cashFlow;
    expect(fund[2]).toBeCloseTo(20e6 / 14, 4);
    expect(fund[16]).toBe(-20e6);
    expect(parties[0]!.cashFlow[16]).toBe(0);
    expect(project.preTaxCashFlow[16]).toBe(-20e6);
  });
  it('takes a 40-year mine of six products', () => {
    const products = ['copper', 'gold', 'silver', 'molybdenum', 'zinc', 'lead'].map((mineral, i) => ({
      mineral,
      price: 5000 * (i + 1),
      tonnes: [0, 0, ...new Array(38).fill(1000 + i)],
    }));
    const result = evaluate({ products, operating: new Array(40).fill(30e6) });
    expect(result.years).toHaveLength(40);
    expect(Object.keys(result.breakevenPrice.byProduct)).toHaveLength(6);
  });
  it('calls a break of the sums a bug', () => {
    const c = caseFor();
    const broken = {
      ...c.deal,
      charger: {
        ...c.deal.charger,
        charge: (s: never, b: never, p: never, amounts: Float64Array[]) => {
          c.deal.charger.charge(s, b, p, amounts);
          if (s === 'distribution') amounts[0]![3] = Number.NaN;
        },
      },
    };
    expect(() => accountOf(c.plan, broken as never)).toThrow(/parties get/);
  });
});
