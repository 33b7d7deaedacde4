import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uniform } from '../../src/base/index.js';
import { openLedger } from '../../src/node/registry/index.js';
import { type Cluster, startCluster } from '../contracts/postgres.js';

const script = join(import.meta.dirname, 'registry-writer.mjs');
const folder = mkdtempSync(join(tmpdir(), 'lodeward-kill-'));
let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster();
});
afterAll(() => {
  cluster?.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Run {
  readonly lines: readonly string[];
}

/** Runs a writer; where `kill` is given it is killed with SIGKILL so many milliseconds after its first line that begins with `after`. */
function write(place: string, writer: string, batches: number, kill?: { after: string; ms: number }): Promise<Run> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, place, writer, String(batches)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    let armed = kill !== undefined;
    child.stdout.on('data', (data: Buffer) => {
      text += data.toString();
      if (armed && text.includes(kill!.after)) {
        armed = false;
        setTimeout(() => child.kill('SIGKILL'), kill!.ms);
      }
    });
    child.on('close', () => resolve({ lines: text.split('\n').slice(0, -1) }));
  });
}

const open = (place: string) => openLedger(place.startsWith('postgresql:') ? { url: place } : { folder: place });
const acknowledged = (runs: readonly Run[]) =>
  runs.flatMap(({ lines }) => lines.filter((line) => line.startsWith('ack ')).map((line) => line.slice(4)));

async function seed(place: string): Promise<void> {
  const ledger = await open(place);
  const body = { type: 'party' as const, id: 'p', kind: 'firm' as const, country: 'KOR', name: { en: 'P' } };
  await ledger.append([{ id: 'p', body }], { by: 'test', at: '2026-01-01T00:00:00.000Z', why: 'start' });
  await ledger.close();
}

/** Every acknowledged batch is there whole, no batch is there by half, and the chain is sound. */
async function checkAll(place: string, acks: readonly string[]): Promise<number> {
  const ledger = await open(place);
  try {
    const entries = await ledger.entries({ types: ['agreement', 'evidence'] });
    const ids = new Set(entries.map(({ id }) => id));
    expect(acks.filter((id) => !ids.has(id) || !ids.has(`${id}.e`))).toEqual([]);
    const whole = entries.filter(({ body }) => body.type === 'agreement').map(({ id }) => id);
    expect(whole.filter((id) => !ids.has(`${id}.e`))).toEqual([]);
    expect(ids.size).toBe(2 * whole.length);
    expect(await ledger.verify()).toMatchObject({ breaks: [], stale: [], guarded: true });
    const { total } = await ledger.standings({ date: '2025-03-01', limit: 1 });
    expect(total).toBe(whole.length);
    return whole.length;
  } finally {
    await ledger.close();
  }
}

/** Kills spread evenly over the 60 ms that opening and a few appends take, one drawn moment in each part, so that few kills leave no phase out. */
async function kills(place: string, times: number): Promise<void> {
  await seed(place);
  const runs: Run[] = [];
  for (let i = 0; i < times; i++) {
    const ms = Math.floor(((i + uniform(7, 'kill', i, 'ms')) / times) * 60);
    runs.push(await write(place, `w${i}`, 1000, { after: i % 4 === 0 ? 'ready' : 'ack ', ms }));
  }
  expect(runs.flatMap(({ lines }) => lines.filter((line) => line.startsWith('refused')))).toEqual([]);
  const acks = acknowledged(runs);
  expect(acks.length).toBeGreaterThan(times / 2);
  expect(await checkAll(place, acks)).toBeGreaterThanOrEqual(acks.length);
}

describe.concurrent('a writer killed with SIGKILL again and again', () => {
  it('loses nothing that was acknowledged and leaves nothing by half: embedded database', () =>
    kills(join(folder, 'lite'), 30));
  it('loses nothing that was acknowledged and leaves nothing by half: PostgreSQL', () => kills(cluster.database(), 40));
});

describe('two writers at once', () => {
  it('keep one straight chain on PostgreSQL', async () => {
    const place = cluster.database();
    await seed(place);
    const runs = await Promise.all(['a', 'b'].map((writer) => write(place, writer, 60)));
    expect(acknowledged(runs)).toHaveLength(120);
    expect(await checkAll(place, acknowledged(runs))).toBe(120);
    const ledger = await open(place);
    const writers = (await ledger.entries({ types: ['agreement'] })).map(({ by }) => by);
    await ledger.close();
    expect(writers.some((by, i) => i > 0 && by !== writers[i - 1] && i < 119)).toBe(true);
  });
  it('are refused on the embedded database, with a word on what to do', async () => {
    const place = join(folder, 'locked');
    const ledger = await open(place);
    expect((await write(place, 'second', 1)).lines).toEqual(['refused ledger-in-use']);
    await ledger.close();
    await seed(place);
    expect((await write(place, 'third', 1)).lines).toEqual(['ready', 'ack third-0']);
  });
});
