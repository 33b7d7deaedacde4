import { type Krw, type Maybe, type MineralCode, missing, uniform, whenPresent } from '../base/index.js';
import { type Measure, triangularQuantile } from '../shock/index.js';
import { type Contract, coverOf, firstShare, type MineralBase } from './base-year.js';
import type { Group } from './group.js';
import { evenWeights, type LossTable, type Steps, type SubsetOutcome, type YearLosses } from './loss-table.js';
import type { Sample } from './resample.js';
import { allowedSubsets, type Subset, subsetCost } from './subset.js';

type Triple = readonly [number, number, number];

/** Another way for a share of what a closed route carries of the importer's purchases. */
export interface Detour {
  readonly route: string;
  readonly share: number;
}

/** What a candidate does once it is delivered, and how likely that is. */
export interface Standing {
  readonly id: string;
  /** Low, mode, high of the chance that it delivers. */
  readonly odds: Triple;
  readonly measures: ReadonlyMap<MineralCode, readonly Measure[]>;
  readonly detours: ReadonlyMap<MineralCode, readonly Detour[]>;
  /** Factor on the chance that another measure delivers, by its id; in force where this one delivers. */
  readonly raises: ReadonlyMap<string, Triple>;
  /** Tonnes that it holds in stock, and those it brings a year under contract and from whom, by mineral. */
  readonly stock: ReadonlyMap<MineralCode, number>;
  readonly contracts: ReadonlyMap<MineralCode, readonly Contract[]>;
  readonly partnerGain: Maybe<Krw>;
}

/** What each simulated year does to one mineral with what stands in force, in the terms of `GroupLosses`; NaN in years without a certified answer. */
type YearEffect = (
  mineral: MineralCode,
  measures: readonly Measure[],
  detours: readonly Detour[],
) => Promise<{ readonly effect: Float64Array; readonly solves: number }>;

/** The losses of a group's minerals together, from the effects of each; `byMineral` is the expected loss of each by itself. */
export type GroupLosses = (
  effects: ReadonlyMap<MineralCode, Float64Array>,
) => YearLosses & { readonly byMineral: ReadonlyMap<MineralCode, Krw> };

export interface Valuation extends Sample {
  readonly seed: number;
  readonly standing: ReadonlyMap<string, Standing>;
  readonly base: ReadonlyMap<MineralCode, MineralBase>;
  readonly yearEffect: YearEffect;
  readonly groupLosses: GroupLosses;
}

/**
 * Bits of the members of a subset that deliver in each year: chance of the draw, times the factors of what raises it, against one uniform
 * number a member and year. What raises others is not raised itself.
 */
function delivery(group: Group, { seed, draws, years, standing }: Valuation): (subset: Subset) => Float64Array {
  const byYear = (make: (year: number, draw: number) => number) =>
    Float64Array.from({ length: draws * years }, (_, y) => make(y, Math.floor(y / years)));
  const ids = group.members.map(({ id }) => id);
  const triangle = ([low, mode, high]: Triple, event: string, draw: number, parameter: string) =>
    triangularQuantile(low, mode, high, uniform(seed, event, draw, parameter));
  const chances = ids.map((id) =>
    byYear((_, draw) => triangle(standing.get(id)!.odds, `delivery/${id}`, draw, 'odds')),
  );
  const lucks = ids.map((id) => byYear((y) => uniform(seed, `delivery/${id}`, y, 'delivers')));
  const factors = ids.flatMap((id, by) =>
    [...standing.get(id)!.raises].flatMap(([raised, factor]) => {
      const of = ids.indexOf(raised);
      return of < 0 ? [] : [{ by, of, factor: byYear((_, draw) => triangle(factor, `delivery/${id}`, draw, raised)) }];
    }),
  );
  const holds = (subset: Subset, k: number) => Math.floor(subset / 2 ** k) % 2 === 1;
  return (subset) =>
    byYear((y) =>
      ids.reduce((bits, _, k) => {
        if (!holds(subset, k)) return bits;
        let chance = chances[k]![y]!;
        for (const { by, of, factor } of factors)
          if (of === k && holds(subset, by) && lucks[by]![y]! < chances[by]![y]!) chance *= factor[y]!;
        return lucks[k]![y]! < chance ? bits + 2 ** k : bits;
      }, 0),
    );
}

/** Members (as bits of the group) that change a mineral. */
const serving = (group: Group, mineral: MineralCode, standing: Valuation['standing']): Subset =>
  group.members.reduce((bits, { id }, k) => {
    const { measures, detours } = standing.get(id)!;
    return measures.has(mineral) || detours.has(mineral) ? bits + 2 ** k : bits;
  }, 0);

const inBits = (group: Group, subset: Subset) => group.members.filter((_, k) => Math.floor(subset / 2 ** k) % 2 === 1);

