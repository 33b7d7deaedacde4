import type { Krw } from '../base/index.js';
import { type Choice, choose, usualLimits } from './choose.js';
import type { LossTable } from './loss-table.js';
import type { MilpLimits, MilpSolver } from './milp.js';
import type { Request } from './model.js';
import { RestrictedGroup } from './restricted-group.js';
import type { SubsetValuer } from './value-subsets.js';

/** What subsets that were not valued could still do, where a group has too many to value all. */
export interface Unlisted {
  /** No allowed plan, valued or not, leaves less on the sample, KRW a year; NaN where no plan at all keeps the rules. */
  readonly bound: Krw;
  /** Objective of the best plan found, less the bound: the most that the subsets left out can hide. */
  readonly error: Krw;
  /** Ids of the members of each group with subsets left out, and how many subsets were valued. */
  readonly groups: readonly { readonly members: readonly string[]; readonly listed: number }[];
  /** The bound holds where one measure more never makes a year worse; this is by how much it did between valued subsets, KRW a year (`RestrictedGroup.harm`). 0: it never did. */
  readonly harm: Krw;
}

export interface WithUnlisted {
  /** The tables with what was valued on the way. */
  readonly tables: readonly LossTable[];
  /** The tables with a floor under what was not: a request that they cannot keep, no plan can. */
  readonly floors: readonly LossTable[];
  readonly unlisted?: Unlisted;
}

export interface SearchLimits extends MilpLimits {
  /** Subsets valued a group beyond those of its table. */
  readonly more: number;
  /** Share of the objective below which the error is small enough. */
  readonly error: number;
}

const usual: SearchLimits = { ...usualLimits, more: 128, error: 1e-3 };

/**
 * How much better a plan could be with subsets that were not valued, and the promising ones valued. A cell of unlisted subsets gets for its floor the loss of all
 * its members together (whether or not they may stand together) at the least that an unlisted one of them costs; the best plan over the listed subsets and the
 * floors is a lower bound of the best plan of all, where a measure more never hurts (`harm`). The cell that this plan takes is split (branch and bound over the
 * lattice of subsets, Land and Doig 1960), until the best listed plan is within `error` of the bound or `more` subsets a group were valued.
 * @param valuers of the tables, in their order
 */
export async function withUnlisted(
  tables: readonly LossTable[],
  request: Request,
  valuers: readonly SubsetValuer[],
  solver: MilpSolver,
  limits: SearchLimits = usual,
): Promise<WithUnlisted> {
  const groups = tables.map((table, g) =>
    table.coverage === 'exact' ? undefined : new RestrictedGroup(table, request, valuers[g]!, limits.more),
  );
  const open = groups.filter((group) => group !== undefined);
  if (open.length === 0) return { tables, floors: tables };
  for (const group of open) await group.begin();
  const listed = () => tables.map((table, g) => groups[g]?.listed() ?? table);
  let best = await localBest(listed, groups, request, solver, limits);
  for (;;) {
    const floors = groups.map((group) => group?.floors());
    const withFloors = listed().map((table, g) => ({
      ...table,
      outcomes: [...table.outcomes, ...(floors[g]?.keys() ?? [])],
    }));
    const lowest = await choose(withFloors, request, solver, limits);
    const error = Math.max(0, best.objective - lowest.bound);
    const taken = lowest.outcomes.map((outcome, g) => floors[g]?.get(outcome));
    const done =
      taken.every((cell) => cell === undefined) ||
      error <= limits.error * Math.abs(best.objective) ||
      taken.some((cell, g) => cell && groups[g]!.spent);
    if (done)
      return {
        tables: listed(),
        floors: withFloors,
        unlisted: {
          bound: lowest.bound,
          error: lowest.outcomes.length === 0 ? 0 : error,
          groups: open.map((group) => ({
            members: group.members,
            listed: group.listed().outcomes.length,
          })),
          harm: Math.max(...open.map((group) => group.harm())),
        },
      };
    for (const [g, cell] of taken.entries()) {
      if (!cell) continue;
      const others = lowest.outcomes.reduce((sum, { cost }, k) => (k === g ? sum : sum + cost), 0);
      await groups[g]!.split(cell, request.budget - others);
    }
    best = await localBest(listed, groups, request, solver, limits);
  }
}

/** The best listed plan, once every neighbour of its subsets is listed as well. */
async function localBest(
  listed: () => LossTable[],
  groups: readonly (RestrictedGroup | undefined)[],
  request: Request,
  solver: MilpSolver,
  limits: MilpLimits,
): Promise<Choice> {
  for (let before = ''; ; ) {
    const best = await choose(listed(), request, solver, limits);
    const name = best.outcomes.map(({ subset }) => subset).join();
    if (name === before || best.outcomes.length === 0) return best;
    before = name;
    for (const [g, group] of groups.entries()) await group?.valueNeighbours(best.outcomes[g]!.subset);
  }
}
