import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Chain, ReconcileFacts } from '../../../atlas/index.js';
import { InputRefused, type Problem } from '../../../base/index.js';
import { readDocument } from '../../../study/index.js';
import { readTable } from '../../facts/table.js';
import { packagePath } from '../../places.js';
import { chainFile } from './chain-file.js';

const groupOf: Readonly<Record<string, string>> = {
  Africa: 'R-AFR',
  Americas: 'R-AME',
  Asia: 'R-ASI',
  Europe: 'R-EUR',
  Oceania: 'R-OCE',
};

/** Every chain of a folder in the order of file names. @throws InputRefused with the problems of all files */
async function readChains(folder: string): Promise<readonly Chain[]> {
  const problems: Problem[] = [];
  const chains: Chain[] = [];
  for (const name of (await readdir(folder)).filter((n) => n.endsWith('.yaml')).sort()) {
    const reading = readDocument(chainFile, await readFile(join(folder, name), 'utf8'), `data/chains/${name}`);
    if (reading.value !== undefined) chains.push(reading.value);
    problems.push(...reading.problems);
  }
  if (problems.length > 0) throw new InputRefused(problems);
  return chains;
}

/** Chains of data/chains and the region group of every country of data/countries.csv. */
export async function readReconcileFacts(): Promise<ReconcileFacts> {
  const countries = await readTable(z.looseObject({ iso3: z.string(), region: z.string() }), 'data', 'countries.csv');
  return {
    chains: await readChains(packagePath('data', 'chains')),
    regions: new Map(countries.map(({ iso3, region }) => [iso3, groupOf[region] ?? 'R-OTH'])),
  };
}
