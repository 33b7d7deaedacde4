import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { highsSolver } from '../../src/node/milp/index.js';
import {
  avertedOn,
  choose,
  connectedGroups,
  costOfKeeping,
  entryPrice,
  frontier,
  jointLoss,
  type LossTable,
  type MilpSolver,
  nashPoint,
  type Objective,
  objectiveOf,
  paretoFront,
  picksOf,
  regretTable,
  rejection,
  type SubsetOutcome,
  smallestClash,
  subsetIds,
  thrifty,
  weightsOf,
} from '../../src/portfolio/index.js';
import { candidate, inventedTables } from '../fixtures/loss-tables.js';

let solver: MilpSolver;
beforeAll(async () => {
  solver = await highsSolver();
});

const expected: Objective = { tailWeight: 0, level: 0.95 };
const world = {
  draws: 200,
  seed: 3,
  odds: 0.1,
  loss: 100e9,
  effect: (id: string) => (id.startsWith('useless') ? 0 : 0.5),
};

/** Every combination of one outcome a table. */
function everyPlan(tables: readonly LossTable[]): SubsetOutcome[][] {
  return tables.reduce<SubsetOutcome[][]>(
    (plans, table) => plans.flatMap((plan) => table.outcomes.map((o) => [...plan, o])),
    [[]],
  );
}

const bestByEnumeration = (tables: readonly LossTable[], budget: number, objective: Objective): number =>
  Math.min(
    ...everyPlan(tables)
      .filter((plan) => plan.reduce((sum, o) => sum + o.cost, 0) <= budget)
      .map((plan) => objectiveOf(objective, jointLoss(plan), weightsOf(tables))),
  );

describe('groups', () => {
  it('are joined by minerals, ties, prerequisites and exclusions, whatever the order', () => {
    const list = [
      candidate('a', 'tin', 1),
      candidate('b', 'copper', 1, { ties: ['rail'] }),
      candidate('c', 'nickel', 1, { ties: ['rail'] }),
      candidate('d', 'cobalt', 1, { requires: ['a'] }),
      candidate('e', 'lead', 1),
    ];
    const ids = (order: typeof list) => connectedGroups(order).map((g) => g.members.map((m) => m.id).join(''));
    expect(ids(list)).toEqual(['ad', 'bc', 'e']);
    expect(ids([...list].reverse())).toEqual(ids(list));
  });
});

