import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filled, market } from '../../test/fixtures/small-market.js';
import { NoAnswer } from '../base/index.js';
import { type Chain, type Corridor, type JointOutput, solveBlock } from './block.js';
import { joinChains } from './block-programme.js';
import type { Compiled } from './compile.js';
import { fillHessian } from './hessian.js';
import type { MarketModel, Measure } from './model.js';
import { potential } from './potential.js';
import { solve } from './solve.js';
import { evaluate, newState } from './state.js';

const chain = (model: MarketModel, ...measures: Measure[]): Chain => ({ model, measures });
const one = (tonnes: number) => [
  [0, tonnes],
  [0, 0],
];
const place = (c: number) => ({ chain: c, stage: 0, node: 0 });
const outage: Measure = { kind: 'outage', stage: 0, node: 0, lost: 0.3 };

/** Root of a rising function on (0, 50). */
function root(rises: (x: number) => number): number {
  let [low, high] = [1e-9, 50];
  for (let k = 0; k < 200; k++) {
    const middle = 0.5 * (low + high);
    if (rises(middle) > 0) high = middle;
    else low = middle;
  }
  return low;
}

describe('several minerals in one block', () => {
  const four = [
    [40, 10, 5, 2],
    [3, 60, 20, 9],
    [0, 4, 30, 8],
    [1, 0, 2, 12],
  ];

  it('are their own answers, bit by bit, where nothing couples them', () => {
    const chains = [
      chain(market(four, { price: 100 }), { kind: 'gate', stage: 0, pairs: [1, 2, 3], maxTonnes: 0 }),
      chain(market(four, { price: 7, supply: 0.2 }), outage),
    ];
    const found = solveBlock(chains, [], []);
    chains.forEach(({ model, measures }, c) => {
      expect(found.chains[c]).toEqual(solve(model, measures));
    });
  });

  it('are their own answers to 1e-9 in one programme where what couples them does not bind', () => {
    const ban: Measure = { kind: 'gate', stage: 0, pairs: [1, 2, 3], maxTonnes: 0 };
    const chains = [chain(market(four, { price: 100 }), ban), chain(market(four, { price: 7, supply: 0.2 }), outage)];
    const wide: Corridor = {
      passages: [0, 1].map((c) => ({ chain: c, stage: 0, pair: 6, load: 2 })),
      tonnes: 1e4,
      detours: [],
    };
    const found = solveBlock(chains, [], [wide]);
    expect(found.status).toBe('solved');
    chains.forEach(({ model, measures }, c) => {
      const alone = solve(model, measures).stages[0]!;
      found.chains[c]!.stages[0]!.flow.forEach((tonnes, p) => {
        expect(Math.abs(tonnes - alone.flow[p]!)).toBeLessThan(1e-9);
      });
    });
    expect(found.corridors[0]!.rent).toBe(0);
  });

  it('joint output: both markets clear on one margin', () => {
    const [host, product] = [
      market(one(100), { price: 2000 }),
      market(one(0.5), { price: 300_000, supply: 0.5, demand: 0.4 }),
    ];
    const joint: JointOutput = { host: place(0), product: place(1), tonnes: 0.5 };
    const found = solveBlock([chain(host, outage), chain(product)], [joint], []);
    const beta = 0.5 / 100;
    const share = (beta * 300_000) / (2000 + beta * 300_000);
    const output = root((s) => {
      const margin = (1 - share) * s ** -4 + share * s ** -2.5;
      return s - 0.7 * margin ** 0.5;
    });
    const [first, second] = found.chains.map(({ stages }) => stages[0]!);
    expect(first!.supply[0]).toBeCloseTo(100 * output, 9);
    expect(second!.supply[0]).toBeCloseTo(0.5 * output, 11);
    expect(first!.price[0]).toBeCloseTo(output ** -4, 8);
    expect(second!.price[0]).toBeCloseTo(output ** -2.5, 8);
    expect(found.certificate.moneyResidual).toBeLessThan(1e-10);
  });

  it('a contract of a seller with joint output is an answer with a code, not a fault', () => {
    const owed: Measure = { kind: 'commit', stage: 0, from: 0, to: 1, tonnes: 5 };
    const joint: JointOutput = { host: place(0), product: place(1), tonnes: 0.5 };
    const asked = () => solveBlock([chain(market(one(100)), owed), chain(market(one(0.5)))], [joint], []);
    expect(asked).toThrow(NoAnswer);
    expect(asked).toThrow(expect.objectContaining({ code: 'contract-on-joint-output' }));
  });

  it('a by-product does not answer to its own price where the host stands still', () => {
    const host = market(one(100), { price: 2000, supply: 0 });
    const product = market(
      [
        [0, 0.5, 0],
        [0, 0, 0],
        [0, 0.5, 0],
      ],
      { price: 300_000 },
    );
    const ban: Measure = { kind: 'gate', stage: 0, pairs: [7], maxTonnes: 0 };
    const found = solveBlock(
      [chain(host), chain(product, ban)],
      [{ host: place(0), product: place(1), tonnes: 0.5 }],
      [],
    );
    expect(found.chains[1]!.stages[0]!.price[0]!).toBeGreaterThan(2);
    expect(found.chains[1]!.stages[0]!.supply[0]).toBeCloseTo(0.5, 12);
  });

  it('a shared corridor has one rent per gross tonne in all minerals', () => {
    const chains = [
      chain(market(one(10), { price: 5000 })),
      chain(market(one(40), { price: 800, supply: 0.3, demand: 0.6 })),
    ];
    const loads = [4, 1.5];
    const corridor: Corridor = {
      passages: loads.map((load, c) => ({ chain: c, stage: 0, pair: 1, load })),
      tonnes: 60,
      detours: [],
    };
    const found = solveBlock(chains, [], [corridor]);
    const rents = found.chains.map(({ stages }, c) => {
      const price = chains[c]!.model.stages[0]!.basePrice;
      return (price * (stages[0]!.scarcityIndex[1]! - stages[0]!.price[0]!)) / loads[c]!;
    });
    expect(rents[0]! / rents[1]!).toBeCloseTo(1, 9);
    expect(rents[0]! / found.corridors[0]!.rent).toBeCloseTo(1, 9);
    expect(found.corridors[0]!.grossTonnes).toBeCloseTo(60, 8);
    expect(found.chains[0]!.stages[0]!.supply[0]).toBeCloseTo(10 * found.chains[0]!.stages[0]!.price[0]! ** 0.5, 9);
  });

  it('a closed way is left for a detour at its cost up to its capacity, and the rest is stranded', () => {
    const chains = [
      chain(market(one(10), { price: 5000 })),
      chain(market(one(40), { price: 800, supply: 0.3, demand: 0.6 })),
    ];
    const closed = (detours: Corridor['detours']): Corridor => ({
      passages: [4, 1.5].map((load, c) => ({ chain: c, stage: 0, pair: 1, load })),
      tonnes: 0,
      detours,
    });
    const wide = solveBlock(chains, [], [closed([{ tonnes: 1000, cost: 30 }])]);
    expect(Math.abs(wide.corridors[0]!.rent - 30)).toBeLessThan(10);
    expect(wide.corridors[0]!.detoured[0]).toBeCloseTo(wide.corridors[0]!.grossTonnes, 8);
    const narrow = solveBlock(chains, [], [closed([{ tonnes: 20, cost: 30 }])]);
    expect(narrow.corridors[0]!.grossTonnes).toBeCloseTo(20, 6);
    expect(narrow.corridors[0]!.rent).toBeGreaterThan(300);
    const two = solveBlock(
      chains,
      [],
      [
        closed([
          { tonnes: 20, cost: 30 },
          { tonnes: 1000, cost: 120 },
        ]),
      ],
    );
    const used = 20 / (1 + Math.exp((30 - two.corridors[0]!.rent) / (0.02 * 4 * 120)));
    expect(two.corridors[0]!.detoured[0]! / used).toBeCloseTo(1, 9);
    expect(Math.abs(two.corridors[0]!.rent - 120)).toBeLessThan(40);
    for (const found of [wide, narrow, two]) expect(found.status).toBe('solved');
  });

  it('random blocks: certified, tonnes in proportion, one rent, gradient and second derivatives of one potential', () => {
    const tonnes = fc.double({ min: 0.5, max: 100, noNaN: true });
    const flows = fc.array(fc.array(tonnes, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(
        flows,
        flows,
        fc.double({ min: 0.1, max: 1, noNaN: true }),
        fc.double({ min: 0.2, max: 1.1, noNaN: true }),
        (a, b, share, open) => {
          const sum = (row: readonly number[]) => row.reduce((x, y) => x + y, 0);
          const joint: JointOutput = { host: place(0), product: place(1), tonnes: share * sum(b[0]!) };
          const loads = [3, 1];
          const corridor: Corridor = {
            passages: loads.map((load, c) => ({ chain: c, stage: 0, pair: 1, load })),
            tonnes: open * (3 * a[0]![1]! + b[0]![1]!),
            detours: [{ tonnes: 10, cost: 20 }],
          };
          const chains = [
            chain(market(a, { price: 500 }), outage),
            chain(market(b, { price: 900, supply: 0.3, demand: 0.5 })),
          ];
          const found = solveBlock(chains, [joint], [corridor]);
          expect(found.status).toBe('solved');
          expect(found.certificate.moneyResidual).toBeLessThan(1e-9);
          const primary = found.chains[0]!.stages[0]!.supply[0]! / sum(a[0]!);
          const own = (1 - share) * sum(b[0]!) * found.chains[1]!.stages[0]!.price[0]! ** 0.3;
          const got = found.chains[1]!.stages[0]!.supply[0]!;
          expect(Math.abs(got - own - joint.tonnes * primary) / sum(b[0]!)).toBeLessThan(1e-8);
          const most = corridor.tonnes + 10;
          expect(found.corridors[0]!.grossTonnes).toBeLessThan(most * (1 + 1e-9));
          derivatives(chains, [joint], [corridor]);
        },
      ),
      { numRuns: 25 },
    );
  });
});

/** Central differences of the potential and of its gradient at a point off the base year. */
function derivatives(chains: readonly Chain[], joints: readonly JointOutput[], corridors: readonly Corridor[]): void {
  const { programme } = joinChains(
    chains.map(({ model, measures }, c) => ({
      measures,
      model: {
        ...model,
        stages: model.stages.map((s) => (c === 1 ? { ...s, joint: Float64Array.from([joints[0]!.tonnes, 0, 0]) } : s)),
      },
    })),
    joints,
    corridors,
  );
  const n = programme.size;
  const state = newState(programme);
  const block = { programme, closed: [], constant: programme.stages.map(() => filled(3, 0)) } as unknown as Compiled;
  const y = programme.start.map((x, v) => x + 0.1 + 0.03 * v);
  const at = (point: Float64Array) => {
    state.y.set(point);
    evaluate(programme, state);
    return { phi: potential(block, state), gradient: state.excess.map((tonnes, v) => tonnes * programme.weight[v]!) };
  };
  const h = new Float64Array(n * n);
  const here = at(y);
  fillHessian(programme, state, h);
  for (let v = 0; v < n; v++) {
    const [up, down] = [y.slice(), y.slice()];
    up[v]! += 1e-5;
    down[v]! -= 1e-5;
    const [high, low] = [at(up), at(down)];
    const size = programme.weight[v]! * Math.max(programme.scale[v]!, 1);
    expect(Math.abs((high.phi - low.phi) / 2e-5 - here.gradient[v]!) / size).toBeLessThan(1e-4);
    for (let w = v; w < n; w++) {
      const slope = (high.gradient[w]! - low.gradient[w]!) / 2e-5;
      expect(Math.abs(slope - h[w * n + v]!) / (Math.abs(slope) + size)).toBeLessThan(1e-3);
    }
  }
}
