import { isMissing, type Krw } from '../base/index.js';
import type { Group } from './group.js';

/** Members of a group as bits: bit k is member k. */
export type Subset = number;

export interface SubsetList {
  readonly subsets: readonly Subset[];
  /** `exact`: every allowed subset; `restricted`: only those of at most `mostMembers` members, and all members that fit together. */
  readonly coverage: 'exact' | 'restricted';
  readonly mostMembers: number;
}

const bits = (subset: Subset): number[] => {
  const list: number[] = [];
  for (let k = 0; subset >>> k > 0; k++) if ((subset >>> k) & 1) list.push(k);
  return list;
};

export const subsetIds = (group: Group, subset: Subset): string[] => bits(subset).map((k) => group.members[k]!.id);

/** Cost of a subset in KRW; only called for subsets whose costs are all known. */
export const subsetCost = (group: Group, subset: Subset): Krw =>
  bits(subset).reduce((sum, k) => sum + (group.members[k]!.cost as Krw), 0);

/** True where every cost is known, every prerequisite is in and no exclusion is broken. */
export function isAllowed(group: Group, subset: Subset): boolean {
  const chosen = new Set(subsetIds(group, subset));
  return bits(subset).every((k) => {
    const member = group.members[k]!;
    return (
      !isMissing(member.cost) &&
      member.requires.every((id) => chosen.has(id)) &&
      !member.excludes.some((id) => chosen.has(id))
    );
  });
}

/** Allowed subsets of a group in ascending order, the empty one first; at most about `limit` of them. */
export function allowedSubsets(group: Group, limit = 64): SubsetList {
  const n = group.members.length;
  if (n > 20) return restricted(group, 2);
  const all: Subset[] = [];
  for (let subset = 0; subset < 2 ** n; subset++) if (isAllowed(group, subset)) all.push(subset);
  if (all.length <= limit) return { subsets: all, coverage: 'exact', mostMembers: n };
  let most = 1;
  while (restricted(group, most + 1).subsets.length <= limit) most++;
  return restricted(group, most);
}

/** Subsets of up to `most` members, and the largest allowed set found by adding members in order. */
function restricted(group: Group, most: number): SubsetList {
  let frontier: Subset[] = [0];
  const found = new Set<Subset>([0]);
  for (let size = 1; size <= most; size++) {
    frontier = frontier.flatMap((subset) =>
      group.members.flatMap((_, k) => (subset < 2 ** k ? [subset + 2 ** k] : [])),
    );
    for (const subset of frontier) if (isAllowed(group, subset)) found.add(subset);
  }
  let whole = 0;
  for (let k = 0; k < group.members.length; k++) if (isAllowed(group, whole | (2 ** k))) whole |= 2 ** k;
  found.add(whole);
  return { subsets: [...found].sort((a, b) => a - b), coverage: 'restricted', mostMembers: most };
}
