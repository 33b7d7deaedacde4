import type { Fact } from '../../answers/index.js';
import { names } from './names.svelte.js';

/** A mineral with what it is a form of, and the kinds that those are. */
const kindred = (mineral: string, parent: string): ReadonlySet<string | undefined> =>
  new Set([mineral, parent, names.family(mineral), names.family(parent)]);

/**
 * Lists of critical minerals that name a market's mineral, a kind of it, or what it is a kind of: one fact a country, in the order of
 * the facts.
 */
export function listedIn(lists: readonly Fact[], mineral: string, parent: string): readonly Fact[] {
  const near = kindred(mineral, parent);
  const found = new Map<string, Fact>();
  for (const fact of lists)
    if (
      !found.has(fact.country) &&
      fact.minerals.some((one) => near.has(one) || [mineral, parent].includes(names.family(one) ?? ''))
    )
      found.set(fact.country, fact);
  return [...found.values()];
}
