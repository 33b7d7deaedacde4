import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { uniform } from '../../src/base/index.js';
import { highsSolver } from '../../src/node/milp/index.js';
import {
  choose,
  entryPrice,
  jointLoss,
  type LossTable,
  lossRuleIsByGroup,
  type MilpSolver,
  marginalValues,
  meanOf,
  objectiveOf,
  paretoFront,
  Resamples,
  type Row,
  rejection,
  type SubsetOutcome,
  smallestClash,
  subsetIds,
  weightsOf,
} from '../../src/portfolio/index.js';
import { candidate, inventedTables } from '../fixtures/loss-tables.js';

let solver: MilpSolver;
beforeAll(async () => {
  solver = await highsSolver();
});

const industries: Readonly<Record<string, readonly string[]>> = {
  tin: ['chips', 'cars'],
  copper: ['cars', 'cables'],
  nickel: ['cars'],
  lead: [],
};
const world = {
  draws: 60,
  seed: 3,
  odds: 0.4,
  loss: 100e9,
  effect: (id: string) => 0.2 + 0.1 * Number(id.slice(1)),
  industries: (mineral: string) => industries[mineral]!,
};

const everyPlan = (tables: readonly LossTable[]): SubsetOutcome[][] =>
  tables.reduce<SubsetOutcome[][]>(
    (plans, table) => plans.flatMap((plan) => table.outcomes.map((o) => [...plan, o])),
    [[]],
  );
const costOf = (plan: readonly SubsetOutcome[]) => plan.reduce((sum, o) => sum + o.cost, 0);

