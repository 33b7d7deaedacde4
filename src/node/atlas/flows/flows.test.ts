import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../study/index.js';
import { chainFile } from './chain-file.js';
import { readReconcileFacts } from './index.js';

describe('chains as data', async () => {
  const { chains, regions } = await readReconcileFacts();

  it('reads every chain; a file is named after its market', () => {
    expect(chains.length).toBeGreaterThanOrEqual(30);
    expect(new Set(chains.map((c) => c.market)).size).toBe(chains.length);
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
