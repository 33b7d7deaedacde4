import { conflicts } from './conflicts.js';
import type { Fact } from './fact.js';
import type { HarmonisedRow } from './harmonise/harmonised.js';
import type { KeepRule, SourceFile } from './harmonise/source-file.js';
import type { Row, RowId } from './row.js';

const has = (words: readonly string[] | undefined, word: string | undefined) =>
  words === undefined || (word !== undefined && words.includes(word));

function met(
  rule: KeepRule,
  row: Row,
  usd: number | undefined,
  differing: (share: number) => ReadonlySet<RowId>,
): boolean {
  const { places } = rule;
  return (
    has(rule.kinds, row.kind) &&
    has(rule.minerals, row.mineral) &&
    has(rule.series, row.series) &&
    has(rule.exporters, row.exporter) &&
    has(rule.importers, row.importer) &&
    (places === undefined || [row.country, row.exporter, row.importer].some((place) => has(places, place) && place)) &&
    (rule.from === undefined || row.year >= rule.from) &&
    (rule.usd === undefined || (usd ?? 0) >= rule.usd) &&
    (rule.differs === undefined || differing(rule.differs).has(row.id))
  );
}

/**
 * The rows that a vintage may carry: none of a source that restricts redistribution, and of the others those that meet one rule of their source.
 * @returns shipped rows in the order of ids, and how many of each source stay behind
 */
export function shippedRows(
  rows: readonly HarmonisedRow[],
  sources: ReadonlyMap<string, SourceFile>,
): { shipped: readonly Row[]; left: ReadonlyMap<string, number> } {
  const cache = new Map<number, ReadonlySet<RowId>>();
  const differing = (share: number) => {
    const known = cache.get(share);
    if (known) return known;
    const open = rows.filter(({ row }) => row.kind === 'production' && row.unit === 't').map(({ row }) => row);
    const set = new Set(conflicts(open, share).flatMap(({ values }) => values.map(({ id }) => id)));
    cache.set(share, set);
    return set;
  };
  const left = new Map<string, number>();
  const shipped: Row[] = [];
  for (const { row, usd } of rows) {
    const source = sources.get(row.source);
    if (!source) continue;
    const kept = source.ship === 'yes' && (source.keep?.some((rule) => met(rule, row, usd, differing)) ?? true);
    if (kept) shipped.push(row);
    else left.set(row.source, (left.get(row.source) ?? 0) + 1);
  }
  return { shipped: shipped.sort((a, b) => (a.id < b.id ? -1 : 1)), left };
}

/** Facts by the rules of their source; where a source has rules, a fact must also name a mineral or stand in a place of the rule. */
export function shippedFacts(facts: readonly Fact[], sources: ReadonlyMap<string, SourceFile>): readonly Fact[] {
  const kept = facts.filter((fact) => {
    const rules = sources.get(fact.source)?.keep;
    if (rules === undefined) return true;
    return rules.some((rule) =>
      rule.places
        ? has(rule.places, fact.country)
        : fact.minerals.length > 0 && has(rule.confidence, fact.fields['confidence']),
    );
  });
  return [...kept].sort((a, b) => (a.id < b.id ? -1 : 1));
}
