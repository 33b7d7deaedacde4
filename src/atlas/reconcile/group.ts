import type { CountryCode } from '../../base/index.js';
import { Flows, total } from './flows.js';

/** Countries of a market that stand alone, and the groups the others go to: `R-AFR` to its members. */
export interface Grouping {
  readonly of: (country: CountryCode) => CountryCode;
  readonly groups: ReadonlyMap<CountryCode, readonly CountryCode[]>;
}

/** Buyers whose own suppliers count as large. */
const buyers: readonly CountryCode[] = ['KOR', 'JPN', 'CHN', 'USA', 'DEU'];

/**
 * At most `nodes` nodes: the countries of `keep`, then those with the largest share of a stage's sales, of its purchases, or (halved) of what
 * Korea, Japan, China, the USA or Germany buy abroad; the rest by region. A group trades with itself where its members trade with each other.
 */
export function chooseNodes(
  stages: readonly Flows[],
  keep: readonly CountryCode[],
  regionOf: (country: CountryCode) => CountryCode,
  nodes: number,
): Grouping {
  const weight = new Map<CountryCode, number>();
  const raise = (country: CountryCode, share: number) => weight.set(country, Math.max(weight.get(country) ?? 0, share));
  for (const flows of stages) {
    const all = total(flows.list());
    for (const country of flows.countries()) {
      raise(country, total(flows.from(country)) / all);
      raise(country, total(flows.to(country)) / all);
    }
    for (const buyer of buyers)
      for (const flow of flows.to(buyer))
        if (flow.exporter !== buyer) raise(flow.exporter, (0.5 * flow.tonnes) / flows.imports(buyer));
  }
  const ranked = [...weight.entries()].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([c]) => c);
  const kept = new Set(keep.filter((c) => weight.has(c)));
  const regions = new Set(ranked.map(regionOf));
  const room = ranked.length <= nodes ? ranked.length : nodes - regions.size;
  for (const c of ranked) if (kept.size < room) kept.add(c);
  const groups = new Map<CountryCode, CountryCode[]>();
  for (const c of [...ranked].sort())
    if (!kept.has(c)) groups.set(regionOf(c), [...(groups.get(regionOf(c)) ?? []), c]);
  return { of: (c) => (kept.has(c) ? c : regionOf(c)), groups };
}

/** The same flows between nodes, at the nine digits that are published, so that what is computed from them balances when they are read back. */
export function groupFlows(flows: Flows, grouping: Grouping): Flows {
  const grouped = new Flows();
  for (const flow of flows.list())
    grouped.add({ ...flow, exporter: grouping.of(flow.exporter), importer: grouping.of(flow.importer) });
  for (const flow of grouped.list())
    grouped.set({
      ...flow,
      tonnes: published(flow.tonnes),
      low: published(Math.min(flow.low, flow.tonnes)),
      high: published(Math.max(flow.high, flow.tonnes)),
    });
  return grouped;
}

const published = (tonnes: number): number => Number(tonnes.toPrecision(9));
