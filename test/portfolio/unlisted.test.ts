import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { uniform } from '../../src/base/index.js';
import { highsSolver } from '../../src/node/milp/index.js';
import {
  type Candidate,
  choose,
  type MilpSolver,
  type Request,
  type Rule,
  type SubsetValuer,
  smallestClash,
  withUnlisted,
} from '../../src/portfolio/index.js';
import { candidate, type Invented, inventedTables, inventedValuer } from '../fixtures/loss-tables.js';

let solver: MilpSolver;
beforeAll(async () => {
  solver = await highsSolver();
});

const limit = 20;
const limits = { seconds: 60, gap: 1e-6, more: 64, error: 1e-3 };

function invented(seed: number, more: Partial<Invented> = {}): Invented {
  const effect = (id: string) => 0.05 + 0.5 * uniform(seed, 'effect', Number(id.slice(1)), 'size');
  return { draws: 50, seed, odds: 0.2, loss: 100e9, effect, ...more };
}

/** Nine measures of tin and two of copper. */
const nine = (seed: number, more: (k: number) => Partial<Candidate> = () => ({})): Candidate[] => [
  ...Array.from({ length: 9 }, (_, k) =>
    candidate(`m${k}`, 'tin', Math.round(1e9 * (1 + 20 * uniform(seed, 'cost', k, 'won'))), more(k)),
  ),
  candidate('n1', 'copper', 7e9),
  candidate('n2', 'copper', 9e9),
];

/** The same question with few subsets and floors, and with every subset. */
async function both(list: readonly Candidate[], world: Invented, request: Request, more = limits.more) {
  const few = inventedTables(list, world, limit);
  const valuers = few.map(({ group }) => inventedValuer(group, world));
  const found = await withUnlisted(few, request, valuers, solver, { ...limits, more });
  const value = await choose(found.tables, request, solver);
  const truth = await choose(inventedTables(list, world, 4096), request, solver);
  const listed = await choose(few, request, solver);
  return { ...found, unlisted: found.unlisted!, value: value.objective, truth: truth.objective, listed };
}

const asked = (budget: number, tailWeight = 0, rules: readonly Rule[] = []): Request => ({
  budget,
  objective: { tailWeight, level: 0.9 },
  rules,
});

describe('subsets that are too many to value', () => {
  it('leave the best set of all between the stated bound and the value of the plan', async () => {
    let hidden = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 0, max: 120 }),
        fc.constantFrom(0, 0.5, 1),
        fc.boolean(),
        fc.constantFrom(4, 64),
        async (seed, budget, tailWeight, bound, more) => {
          const links = (k: number) => (k === 2 ? { requires: ['m0'] } : k === 3 ? { excludes: ['m4'] } : {});
          const shares = { industries: () => ['cars'] };
          const world = invented(seed, bound ? shares : {});
          const { unlisted, value, truth, listed } = await both(
            nine(seed, links),
            world,
            asked(budget * 1e9, tailWeight),
            more,
          );
          const slack = 1e-6 * truth;
          expect(unlisted.bound).toBeLessThanOrEqual(truth + slack);
          expect(truth).toBeLessThanOrEqual(value + slack);
          expect(Math.abs(value - unlisted.bound - unlisted.error)).toBeLessThanOrEqual(slack);
          expect(unlisted.harm).toBe(0);
          if (listed.objective > truth + slack) hidden++;
        },
      ),
      { numRuns: 8 },
    );
    expect(hidden).toBeGreaterThan(0);
  });

  it('are told with an error that says something: a small part of what the floors alone would leave open', async () => {
    for (const seed of [1, 2]) {
      const request = asked(45e9);
      const rough = await both(nine(seed), invented(seed), request, 0);
      const fine = await both(nine(seed), invented(seed), request);
      expect(rough.unlisted.error).toBeGreaterThan(0.05 * rough.value);
      expect(fine.unlisted.error).toBeLessThan(0.3 * rough.unlisted.error);
      expect(fine.value).toBeLessThanOrEqual(rough.value);
      const [tin] = fine.unlisted.groups;
      expect(tin!.members).toHaveLength(9);
      expect(tin!.listed).toBeLessThan(200);
    }
  });

  it('leave no error where the budget buys too little or everything', async () => {
    for (const budget of [0, 1e12]) {
      const { unlisted, value, truth } = await both(nine(5), invented(5), asked(budget));
      expect(value).toBeCloseTo(truth, -3);
      expect(unlisted.error).toBeLessThanOrEqual(1e-3 * value);
    }
  });

  it('have a bound that is called an estimate where a measure more makes a year worse', async () => {
    const world = invented(7);
    const few = inventedTables(nine(7), world, limit);
    const valuers = few.map(({ group }): SubsetValuer => {
      const honest = inventedValuer(group, world);
      return async (subsets) => {
        const found = await honest(subsets);
        if ('missing' in found) return found;
        return {
          ...found,
          outcomes: found.outcomes.map((one) => ({ ...one, loss: one.loss.map((won) => won + 50e9) })),
        };
      };
    });
    const { unlisted } = await withUnlisted(few, asked(45e9), valuers, solver, limits);
    expect(unlisted!.harm).toBeGreaterThan(25e9);
  });

  it('may keep rules that no valued one keeps; and what none can keep is proven', async () => {
    const cover = (days: number): Rule => ({ kind: 'cover-at-least', mineral: 'tin', days });
    const kept = await both(nine(3), invented(3), asked(60e9, 0, [cover(120)]));
    expect(kept.listed.status).toBe('infeasible');
    expect(kept.value).toBeCloseTo(kept.truth, -3);
    const never = await both(nine(3), invented(3), asked(8e9, 0, [cover(240)]));
    expect(never.value).toBeNaN();
    expect(await smallestClash(never.floors, asked(8e9, 0, [cover(240)]), solver)).toEqual([
      'budget',
      'cover-at-least tin 240',
    ]);
  });
});
