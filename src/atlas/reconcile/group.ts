import type { CountryCode } from '../../base/index.js';
import { type Flow, Flows } from './flows.js';

/** Countries of a market that stand alone, and the groups the others go to: `R-AFR` to its members. */
export interface Grouping {
  readonly of: (country: CountryCode) => CountryCode;
  readonly groups: ReadonlyMap<CountryCode, readonly CountryCode[]>;
}

/**
 * At most `nodes` nodes: the countries of `keep`, then those with the largest sum of sales and purchases over all stages, the rest by
 * region. A group trades with itself where its members trade with each other.
 */
export function chooseNodes(
  stages: readonly Flows[],
  keep: readonly CountryCode[],
  regionOf: (country: CountryCode) => CountryCode,
  nodes: number,
): Grouping {
  const size = new Map<CountryCode, number>();
  for (const flows of stages) {
    const all = flows.list().reduce((sum, f) => sum + f.tonnes, 0);
    for (const f of flows.list())
      for (const c of [f.exporter, f.importer]) size.set(c, (size.get(c) ?? 0) + f.tonnes / all);
  }
  const ranked = [...size.entries()].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([c]) => c);
  const kept = new Set(keep.filter((c) => size.has(c)));
  const regions = new Set(ranked.map(regionOf));
  const room = ranked.length <= nodes ? ranked.length : nodes - regions.size;
  for (const c of ranked) if (kept.size < room) kept.add(c);
  const groups = new Map<CountryCode, CountryCode[]>();
  for (const c of [...ranked].sort())
    if (!kept.has(c)) groups.set(regionOf(c), [...(groups.get(regionOf(c)) ?? []), c]);
  return { of: (c) => (kept.has(c) ? c : regionOf(c)), groups };
}

/** The same flows between nodes. */
export function groupFlows(flows: Flows, grouping: Grouping): Flows {
  const grouped = new Flows();
  for (const flow of flows.list()) {
    const moved: Flow = { ...flow, exporter: grouping.of(flow.exporter), importer: grouping.of(flow.importer) };
    grouped.add(moved);
  }
  return grouped;
}
