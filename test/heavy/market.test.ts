import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { solveMarket, solveMarkets } from '../../src/answers/index.js';
import { NoAnswer } from '../../src/base/index.js';
import type { MarketFile } from '../../src/study/index.js';
import { marketCase } from '../peers/market-cases.js';

const peer = fileURLToPath(new URL('./market-peer.py', import.meta.url));
let python = '';

/** A Python that has scipy: the system's, with the package installed when this runs as root. */
function findPython(): string {
  const able = (name: string) => spawnSync(name, ['-c', 'import scipy.optimize']).status === 0;
  const names = ['/usr/bin/python3', 'python3'].filter((name) => name === 'python3' || existsSync(name));
  let found = names.find(able);
  if (found === undefined && process.getuid?.() === 0) {
    spawnSync('apt-get', ['update'], { stdio: 'ignore' });
    spawnSync('apt-get', ['install', '-y', 'python3-scipy'], { stdio: 'ignore' });
    found = names.find(able);
  }
  if (found === undefined) throw new Error('the peer of the market needs Python with scipy: install python3-scipy');
  return found;
}

interface Verdict {
  readonly seed: number;
  readonly certified: number;
  readonly where: string;
  readonly violation: number;
  readonly violated: string;
  readonly solved: number | null;
  readonly solvedWhere?: string;
}

function ask(
  seeds: readonly number[],
  solve: boolean,
  change: (market: MarketFile) => MarketFile = (m) => m,
): Verdict[] {
  const lines = seeds.flatMap((seed) => {
    const market = change(marketCase(seed));
    try {
      const equilibrium = solveMarket(JSON.stringify(market), `case ${seed}`);
      return [JSON.stringify({ seed, market, equilibrium, solve })];
    } catch (error) {
      if (error instanceof NoAnswer) return [];
      throw error;
    }
  });
  const run = spawnSync(python, [peer], { input: lines.join('\n'), encoding: 'utf8', maxBuffer: 1 << 28 });
  expect(run.status, run.stderr).toBe(0);
  return run.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Verdict);
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, k) => from + k);

describe('a second program, in Python, written from the text alone', () => {
  beforeAll(() => {
    python = findPython();
  });

  it('certifies 1,500 random chains: the same tonnes and prices from the prices given, and markets that clear', () => {
    const verdicts = ask(range(0, 1500), false);
    expect(verdicts.length).toBeGreaterThan(1440);
    const wrong = verdicts.filter((v) => !(v.certified < 1e-6 && v.violation < 1e-7));
    expect(wrong).toEqual([]);
  });

  it('solves 60 random chains by another method and agrees to 1e-6', () => {
    const verdicts = ask(range(2000, 2060), true);
    const both = verdicts.filter((v) => v.solved !== null);
    expect(both.length).toBeGreaterThan(48);
    expect(both.filter((v) => !(v.solved! < 1e-6))).toEqual([]);
  });

  it('sellers who may not grow at all: certifies 40 random chains, and solves one with demand that is all its bounds let through', () => {
    const still = (market: MarketFile): MarketFile => ({
      ...market,
      stages: market.stages.map((stage) => ({ ...stage, growth: { share: 0, buyers: '*' as const } })),
    });
    const verdicts = [...ask(range(3000, 3040), false, still), ...ask([2040], true, still)];
    expect(verdicts.filter((v) => !(v.certified < 1e-6 && v.violation < 1e-7))).toEqual([]);
    expect(verdicts.at(-1)!.seed).toBe(2040);
    expect(verdicts.at(-1)!.solved).toBeLessThan(1e-6);
  });

  it('solves a block of two minerals with by-products, a shared corridor and a detour, and agrees to 1e-9', () => {
    const text = readFileSync(new URL('../../studies/example/markets.json', import.meta.url), 'utf8');
    const found = solveMarkets(text, 'markets.json');
    const program = fileURLToPath(new URL('./market-block.py', import.meta.url));
    const input = JSON.stringify({ markets: JSON.parse(text) });
    const run = spawnSync(python, ['-W', 'ignore', program], { input, encoding: 'utf8' });
    expect(run.status, run.stderr).toBe(0);
    const peer = JSON.parse(run.stdout) as { price: Record<string, Record<string, number>>; rent: number };
    for (const [market, prices] of Object.entries(peer.price))
      for (const [country, price] of Object.entries(prices))
        expect(found.markets[market]!.stages[0]!.price[country]).toBeCloseTo(price, 9);
    expect(found.corridors[0]!.rent / peer.rent).toBeCloseTo(1, 9);
    expect(found.corridors[0]!.rent).toBeGreaterThan(100);
  });
});
