import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { studyJoint } from '../../src/answers/study-joint.js';
import { isMissing, type Maybe } from '../../src/base/index.js';
import { type IndustryModel, type IndustryTable, leontief } from '../../src/industry/index.js';
import { columns, type Job, type Runner, type TheYear, type YearlyEvent, yearlyRisk } from '../../src/shock/index.js';
import { oneStage } from '../fixtures/base-market.js';

/** Two decisions over two minerals; the first mineral has a market of its own and two forms. Invented. */
const study = {
  decisions: [
    {
      id: 'd1',
      p: 0.3,
      months: 6,
      hits: { a: { chance: 1, lost: 0.4 }, 'a-form': { chance: 0.5, lost: 0.8 }, b: { chance: 0.7, lost: 0.5 } },
    },
    {
      id: 'd2',
      p: 0.2,
      months: 12,
      hits: { 'a-form': { chance: 0.6, lost: 0.3 }, 'a-salt': { chance: 1, lost: 0.9 }, b: { chance: 1, lost: 0.2 } },
    },
    { id: 'd3', p: 0.1, months: 12, hits: { a: { chance: 0.8, lost: 0.6 } } },
  ],
  markets: {
    a: { parent: 'a', tonnes: 100, value: 3e5, part: 1 },
    'a-form': { parent: 'a', tonnes: 60, value: 2.4e5, part: 0.6 },
    'a-salt': { parent: 'a', tonnes: 30, value: 1.5e5, part: 0.3 },
    b: { parent: 'b', tonnes: 50, value: 1e5, part: 1 },
  },
  uses: {
    a: [
      { sector: 0, share: 0.6, exposure: 0.5 },
      { sector: 1, share: 0.4, exposure: 0.9 },
    ],
    b: [
      { sector: 1, share: 0.5, exposure: 0.7 },
      { sector: 2, share: 0.5, exposure: 0.2 },
    ],
  },
  valueAdded: [400, 300, 900],
} as const;

const draws = 20_000;
const markets = Object.entries(study.markets).map(([mineral, { parent, tonnes }]) => {
  const flow = {
    ...oneStage.stages[0]!.flows[0]!,
    exporter: 'CHN',
    importer: 'KOR',
    tonnes,
    low: tonnes,
    high: tonnes,
  };
  return { ...oneStage, mineral, parent, stages: [{ ...oneStage.stages[0]!, name: 'refined', flows: [flow] }] };
});
const events = study.decisions.flatMap(({ id, p, months, hits }) =>
  Object.entries(hits).map(
    ([mineral, { chance, lost }]): YearlyEvent => ({
      id: `${id}-${mineral}`,
      decision: id,
      mineral,
      months,
      effects: [{ kind: 'outage', stage: 'refined', country: 'CHN', lost }],
      rates: new Float64Array(draws).fill(-Math.log(1 - p)),
      chances: new Float64Array(draws).fill(chance),
    }),
  ),
);

/** In the place of the engine: what all effects in force leave over is 1 - prod(1 - lost); the value of a year's use is lost with it. */
const runner: Runner = {
  run: async ({ market, scenarios, draws: n }: Job) => {
    const { tonnes, value } = study.markets[market.mineral as 'a'];
    const row = ({ effects }: Job['scenarios'][number]) => {
      const lost = 1 - effects.reduce((kept, effect) => kept * (effect.kind === 'outage' ? 1 - effect.lost : 1), 1);
      const figures = { baseTonnes: tonnes, tonnesLost: tonnes * lost, unserved: 0, buyerLossUsd: value * lost };
      return columns.map((column) => (figures as Record<string, number>)[column] ?? 0);
    };
    const rows = scenarios.flatMap(row);
    return Float64Array.from({ length: n * rows.length }, (_, i) => rows[i % rows.length]!);
  },
};

const table: IndustryTable = {
  id: 'invented',
  country: 'KOR',
  year: 2020,
  classification: 'bok',
  codes: ['0', '1', '2'],
  names: [{ en: '0' }, { en: '1' }, { en: '2' }],
  domestic: Float64Array.of(10, 20, 5, 30, 10, 40, 5, 15, 20),
  finalDemand: Float64Array.of(465, 320, 1060),
  valueAdded: Float64Array.from(study.valueAdded),
  output: Float64Array.of(500, 400, 1100),
  workers: { missing: { code: 'none', detail: 'nothing in this sample' } },
  krwPerUnit: 1,
  todayFactor: 1,
  today: 2020,
  source: 'invented',
};
const industry: IndustryModel = {
  table,
  leontief: leontief(table),
  named: [],
  nationalUse: new Map(),
  uses: new Map(
    Object.entries(study.uses).map(([mineral, uses]) => [
      mineral,
      uses.map(({ sector, share, exposure }) => {
        const fixed = { low: exposure, mode: exposure, high: exposure };
        return { sector, share, exposure: fixed, stream: 0, application: mineral };
      }),
    ]),
  ),
};

type Exact = Readonly<Record<'mean' | 'pZero' | 'cvar95', number>>;

describe('joint year of a tiny study against enumeration in Python', () => {
  it('has its mean, chance of no loss and CVaR within four standard errors, money and value added', async () => {
    const question = { markets, parameters: [], importer: 'KOR', seed: 5, draws, events };
    const risk = await yearlyRisk(runner, question);
    const run = markets.map((market, i) => ({ market, risk: risk[i]!, won: 1 }));
    const facts = { industry, markets, events, own: [], generic: [], seed: 5, draws };
    const joint = studyJoint(run, facts);
    const peer = spawnSync('python3', [join(import.meta.dirname, 'joint-year.py')], {
      input: JSON.stringify(study),
      encoding: 'utf8',
    });
    if (peer.status !== 0) throw new Error(`python3 is needed for this test: ${peer.error?.message ?? peer.stderr}`);
    const exact = JSON.parse(peer.stdout) as Record<'loss' | 'direct' | 'least' | 'greatest', Exact>;
    const agree = (found: Maybe<TheYear>, theirs: Exact) => {
      if (isMissing(found) || isMissing(found.error)) throw new Error('no figure');
      for (const key of ['mean', 'pZero', 'cvar95'] as const) {
        const error = Math.max(found.error[key], 1e-4 * theirs[key]);
        expect(Math.abs(found[key] - theirs[key]), key).toBeLessThan(4 * error);
        expect(error, key).toBeLessThan(0.03 * theirs[key]);
      }
    };
    agree(joint.lossKrw, exact.loss);
    agree(joint.valueAddedLossKrw.direct, exact.direct);
    agree(joint.valueAddedLossKrw.least, exact.least);
    agree(joint.valueAddedLossKrw.greatest, exact.greatest);
    expect(joint.leftOut).toEqual([]);
    expect(joint.minerals.map(({ mineral }) => mineral)).toEqual(['a', 'b']);
    expect(joint.events.reduce((sum, { part }) => sum + part, 0)).toBeCloseTo(1, 12);
  });
});