const common = (a: Subset, b: Subset): Subset => {
  let bits = 0;
  for (let k = 0; 2 ** k <= Math.max(a, b); k++)
    if (Math.floor(a / 2 ** k) % 2 === 1 && Math.floor(b / 2 ** k) % 2 === 1) bits += 2 ** k;
  return bits;
};

/** Losses of more subsets of a group on the same draws. They need not be allowed: measures that exclude one another can stand in a bound. */
export type SubsetValuer = (
  subsets: readonly Subset[],
) => Promise<Maybe<{ readonly outcomes: readonly SubsetOutcome[]; readonly solves: number }>>;

/**
 * Values subsets of a group: the loss of each simulated year, with the members that deliver in it in force. Each set of delivered members is solved
 * once a mineral, on the common draws, whatever subsets it occurs in. A draw that no equilibrium answers is `missing: not-converged`.
 */
export function subsetValuer(group: Group, valuation: Valuation): SubsetValuer {
  const { standing, yearEffect } = valuation;
  const minerals = [...new Set(group.members.flatMap((member) => member.minerals))].sort();
  const deliveredOf = delivery(group, valuation);
  const effects = new Map<string, Float64Array>();
  return async (subsets) => {
    const delivered = new Map(subsets.map((subset) => [subset, deliveredOf(subset)]));
    let solves = 0;
    for (const mineral of minerals) {
      const members = serving(group, mineral, standing);
      const masks = new Set<Subset>();
      for (const bits of delivered.values()) for (const set of bits) masks.add(common(set, members));
      for (const mask of [...masks].sort((a, b) => a - b)) {
        if (effects.has(`${mineral} ${mask}`)) continue;
        const inForce = inBits(group, mask).map(({ id }) => standing.get(id)!);
        const measures = inForce.flatMap((one) => one.measures.get(mineral) ?? []);
        const year = await yearEffect(
          mineral,
          measures,
          inForce.flatMap((one) => one.detours.get(mineral) ?? []),
        );
        if (year.effect.some(Number.isNaN))
          return missing(
            'not-converged',
            `no certified equilibrium of ${mineral} with ${inBits(group, mask).map((m) => m.id)}`,
          );
        effects.set(`${mineral} ${mask}`, year.effect);
        solves += year.solves;
      }
    }
    const effectOf = (mineral: MineralCode, subset: Subset): Float64Array => {
      const members = serving(group, mineral, standing);
      return delivered.get(subset)!.map((bits, y) => effects.get(`${mineral} ${common(bits, members)}`)![y]!);
    };
    return { outcomes: subsets.map((subset) => outcomeOf(group, subset, minerals, valuation, effectOf)), solves };
  };
}

/** The loss table of a group: every allowed subset, or those of few members where there are more than `limit`. */
export async function valueGroup(
  group: Group,
  { draws, years }: Sample,
  valuer: SubsetValuer,
  limit?: number,
): Promise<Maybe<LossTable>> {
  const { subsets, coverage, mostMembers } = allowedSubsets(group, limit);
  return whenPresent(await valuer(subsets), ({ outcomes, solves }) => ({
    group,
    outcomes,
    coverage,
    mostMembers,
    solves,
    weights: evenWeights(draws * years),
  }));
}

function outcomeOf(
  group: Group,
  subset: Subset,
  minerals: readonly MineralCode[],
  { standing, base, groupLosses }: Valuation,
  effectOf: (mineral: MineralCode, subset: Subset) => Float64Array,
): SubsetOutcome {
  const losses = groupLosses(new Map(minerals.map((mineral) => [mineral, effectOf(mineral, subset)])));
  const firstSupplierShare = new Map<MineralCode, Steps>();
  const coverDays = new Map<MineralCode, Steps>();
  const members = inBits(group, subset);
  const chosen = members.map(({ id }) => standing.get(id)!);
  const dates = [...new Set([0, ...members.map(({ delivery }) => delivery.year)])].sort((a, b) => a - b);
  const asDelivered = (of: (there: readonly Standing[]) => number): Steps =>
    dates.map((from) => ({ from, value: of(chosen.filter((_, k) => members[k]!.delivery.year <= from)) }));
  for (const mineral of minerals) {
    const known = base.get(mineral);
    if (!known) continue;
    firstSupplierShare.set(
      mineral,
      asDelivered((there) =>
        firstShare(
          known,
          there.flatMap((one) => one.contracts.get(mineral) ?? []),
        ),
      ),
    );
    coverDays.set(
      mineral,
      asDelivered((there) =>
        coverOf(
          known,
          there.reduce((sum, one) => sum + (one.stock.get(mineral) ?? 0), 0),
        ),
      ),
    );
  }
  const partnerGain = chosen.reduce((sum, one) => sum + (typeof one.partnerGain === 'number' ? one.partnerGain : 0), 0);
  return { subset, cost: subsetCost(group, subset), ...losses, firstSupplierShare, coverDays, partnerGain };
}
