import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays } from '../src/base/index.js';
import { sha256 } from '../src/node/registry/digest.js';
import { openLedger } from '../src/node/registry/index.js';
import { alarmSettings, type Ledger, MemoryLedger } from '../src/registry/index.js';
import type { EntryBody, Statement } from '../src/study/index.js';

/** One shape measured: milliseconds of ours and of the rival it is held against. */
export interface Measurement {
  readonly shape: string;
  readonly ours: number;
  readonly rival: string;
  readonly theirs: number;
}

const source = [{ publisher: 'Bench' }];
const party: EntryBody = { type: 'party', id: 'p', kind: 'firm', country: 'KOR', name: { en: 'P' } };

/** Ten entries of one agreement: paper, two commitments, two milestones, five pieces of evidence. */
function tenEntries(i: number): Statement[] {
  const id = `a${i}`;
  const date = addDays('2015-01-01', (i * 37) % 4000);
  const minerals = [['tin', 'copper', 'molybdenum', 'tungsten'][i % 4]!];
  const bodies: EntryBody[] = [
    {
      type: 'agreement',
      id,
      date,
      title: { en: `Agreement ${i}` },
      parties: ['p'],
      minerals,
      expires: addDays(date, 3000),
      source,
    },
    ...[0, 1].map(
      (k): EntryBody => ({
        type: 'commitment',
        id: `${id}.c${k}`,
        of: id,
        measure: 'tonnes',
        mineral: minerals[0],
        quantity: 100 + k,
        unit: 't/y',
        from: 2027,
        to: 2030,
      }),
    ),
    ...[0, 1].map(
      (k): EntryBody => ({
        type: 'milestone',
        id: `${id}.m${k}`,
        of: id,
        due: addDays(date, 200 + 900 * k),
        what: { en: 'Report' },
      }),
    ),
    ...[0, 1, 2, 3, 4].map(
      (k): EntryBody => ({
        type: 'evidence',
        id: `${id}.e${k}`,
        of: k === 1 ? `${id}.m0` : id,
        date: addDays(date, 100 * k + 50),
        what: (['meeting', 'result', 'term-sheet', 'meeting', 'contract'] as const)[(i + k) % 5]!,
        source,
      }),
    ),
  ];
  return bodies.map((body) => ({ id: body.id!, body }));
}

async function fill(ledger: Ledger, agreements: number): Promise<void> {
  await ledger.append([{ id: 'p', body: party }], { by: 'bench', at: '2026-01-01T00:00:00.000Z', why: 'bench' });
  for (let start = 0; start < agreements; start += 1000) {
    const statements = Array.from({ length: Math.min(1000, agreements - start) }, (_, i) =>
      tenEntries(start + i),
    ).flat();
    await ledger.append(statements, {
      by: 'bench',
      at: `2026-02-01T00:00:${String(start / 1000).padStart(2, '0')}.000Z`,
      why: 'bench',
    });
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const questions: readonly (readonly [string, (ledger: Ledger) => Promise<unknown>])[] = [
  ['list, first page', (ledger) => ledger.standings({ date: '2026-06-01', limit: 50 })],
  ['list by stage', (ledger) => ledger.standings({ date: '2026-06-01', stage: 'offtake', limit: 50 })],
  ['as-of a past day', (ledger) => ledger.standings({ date: '2019-06-01', limit: 50 })],
  [
    'as known in the middle of the import',
    (ledger) => ledger.standings({ date: '2026-06-01', knownAt: '2026-02-01T00:00:04.000Z', limit: 50 }),
  ],
  ['three numbers by mineral', (ledger) => ledger.tonnes('2026-06-01')],
  ['alarms', (ledger) => ledger.alarms('2026-06-01', alarmSettings)],
];

/** Questions to a ledger of 100,000 entries, the embedded database against folding every entry in memory. */
export async function measure(url?: string): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lodeward-bench-'));
  const memory = new MemoryLedger(sha256);
  const ledger = await openLedger(url === undefined ? { folder } : { url });
  try {
    const build = await timed(() => fill(ledger, 10_000));
    const measurements: Measurement[] = [
      {
        shape: 'recording 100,000 entries',
        ours: build,
        rival: 'in memory',
        theirs: await timed(() => fill(memory, 10_000)),
      },
    ];
    for (const [shape, ask] of questions) {
      await ask(ledger);
      measurements.push({
        shape,
        ours: await timed(() => ask(ledger)),
        rival: 'folding every entry',
        theirs: await timed(() => ask(memory)),
      });
    }
    return measurements;
  } finally {
    await ledger.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