describe('the choice', () => {
  it('is what enumeration finds, for expected loss, tail and both', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom('tin', 'copper', 'nickel'), fc.integer({ min: 0, max: 40 })), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.integer({ min: 0, max: 100 }),
        fc.constantFrom(0, 0.3, 1),
        fc.integer({ min: 1, max: 1000 }),
        async (costs, budget, tailWeight, seed) => {
          const list = costs.map(([mineral, cost], k) => candidate(`m${k}`, mineral, cost * 1e9));
          const tables = inventedTables(list, {
            ...world,
            draws: 60,
            seed,
            effect: (id) => 0.2 + 0.1 * Number(id.slice(1)),
          });
          const objective = { tailWeight, level: 0.9 };
          const answer = await choose(tables, { budget: budget * 1e9, objective, rules: [] }, solver);
          expect(answer.status).toBe('optimal');
          const want = bestByEnumeration(tables, budget * 1e9, objective);
          expect(Math.abs(answer.objective - want)).toBeLessThanOrEqual(1e-6 * Math.max(want, 1e9));
          expect(answer.cost).toBeLessThanOrEqual(budget * 1e9 * (1 + 1e-9));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('takes a free measure, leaves a useless one, and pays for a duplicate only when it adds', async () => {
    const list = [
      candidate('free', 'tin', 0),
      candidate('useless', 'copper', 1e9),
      candidate('twin-1', 'nickel', 5e9, { excludes: ['twin-2'] }),
      candidate('twin-2', 'nickel', 5e9, { excludes: ['twin-1'] }),
      candidate('unpriced', 'lead', 'unknown'),
    ];
    const tables = inventedTables(list, world);
    const request = { budget: 50e9, objective: expected, rules: [] };
    const answer = await choose(tables, request, solver);
    expect(answer.chosen).toContain('free');
    expect(answer.chosen.filter((id) => id.startsWith('twin'))).toHaveLength(1);
    expect(answer.chosen).not.toContain('unpriced');
    const why = new Map(list.map(({ id }) => [id, rejection(tables, request.budget, answer, id)] as const));
    expect(why.get('useless')).toBe('averts-nothing');
    expect(why.get('unpriced')).toBe('cost-unknown');
    expect(why.get(answer.chosen.includes('twin-1') ? 'twin-2' : 'twin-1')).toBe('clashes-with-chosen');
  });

  it('does not hang on the order of the candidates', async () => {
    const list = ['a', 'b', 'c', 'd'].map((id, k) => candidate(id, k < 2 ? 'tin' : 'copper', (k + 2) * 1e9));
    const request = { budget: 7e9, objective: { tailWeight: 0.5, level: 0.95 }, rules: [] };
    const one = await choose(inventedTables(list, world), request, solver);
    const two = await choose(inventedTables([...list].reverse(), world), request, solver);
    expect(two.chosen).toEqual(one.chosen);
    expect(two.objective).toBe(one.objective);
  });

  it('buys nothing that averts nothing to speak of, though money is left', async () => {
    const list = [candidate('cheap', 'tin', 4e9), candidate('faint', 'lead', 5e9), candidate('free', 'copper', 0)];
    for (const tailWeight of [0, 1]) {
      const tables = inventedTables(list, { ...world, effect: (id) => (id === 'faint' ? 1e-8 : 0.5) });
      const request = { budget: 10e9, objective: { tailWeight, level: 0.95 }, rules: [] };
      const best = await choose(tables, request, solver);
      const kept = await thrifty(tables, request, best, solver, []);
      expect([...kept.chosen].sort()).toEqual(['cheap', 'free']);
      expect(kept.objective).toBeLessThanOrEqual(best.objective * (1 + 1e-6));
      expect(kept.gap).toBeLessThanOrEqual(2e-6);
    }
  });

  it('says of a measure that averts next to nothing that it does, not that others avert more', async () => {
    const list = [candidate('cheap', 'tin', 4e9), candidate('faint', 'lead', 9e9)];
    const tables = inventedTables(list, { ...world, effect: (id) => (id === 'faint' ? 1e-8 : 0.5) });
    const request = { budget: 10e9, objective: expected, rules: [] };
    const answer = await choose(tables, request, solver);
    expect(answer.chosen).toContain('cheap');
    expect((await entryPrice(tables, request, answer, 'faint', solver)).cost).toBe('never');
    expect(rejection(tables, request.budget, answer, 'faint')).toBe('averts-nothing');
    const rare = inventedTables(list, world);
    expect(rejection(rare, request.budget, await choose(rare, request, solver), 'faint', 'never')).toBe('never-better');
  });

  it('says what a rejected measure would have to cost', async () => {
    const list = [candidate('cheap', 'tin', 4e9), candidate('dear', 'copper', 30e9), candidate('useless', 'lead', 1e9)];
    const tables = inventedTables(list, world);
    const request = { budget: 10e9, objective: expected, rules: [] };
    const answer = await choose(tables, request, solver);
    expect(answer.chosen).toContain('cheap');
    const dear = await entryPrice(tables, request, answer, 'dear', solver);
    const lossOf = (mineral: string) =>
      tables.find((t) => t.group.members[0]!.minerals[0] === mineral)!.outcomes[0]!.byMineral.get(mineral)!;
    const limit = lossOf('copper') > lossOf('tin') ? 10e9 : 6e9;
    expect(Math.abs((dear.cost as number) - limit)).toBeLessThan(0.02e9);
    expect((await entryPrice(tables, request, answer, 'useless', solver)).cost).toBe('never');
  });
});

describe('rules', () => {
  it('bind, and the smallest set that clashes is named', async () => {
    const list = [candidate('a', 'tin', 10e9), candidate('b', 'copper', 1e9)];
    const tables = inventedTables(list, world);
    const request = {
      budget: 5e9,
      objective: expected,
      rules: [
        { kind: 'cover-at-least', mineral: 'tin', days: 20 },
        { kind: 'supplier-at-most', mineral: 'copper', share: 0.6 },
      ] as const,
    };
    expect((await choose(tables, request, solver)).status).toBe('infeasible');
    expect(await smallestClash(tables, request, solver)).toEqual(['budget', 'cover-at-least tin 20']);
    const clash = await smallestClash(tables, request, solver);
    expect(await costOfKeeping(tables, request, clash, solver)).toBe(10e9);
    const richer = await choose(tables, { ...request, budget: 12e9 }, solver);
    expect(richer.chosen).toEqual(['a', 'b']);
    expect(await smallestClash(tables, { ...request, budget: 12e9 }, solver)).toEqual([]);
  });
  it('on a mineral that nothing serves clash by themselves', async () => {
    const tables = inventedTables([candidate('a', 'tin', 1e9)], world);
    const rules = [{ kind: 'cover-at-least', mineral: 'gallium', days: 20 }] as const;
    expect(await smallestClash(tables, { budget: 5e9, objective: expected, rules }, solver)).toEqual([
      'cover-at-least gallium 20',
    ]);
  });
});

describe('the frontier', () => {
  it('rises with the budget and flatters itself less on fresh draws', async () => {
    const list = ['a', 'b', 'c', 'd', 'e'].map((id, k) =>
      candidate(id, ['tin', 'copper', 'nickel', 'lead', 'zinc'][k]!, (3 + 2 * k) * 1e9),
    );
    const effects = { ...world, effect: (id: string) => 0.3 + 0.1 * 'abcde'.indexOf(id) };
    const tables = inventedTables(list, { ...effects, draws: 40 });
    const request = { budget: 0, objective: expected, rules: [] };
    const points = await frontier(
      tables,
      request,
      { budgets: [0, 5e9, 10e9, 20e9, 40e9], seed: 1, samples: 20, draws: 40, years: 1 },
      solver,
    );
    const averted = points.map((point) => point.averted);
    expect(averted).toEqual([...averted].sort((a, b) => a - b));
    expect(points[4]!.chosenIn.get('a')).toBe(1);
    let optimism = 0;
    for (let seed = 0; seed < 20; seed++) {
      const sample = inventedTables(list, { ...effects, draws: 40, seed: 100 + seed });
      const choice = await choose(sample, { ...request, budget: 10e9 }, solver);
      const fresh = inventedTables(list, { ...effects, draws: 2000, seed: 999 });
      optimism += avertedOn(sample, choice) - avertedOn(fresh, choice);
    }
    expect(optimism).toBeGreaterThan(0);
  });
});

describe('unknown values', () => {
  it('have regret and a value of information that never is negative', async () => {
    const tables = inventedTables([candidate('a', 'tin', 5e9), candidate('b', 'copper', 5e9)], world);
    const request = { budget: 5e9, objective: expected, rules: [] };
    const answer = await choose(tables, request, solver);
    const tin = tables.find((t) => t.group.id === 'a')!.outcomes[0]!.loss;
    const options = { draws: world.draws, years: 1, seed: 1, splits: 10, errors: { of: 1, samples: 5 } };
    const table = await regretTable(tables, request, answer, [{ name: 'tin', values: tin }], options, solver);
    expect(table.rows).toHaveLength(3);
    expect(Math.min(...table.rows.map((row) => row.regret))).toBeGreaterThanOrEqual(0);
    expect(table.information[0]!.value).toBeGreaterThan(table.noise);
    expect(table.information[0]!.error).toBeGreaterThan(0);
    expect(table.planRegret).toBe(Math.max(...table.rows.map((row) => row.regret)));
    expect(table.robustRegret).toBeLessThanOrEqual(table.planRegret);
  });
});

describe('two capitals', () => {
  it('give an undominated front, found again by enumeration, and the Nash point on it', async () => {
    const list = [
      candidate('mine-1', 'tin', 6e9),
      candidate('stock', 'tin', 5e9),
      candidate('mine-2', 'copper', 6e9),
      candidate('swap', 'copper', 4e9),
    ];
    const tables = inventedTables(list, { ...world, effect: (id) => (id.startsWith('mine') ? 0.2 : 0.7) });
    const request = { budget: 12e9, objective: expected, rules: [] };
    const front = await paretoFront(tables, request, solver);
    expect(front.length).toBeGreaterThan(1);
    const base = objectiveOf(expected, jointLoss(tables.map((t) => t.outcomes[0]!)), weightsOf(tables));
    for (const plan of everyPlan(tables).filter((p) => p.reduce((s, o) => s + o.cost, 0) <= 12e9)) {
      const gain = base - objectiveOf(expected, jointLoss(plan), weightsOf(tables));
      const partner = plan.reduce((s, o) => s + o.partnerGain, 0);
      expect(front.some((p) => p.importerGain >= gain - 1 && p.partnerGain >= partner - 1)).toBe(true);
    }
    const nash = nashPoint(front)!;
    expect(Math.max(...front.map((p) => p.importerGain * p.partnerGain))).toBe(nash.importerGain * nash.partnerGain);
  });
});

it('names every pick by its subset', () => {
  const tables = inventedTables([candidate('a', 'tin', 1), candidate('b', 'tin', 1)], world);
  expect(picksOf(tables).map(({ table, outcome }) => subsetIds(table.group, outcome.subset).join('+'))).toEqual([
    '',
    'a',
    'b',
    'a+b',
  ]);
});
