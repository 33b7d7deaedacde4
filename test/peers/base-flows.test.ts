import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildMarkets, Chains, type Row, type RowKey, rowId } from '../../src/atlas/index.js';
import { uniform } from '../../src/base/index.js';

const countries = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE', 'FFF', 'GGG'];
const sources = ['importer', 'exporter'] as const;
const stageOf = { low: 0.3, high: 3, common: 0.25, factor: { AAA: 0.2, BBB: 0.3 }, processors: ['CCC'] };

type Reports = { exporter: string; importer: string; reports: { usd?: number; t?: number }[] }[];

/** A random stage: two reports a pair, some missing, some weights absurd, outputs that often do not cover exports. */
function randomCase(draw: number): { pairs: Reports; output: Record<string, number> } {
  let parameter = 0;
  const next = () => uniform(20261128, 'base-flows', draw, `p${parameter++}`);
  const pairs: Reports = [];
  for (const exporter of countries)
    for (const importer of countries) {
      if (exporter === importer || next() < 0.45) continue;
      const tonnes = 10 ** (1 + 3 * next());
      const reports = sources.flatMap(() => {
        if (next() < 0.25) return [];
        const t = tonnes * (0.5 + next()) * (next() < 0.1 ? 40 : 1);
        const usd = tonnes * 1000 * (0.7 + 0.6 * next()) * (next() < 0.1 ? 3 : 1);
        return [{ ...(next() < 0.1 ? {} : { t }), ...(next() < 0.1 ? {} : { usd }) }];
      });
      if (reports.some((r) => r.t !== undefined || r.usd !== undefined)) pairs.push({ exporter, importer, reports });
    }
  const output = Object.fromEntries(countries.flatMap((c) => (next() < 0.3 ? [] : [[c, 4000 * next()]])));
  return { pairs, output };
}

function ours({ pairs, output }: ReturnType<typeof randomCase>): Record<string, number> {
  const row = (fields: Partial<Row> & { kind: Row['kind']; value: number; unit: string; source: string }): Row => {
    const full = {
      mineral: 'x',
      form: 'ore',
      stage: '',
      year: 2023,
      sourceRow: '1',
      chain: '',
      status: 'complete' as const,
      ...fields,
    };
    return { ...full, id: rowId(full as RowKey) };
  };
  const rows = [
    ...pairs.flatMap(({ exporter, importer, reports }) =>
      reports.flatMap((r, n) =>
        (['t', 'usd'] as const).flatMap((unit) =>
          r[unit] === undefined
            ? []
            : [row({ kind: 'trade', exporter, importer, value: r[unit], unit, source: `s${n}` })],
        ),
      ),
    ),
    ...Object.entries(output).map(([country, value]) =>
      row({ kind: 'production', country, value, unit: 't', source: 'usgs' }),
    ),
    row({ kind: 'price', form: '', series: 'p', value: 1000, unit: 'usd-per-t', source: 'pink' }),
  ];
  const { markets } = buildMarkets(
    rows,
    {
      regions: new Map(),
      chains: [
        {
          market: 'x',
          mineral: 'x',
          years: [2023],
          why: 'random',
          status: 'partial',
          unit: 't',
          notes: ['random'],
          stages: [
            {
              name: 'mined',
              form: 'ore',
              status: 'partial',
              reports: sources.map((side, n) => ({ form: 'ore', source: `s${n}`, side })),
              unitValue: { low: stageOf.low, high: stageOf.high },
              contained: { factor: stageOf.common, by: stageOf.factor, spread: 0, why: 'random' },
              output: { series: [{ kind: 'production', form: 'ore', source: 'usgs', year: 2023 }] },
              processors: stageOf.processors,
              price: { row: rows.at(-1)!.id },
            },
          ],
        },
      ],
    },
    new Chains(),
  );
  return Object.fromEntries(markets[0]!.stages[0]!.flows.map((f) => [`${f.exporter}>${f.importer}`, f.tonnes]));
}

describe('base flows against a second program in Python', () => {
  it('agree to 1e-8 on 300 random stages', () => {
    const cases = Array.from({ length: 300 }, (_, draw) => randomCase(draw)).filter((c) => c.pairs.length > 0);
    const input = JSON.stringify(cases.map((c) => ({ ...stageOf, ...c, countries })));
    const run = spawnSync(
      process.platform === 'win32' ? 'python' : 'python3',
      [join(import.meta.dirname, 'base-flows.py')],
      {
        input,
        encoding: 'utf8',
        maxBuffer: 2 ** 26,
      },
    );
    if (run.status !== 0) throw new Error(`python3 is needed for this test: ${run.error?.message ?? run.stderr}`);
    const peers = JSON.parse(run.stdout) as Record<string, number>[];
    for (const [n, peer] of peers.entries()) {
      const own = ours(cases[n]!);
      expect(Object.keys(own).sort(), `case ${n}`).toEqual(Object.keys(peer).sort());
      for (const [pair, tonnes] of Object.entries(peer))
        expect(Math.abs(own[pair]! - tonnes), `case ${n} ${pair}`).toBeLessThanOrEqual(1e-8 * tonnes);
    }
  });
});
