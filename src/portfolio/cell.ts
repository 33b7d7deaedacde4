import { isMissing, type Krw } from '../base/index.js';
import type { Group } from './group.js';
import type { LossTable } from './loss-table.js';
import type { Rule } from './rule.js';
import type { Subset } from './subset.js';

/** All subsets of a group that hold every member of `least` and none outside `most`, by their numbers in the group. */
export interface Cell {
  readonly least: ReadonlySet<number>;
  readonly most: ReadonlySet<number>;
}

export const subsetOf = (members: Iterable<number>): Subset => [...members].reduce((bits, k) => bits + 2 ** k, 0);

/**
 * The cell with what prerequisites and exclusions of its members force: those of `least` bring what they require and drop what they exclude, and
 * members whose prerequisites are out of `most` leave it. Undefined where nothing is left of it.
 */
export function narrowed({ members }: Group, cell: Cell): Cell | undefined {
  const at = new Map(members.map(({ id }, k) => [id, k]));
  const least = new Set(cell.least);
  const most = new Set(cell.most);
  for (let before = Number.NaN; before !== least.size - most.size; ) {
    before = least.size - most.size;
    for (const k of [...least]) {
      for (const id of members[k]!.requires) least.add(at.get(id) ?? -1);
      for (const id of members[k]!.excludes) most.delete(at.get(id) ?? -1);
      for (const other of [...most]) if (members[other]!.excludes.includes(members[k]!.id)) most.delete(other);
      if (!most.has(k)) return undefined;
    }
    if (least.has(-1)) return undefined;
    for (const k of [...most]) if (members[k]!.requires.some((id) => !most.has(at.get(id) ?? -1))) most.delete(k);
  }
  return [...least].every((k) => most.has(k)) ? { least, most } : undefined;
}

/** Everything that a request leaves open in a group: members whose cost is known, with what must and must not be there. */
export function wholeCell(group: Group, rules: readonly Rule[]): Cell | undefined {
  const named = (kind: 'must-have' | 'must-not-have') =>
    new Set(rules.flatMap((rule) => (rule.kind === kind ? [rule.measure] : [])));
  const [must, mustNot] = [named('must-have'), named('must-not-have')];
  const numbers = [...group.members.keys()];
  const least = numbers.filter((k) => must.has(group.members[k]!.id));
  const most = numbers.filter((k) => !isMissing(group.members[k]!.cost) && !mustNot.has(group.members[k]!.id));
  return narrowed(group, { least: new Set(least), most: new Set(most) });
}

/** Free members of a cell that its cheapest unlisted subset holds, and what that subset costs at least: it has more members than all listed ones. Undefined where every subset of the cell is listed. */
export function cheapestUnlisted(
  { group, mostMembers }: Pick<LossTable, 'group' | 'mostMembers'>,
  { least, most }: Cell,
): { readonly cost: Krw; readonly taken: ReadonlySet<number> } | undefined {
  if (most.size <= mostMembers) return undefined;
  const cost = (k: number) => group.members[k]!.cost as Krw;
  const free = [...most].filter((k) => !least.has(k)).sort((a, b) => cost(a) - cost(b) || a - b);
  const needed = mostMembers + 1 - least.size;
  const taken = new Set(free.filter((k, rank) => rank < needed || cost(k) < 0));
  return { cost: [...least, ...taken].reduce((sum, k) => sum + cost(k), 0), taken };
}
