import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildMarkets,
  check,
  type Row,
  type Source,
  shippedFacts,
  shippedRows,
  vintageFiles,
} from '../../atlas/index.js';
import { InputRefused } from '../../base/index.js';
import { readMinerals } from '../facts/minerals.js';
import { packagePath } from '../places.js';
import { expectations, readExceptions } from './expectations.js';
import { readReconcileFacts } from './flows/index.js';
import { harvest } from './harvest.js';
import { readNames } from './names.js';
import { openAtlas } from './open.js';
import { digestsOf, keepVintage, keptVintages, type Manifest, vintageName, writeVintage } from './vintage-folder.js';

/** Computed rows cite this project. */
const own: Source = {
  id: 'lodeward',
  publisher: 'Lodeward',
  title: 'Balanced flows and what was computed with them; each names the rows it was made of',
  edition: 'with the vintage',
  licence: 'CC BY 4.0 for the computed values; credit the publishers of the rows they rest on',
  url: 'docs/methods/reconcile.md',
  accessed: '2026-11-28',
};

/** Rows of the shipped vintage, or none where there is none yet. */
async function lastRows(): Promise<readonly Row[]> {
  if (!existsSync(packagePath('data', 'atlas', 'vintage.json'))) return [];
  return (await (await openAtlas()).rows({})).filter(({ source }) => source !== own.id);
}

/**
 * Builds a vintage from the raw files: read, harmonise, check, balance, choose what may be shipped, write.
 * @param raw folder laid out as data/sources names it
 * @param out folder to write to; the kept vintages of the workspace when absent
 * @throws InputRefused with every raw file, name or check that is wrong
 */
export async function buildVintage(
  raw: string,
  out: string | undefined,
  progress: (line: string) => void,
): Promise<Manifest & { folder: string }> {
  const [names, exceptions, facts, minerals, last] = await Promise.all([
    readNames(),
    readExceptions(),
    readReconcileFacts(),
    readMinerals(),
    lastRows(),
  ]);
  const found = await harvest(raw, progress);
  const all = found.rows.map(({ row }) => row);
  progress(`checking ${all.length} rows`);
  const problems = check(all, expectations(names, last), exceptions);
  if (problems.length > 0) throw new InputRefused(problems);
  progress(`balancing ${facts.chains.length} chains`);
  const built = buildMarkets(all, facts, found.chains);
  const sources = new Map(found.sources.map((source) => [source.id, source]));
  const { shipped, left } = shippedRows(found.rows, sources);
  const shippedIds = new Set(shipped.map(({ id }) => id));
  const restricted = new Set(found.sources.filter(({ ship }) => ship === 'derived').map(({ id }) => id));
  const needed = new Set([...built.inputs.values()].flat());
  const added = all.filter(({ id, source }) => needed.has(id) && !shippedIds.has(id) && !restricted.has(source));
  const order = new Map(minerals.map(({ code }, i) => [code, i]));
  const markets = [...built.markets].sort(
    (a, b) => (order.get(a.parent) ?? 999) - (order.get(b.parent) ?? 999) || (a.mineral < b.mineral ? -1 : 1),
  );
  const rows = [...shipped, ...added, ...built.rows];
  const kept = shippedFacts(found.facts, sources);
  const files = vintageFiles(
    {
      rows,
      facts: kept,
      markets,
      inputs: built.inputs,
      adjustments: built.adjustments,
      sources: [
        ...found.sources.map(({ id, publisher, title, edition, licence, url, accessed }) => ({
          id,
          publisher,
          title,
          edition,
          licence,
          url,
          accessed,
        })),
        own,
      ],
      chains: found.chains,
    },
    new Map([...names.forms].map(([form, { stage }]) => [form, stage])),
  );
  const leftOut = [
    ...found.leftOut.map(({ source, reason, lines }) => ({ source, reason, count: lines })),
    ...[...left].map(([source, count]) => ({
      source,
      reason: sources.get(source)?.keepReason ?? sources.get(source)?.licence ?? '',
      count: count - added.filter((row) => row.source === source).length,
    })),
  ];
  return write(out, files, {
    rows: rows.length,
    facts: kept.length,
    markets: markets.map(({ mineral }) => mineral),
    leftOut,
  });
}

async function write(
  out: string | undefined,
  files: ReadonlyMap<string, string>,
  about: Pick<Manifest, 'rows' | 'facts' | 'markets' | 'leftOut'>,
): Promise<Manifest & { folder: string }> {
  const folder = out ?? join(keptVintages(), vintageName(digestsOf(files)));
  await keepVintage(folder);
  return { ...(await writeVintage(folder, files, about)), folder };
}
