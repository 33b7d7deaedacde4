import { uniform } from '../../../src/base/index.js';

/** A file as a user writes it, before it is read. */
type Written = Record<string, unknown>;

/** Random mine and regime number `i`: every definition of the cash flow comes up among a few dozen of them. */
export function mine(i: number): { project: Written; regime: Written } {
  const u = (name: string) => uniform(11, 'mines', i, name);
  const between = (name: string, low: number, high: number) => low + (high - low) * u(name);
  const whole = (name: string, low: number, high: number) => Math.floor(between(name, low, high + 1));
  const chance = (name: string, p: number) => u(name) < p;
  const round = (x: number) => Math.round(x * 1e4) / 1e4;
  const build = whole('build', 1, 3);
  const life = whole('life', 3, 37);
  const gap = chance('gap', 0.15) ? 1 : 0;
  const n = build + gap + life;
  const minerals = ['molybdenum', 'copper', 'tin', 'nickel', 'gold', 'zinc'];
  const count = i % 29 === 0 ? 6 : whole('products', 1, 3);
  const products = minerals.slice(0, count).map((mineral, k) => {
    const level = between(`price-${k}`, 2000, 40000);
    const tonnes = [
      ...new Array<number>(build + gap).fill(0),
      ...Array.from({ length: life }, (_, t) =>
        chance(`stop-${k}-${t}`, 0.05) ? 0 : round(between(`tonnes-${k}-${t}`, 500, 4000)),
      ),
    ];
    const price = chance(`list-${k}`, 0.4)
      ? Array.from({ length: n }, (_, t) => round(level * between(`wave-${k}-${t}`, 0.6, 1.4)))
      : round(level);
    return {
      mineral,
      form: 'concentrate',
      grade: chance(`grade-${k}`, 0.7) ? 'concentrate' : 'ore',
      price,
      payable: round(between(`payable-${k}`, 0.6, 1)),
      treatmentPerTonne: round(between(`treatment-${k}`, 0, 0.5 * level)),
      freightPerTonne: round(between(`freight-${k}`, 0, 300)),
      tonnes,
    };
  });
  const sales = products.reduce(
    (sum, p) => sum + 2000 * (typeof p.price === 'number' ? p.price : p.price[0]!) * 0.6,
    0,
  );
  const classes = ['plant', 'mine', 'building', 'odd'];
  const capital = classes.slice(0, whole('classes', 1, 4)).map((name) => ({
    class: name,
    spend: Array.from({ length: chance(`sustain-${name}`, 0.5) ? n : build }, (_, t) =>
      t < build
        ? round(between(`spend-${name}-${t}`, 0.1, 0.8) * sales)
        : round(between(`spend-${name}-${t}`, 0, 0.03) * sales),
    ),
  }));
  const yearly = Array.from({ length: build + gap + life }, (_, t) =>
    t < build ? 0 : round(between(`cost-${t}`, 0.1, 0.9) * sales),
  );
  const state = ['none', 'paid', 'carried', 'free', 'law'][whole('state', 0, 4)]!;
  const stateShare = round(between('state-share', 0.1, 0.5));
  const other = chance('other', 0.3) ? round(between('other-share', 0.05, 0.2)) : 0;
  const listed = state === 'none' || state === 'law' ? 0 : stateShare;
  const owners = [
    { party: 'firm', country: chance('korean', 0.7) ? 'KOR' : 'DEU', share: 1 - listed - other },
    ...(other > 0 ? [{ party: 'other', country: 'XXB', share: other }] : []),
    ...(listed > 0
      ? [{ party: 'host-state', country: 'XXA', share: listed, terms: state, rate: round(between('carry', 0, 0.15)) }]
      : []),
  ];
  const real = chance('real', 0.5);
  const project = {
    format: 'lodeward-project/1',
    id: `mine-${i}`,
    host: 'XXA',
    money: 'USD',
    prices: real ? 'real' : 'nominal',
    ...(chance('inflation', 0.6) ? { inflation: round(between('inflation-rate', 0.005, 0.06)) } : {}),
    firstYear: 2027,
    timing: ['start', 'mid', 'end'][whole('timing', 0, 2)],
    discount: {
      firm: round(between('r-firm', 0.05, 0.15)),
      host: 0.1,
      home: 0.045,
      project: round(between('r-project', 0.03, 0.12)),
    },
    products,
    operating: chance('per-ore', 0.3)
      ? { perTonneOre: round(sales / 2e6), ore: yearly.map((c) => (c === 0 ? 0 : round(between('ore', 5e5, 1.5e6)))) }
      : yearly,
    capital,
    ...(chance('closure', 0.7)
      ? {
          closure: {
            cost: round(between('closure-cost', 0.02, 0.4) * sales),
            year: chance('late', 0.4) ? 2027 + n + whole('after', 0, 2) : 'last',
            fund: 'none',
          },
        }
      : {}),
    ...(chance('debt', 0.5)
      ? {
          debt: [
            {
              lender: 'bank',
              share: round(between('lent', 0.1, 0.7)),
              rate: round(between('loan-rate', 0.02, 0.12)),
              grace: whole('grace', 0, 3),
              years: whole('loan-years', 4, 12),
            },
          ],
        }
      : {}),
    participation: chance('special', 0.2) ? 'special-royalty' : 'share',
    owners,
  };
  const band = products[0]!;
  const at = typeof band.price === 'number' ? band.price : band.price[0]!;
  const regime = {
    format: 'lodeward-regime/1',
    country: 'XXA',
    levies: [
      {
        kind: 'royalty',
        base: chance('gross', 0.5) ? 'gross' : 'net',
        rate: round(between('royalty', 0.01, 0.12)),
        deductible: chance('deduct', 0.7),
      },
      ...(chance('surtax', 0.6)
        ? [
            {
              kind: 'surtax',
              mineral: band.mineral,
              grade: band.grade,
              bands: [
                [0, 0],
                [round(at * 0.8), 0.02],
                [at, 0.05],
                [round(at * 1.3), 0.09],
              ],
              deductible: chance('deduct-surtax', 0.5),
            },
          ]
        : []),
      {
        kind: 'special-royalty',
        insteadOf: 'state-share',
        rate: round(between('special-rate', 0.01, 0.06)),
        deductible: chance('deduct-special', 0.5),
      },
      {
        kind: 'income-tax',
        brackets: chance('brackets', 0.6)
          ? [
              [0, 0.1],
              [round(sales * 0.05), 0.2],
              [round(sales * 0.2), 0.3],
            ]
          : [[0, 0.25]],
        ...(chance('loss-years', 0.7) ? { lossYears: whole('years', 1, 8) } : {}),
        ...(chance('loss-cap', 0.5) ? { lossCap: round(between('cap', 0.3, 1)) } : {}),
        depreciation: { plant: whole('plant-life', 3, 12), mine: 5, building: 25 },
      },
      ...(chance('withholding', 0.8)
        ? [{ kind: 'withholding', on: 'dividend', rate: 0.2, treaty: { KOR: 0.05 } }]
        : []),
      ...(state === 'law'
        ? [
            {
              kind: 'state-share',
              share: stateShare,
              terms: chance('law-carried', 0.6) ? 'carried' : 'free',
              rate: 0.08,
            },
          ]
        : []),
    ],
  };
  return { project, regime };
}
