import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readDocument } from '../../../study/index.js';
import { readTable } from '../../facts/table.js';
import { chainFile } from './chain-file.js';
import { readReconcileFacts } from './index.js';

describe('chains as data', async () => {
  const { chains, regions } = await readReconcileFacts();

  it('reads every chain; a file is named after its market', () => {
    expect(chains.length).toBeGreaterThanOrEqual(30);
    expect(new Set(chains.map((c) => c.market)).size).toBe(chains.length);
  });

  it('calls a market by the code of a mineral or of a form, so that it has names in three languages', async () => {
    const codes = async (table: string, column: string) =>
      (await readTable(z.looseObject({ [column]: z.string() }), 'data', table)).map((row) => row[column]);
    const known = new Set([...(await codes('minerals.csv', 'code')), ...(await codes('forms.csv', 'form'))]);
    expect(chains.map((c) => c.market).filter((market) => !known.has(market))).toEqual([]);
    expect(chains.map((c) => c.mineral).filter((mineral) => !known.has(mineral))).toEqual([]);
  });

  it('gives every country a region group', () => {
    expect(regions.get('GHA')).toBe('R-AFR');
    expect([...regions.values()].every((group) => /^R-[A-Z]{3}$/.test(group))).toBe(true);
  });

  it('says of every hand-set number why it is what it is', () => {
    for (const chain of chains)
      for (const stage of chain.stages)
        for (const set of Object.values({ ...stage.output?.set, ...stage.withoutOre }))
          expect(set.why.length, chain.market).toBeGreaterThan(4);
  });

  it('refuses an unknown key and a missing reason with their lines', () => {
    const text =
      'format: lodeward-chain/1\nmarket: tin\nmineral: tin\nyears: [2023]\nstatus: partial\nunit: t\nnotes: [a]\nstages: []\ncolour: red\n';
    const { problems } = readDocument(chainFile, text, 'tin.yaml');
    expect(problems.map((p) => p.path)).toEqual(expect.arrayContaining(['why', 'stages']));
    expect(problems.some((p) => p.line === 9)).toBe(true);
  });
});