describe('losses that several groups may cause', () => {
  it('count once, as the greatest of them', () => {
    const of = (loss: number[], shared: Record<string, number[]>) => ({
      loss: Float64Array.from(loss),
      shared: new Map(Object.entries(shared).map(([name, values]) => [name, Float64Array.from(values)])),
    });
    const joint = jointLoss([
      of([5, 5, 0], { cars: [4, 1, 0] }),
      of([3, 3, 3], { cars: [2, 2, 2] }),
      of([1, 0, 0], {}),
    ]);
    expect([...joint]).toEqual([5 + 3 + 1 - 2, 5 + 3 - 1, 3]);
  });

  it('lead to the plan that enumeration finds, for expected loss, tail and both', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...Object.keys(industries)), fc.integer({ min: 0, max: 40 })), {
          minLength: 2,
          maxLength: 6,
        }),
        fc.integer({ min: 0, max: 100 }),
        fc.constantFrom(0, 0.3, 1),
        fc.integer({ min: 1, max: 1000 }),
        async (costs, budget, tailWeight, seed) => {
          const list = costs.map(([mineral, cost], k) => candidate(`m${k}`, mineral, cost * 1e9));
          const tables = inventedTables(list, { ...world, seed });
          const objective = { tailWeight, level: 0.9 };
          const found = await choose(tables, { budget: budget * 1e9, objective, rules: [] }, solver);
          const affordable = everyPlan(tables).filter((plan) => costOf(plan) <= budget * 1e9);
          const want = Math.min(
            ...affordable.map((plan) => objectiveOf(objective, jointLoss(plan), weightsOf(tables))),
          );
          expect(found.status).toBe('optimal');
          expect(Math.abs(found.objective - want)).toBeLessThanOrEqual(1e-5 * Math.max(want, 1e9));
          expect(found.bound).toBeLessThanOrEqual(want + 1e-6 * Math.max(want, 1e9));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('make a measure worth less alone, where another mineral stops the same industry anyway', async () => {
    const list = [candidate('m5', 'tin', 4e9), candidate('m6', 'nickel', 4e9)];
    const same = { ...world, odds: 1, industries: () => ['cars'] };
    const tables = inventedTables(list, same);
    const request = { budget: 8e9, objective: { tailWeight: 0, level: 0.95 }, rules: [] };
    const found = await choose(tables, request, solver);
    const samples = new Resamples({ draws: world.draws, years: 1 }, 1, 20);
    const values = marginalValues(tables, found, samples);
    const apart = marginalValues(inventedTables(list, { ...same, industries: () => [] }), found, samples);
    values.forEach(({ alone }, k) => {
      expect(alone!.mean).toBeLessThan(0.8 * apart[k]!.alone!.mean);
      expect(alone!.mean).toBeGreaterThanOrEqual(0);
    });
    expect(found.chosen).toHaveLength(2);
  });

  it('price the entry of a measure, and say of one that it averts nothing', async () => {
    const list = [candidate('m4', 'lead', 5e9), candidate('m5', 'tin', 9e9), candidate('m-2', 'copper', 1e9)];
    const tables = inventedTables(list, world);
    const request = { budget: 10e9, objective: { tailWeight: 0, level: 0.95 }, rules: [] };
    const found = await choose(tables, request, solver);
    const out = list.map(({ id }) => id).find((id) => !found.chosen.includes(id) && id !== 'm-2')!;
    const { cost } = await entryPrice(tables, request, found, out, solver);
    const withEntry = (price: number) =>
      everyPlan(tables)
        .filter((plan) => plan.some((o, g) => o.subset > 0 && tables[g]!.group.members[0]!.id === out))
        .filter((plan) => costOf(plan) - (list.find(({ id }) => id === out)!.cost as number) + price <= 10e9)
        .map((plan) => meanOf(jointLoss(plan), weightsOf(tables)));
    expect(Math.min(...withEntry((cost as number) - 1e6))).toBeLessThan(found.objective);
    expect(Math.min(...withEntry((cost as number) + 0.06e9), Infinity)).toBeGreaterThanOrEqual(found.objective);
    expect(rejection(tables, request.budget, found, 'm-2')).toBe('averts-nothing');
  });

  it('count once in a rule on the expected loss: what the best plan leaves can be asked for, less cannot', async () => {
    const list = [candidate('m4', 'tin', 4e9), candidate('m5', 'nickel', 4e9), candidate('m6', 'copper', 4e9)];
    const tables = inventedTables(list, { ...world, industries: () => ['cars'] });
    const objective = { tailWeight: 0, level: 0.95 };
    const best = await choose(tables, { budget: 8e9, objective, rules: [] }, solver);
    const added = best.outcomes.reduce((sum, { loss }) => sum + meanOf(loss, weightsOf(tables)), 0);
    expect(added).toBeGreaterThan(1.05 * best.objective);
    const within = (loss: number) => ({
      budget: 8e9,
      objective,
      rules: [{ kind: 'expected-loss-at-most', loss }] as const,
    });
    expect((await choose(tables, within(1.001 * best.objective), solver)).chosen).toEqual(best.chosen);
    expect((await choose(tables, within(0.999 * best.objective), solver)).status).toBe('infeasible');
    expect(await smallestClash(tables, within(1.001 * best.objective), solver)).toEqual([]);
    expect(await smallestClash(tables, within(0.999 * best.objective), solver)).toContain('budget');
    const rule = within(best.objective);
    expect(lossRuleIsByGroup(tables, rule)).toBe(false);
    expect(lossRuleIsByGroup(tables, { ...rule, objective: { tailWeight: 0.5, level: 0.95 } })).toBe(true);
  });

  it('price the entry of every rejected measure as enumeration does, for expected loss, tail and both', async () => {
    for (const tailWeight of [0, 0.3, 1])
      for (const seed of [1, 2, 3]) {
        const cost = (k: number) => Math.round(1e9 * (1 + 9 * uniform(seed, 'cost', k, 'won')));
        const list = ['tin', 'copper', 'nickel', 'lead', 'tin'].map((mineral, k) =>
          candidate(`m${k}`, mineral, cost(k)),
        );
        const tables = inventedTables(list, { ...world, seed });
        const objective = { tailWeight, level: 0.9 };
        const request = { budget: 12e9, objective, rules: [] };
        const found = await choose(tables, request, solver);
        const cuts: Row[] = [];
        for (const { id, cost: own } of list.filter((one) => !found.chosen.includes(one.id))) {
          const spent = everyPlan(tables)
            .filter((plan) => plan.some((o, g) => subsetIds(tables[g]!.group, o.subset).includes(id)))
            .filter((plan) => objectiveOf(objective, jointLoss(plan), weightsOf(tables)) < found.objective * (1 - 1e-6))
            .map((plan) => costOf(plan) - (own as number));
          const want = spent.length > 0 && Math.min(...spent) <= 12e9 ? 12e9 - Math.min(...spent) : 'never';
          const { cost: price } = await entryPrice(tables, request, found, id, solver, cuts);
          if (want === 'never') expect(price).toBe(want);
          else expect(price).toBeCloseTo(want, -2);
        }
      }
  });

  it('give a front of two capitals that no plan beats', async () => {
    const list = [candidate('mine-1', 'tin', 6e9), candidate('m5', 'copper', 5e9), candidate('mine-2', 'nickel', 6e9)];
    const tables = inventedTables(list, { ...world, effect: (id) => (id.startsWith('mine') ? 0.2 : 0.7) });
    const request = { budget: 12e9, objective: { tailWeight: 0, level: 0.95 }, rules: [] };
    const front = await paretoFront(tables, request, solver);
    const expected = (plan: readonly SubsetOutcome[]) => meanOf(jointLoss(plan), weightsOf(tables));
    const base = expected(tables.map(({ outcomes }) => outcomes[0]!));
    for (const plan of everyPlan(tables).filter((one) => costOf(one) <= 12e9)) {
      const partner = plan.reduce((sum, o) => sum + o.partnerGain, 0);
      const met = front.some((p) => p.importerGain >= base - expected(plan) - 1e3 && p.partnerGain >= partner - 1);
      expect(met).toBe(true);
    }
  });
});
