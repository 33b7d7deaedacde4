import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { oneStage, twoStages } from '../../test/fixtures/base-market.js';
import type { Atlas, Row, RowQuery, RowTrace } from '../atlas/index.js';
import { isMissing, missing } from '../base/index.js';
import { readElasticities } from '../node/facts/elasticities.js';
import { readOddsFacts } from '../node/facts/odds.js';
import { highsSolver } from '../node/milp/index.js';
import { inThisThread } from '../shock/index.js';
import { readStudy, type Study } from '../study/index.js';
import { type RunPorts, runStudy } from './run-study.js';

const row = (id: string, more: Partial<Row>): Row => ({
  id,
  kind: 'production',
  mineral: 'tin',
  form: 'tin-ore',
  stage: 'mined',
  year: 2022,
  value: 46,
  unit: 't',
  source: 'test',
  sourceRow: '1',
  chain: 'c',
  status: 'complete',
  ...more,
});

const rows: readonly Row[] = [
  row('fx.2023.KOR.lcu-per-usd@test', {
    kind: 'fx',
    mineral: '',
    country: 'KOR',
    year: 2023,
    value: 1300,
    unit: 'lcu-per-usd',
  }),
  row('production.tin-ore.2022.MNG.t@a', { country: 'MNG', source: 'a' }),
  row('production.tin-ore.2022.MNG.t@b', { country: 'MNG', source: 'b', value: 80 }),
  row('trade.tin-ore.2024.MNG.WLD.t@a', { kind: 'trade', exporter: 'MNG', importer: 'WLD', year: 2024, value: 138 }),
  row('trade.tin-ore.2023.MNG.CHN.t@a', { kind: 'trade', exporter: 'MNG', importer: 'CHN', year: 2023, value: 90 }),
];

const fits = (query: RowQuery) => (one: Row) =>
  (!query.kinds || query.kinds.includes(one.kind)) &&
  (['mineral', 'country', 'exporter', 'importer', 'year', 'stage'] as const).every(
    (key) => query[key] === undefined || query[key] === one[key],
  );

const trace = (id: string): RowTrace => ({
  row: row(id, {}),
  steps: [],
  source: { id: 'test', publisher: 'p', title: 't', edition: '', licence: '', url: '', accessed: '', row: '1' },
  inputs: [],
});

const markets = [oneStage, twoStages];
const atlas: Atlas = {
  vintage: 'test-vintage',
  rows: async (query) => rows.filter(fits(query)),
  facts: async () => [],
  sources: async () => [],
  trace: async (id) => trace(id),
  traces: async (ids) => new Map(ids.map((id) => [id, trace(id)])),
  traceFact: async () => undefined,
  baseMarket: async (code) => markets.find(({ mineral }) => mineral === code),
  baseMarkets: async () => markets,
  markets: async () => markets.map(({ mineral }) => mineral),
};

const texts = new Map([
  [
    'study.yaml',
    'format: lodeward-study/1\nid: t\nname: Test\nimporter: KOR\npartner: MNG\nminerals: [tin, copper, nickel]\npartnerTable: [tin, nickel]\nhorizon: 2035\ncurrency: KRW\nseed: 3\ndraws: 12\n',
  ],
  [
    'events.yaml',
    'format: lodeward-events/1\nevents:\n  - { id: idn-stop, name: Stop, mineral: tin, measure: "ban IDN -> *", months: 6, odds: [0.01, 0.05, 0.1] }\n',
  ],
  [
    'checks.yaml',
    'format: lodeward-checks/1\nchecks:\n  - { id: near, kind: production, mineral: tin, country: MNG, year: 2022, tonnes: 78, tolerance: 0.05, source: x }\n',
  ],
]);

let ports: RunPorts;
let study: Study;

beforeAll(async () => {
  study = readStudy(texts).value!;
  ports = {
    atlas,
    parameters: await readElasticities(),
    odds: await readOddsFacts(),
    countries: new Set(['KOR', 'MNG', 'CHN', 'IDN', 'JPN', 'PER', 'THA', 'CHL', 'AUS']),
    closures: [],
    products: [],
    industry: missing('no-industry-table', 'KOR'),
    runner: inThisThread,
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    codes: { minerals: [{ code: 'tin', family: '', basis: 't' }], contained: new Map() },
    disclosures: [{ id: 'd', signed: 71, became: 1 }],
    solver: await highsSolver(),
    rulesOf: async () => {
      throw new Error('this study has no project');
    },
  };
});

describe('a study run', () => {
  it('gives lodeward-results/1 with three figures for a mineral that has a market', async () => {
    const { results, evidence } = await runStudy(ports, { study });
    expect(results).toMatchObject({
      format: 'lodeward-results/1',
      importer: 'KOR',
      partner: 'MNG',
      seed: 3,
      draws: 12,
    });
    const tin = results.minerals[0]!;
    expect(tin.baseTonnes).toBe(12_500);
    expect(tin.firstSupplier).toEqual({ country: 'CHN', share: 8000 / 12_500 });
    const own = tin.events.find(({ id }) => id === 'idn-stop')!;
    const loss = own.givenEvent.tonnes;
    expect(isMissing(loss) ? 0 : loss.p50).toBeGreaterThan(0);
    expect(isMissing(loss) ? 0 : loss.p95).toBeLessThanOrEqual(4000 / 2);
    expect(tin.valueAddedLossKrw.direct).toEqual(missing('no-industry-table', 'KOR'));
    expect(results.certificate.worstRelativeExcess).toBeLessThanOrEqual(1e-9);
    expect(evidence.size).toBeGreaterThan(0);
  });
  it('carries the reason of a mineral without a market through every figure', async () => {
    const { results } = await runStudy(ports, { study });
    const nickel = results.minerals.find(({ mineral }) => mineral === 'nickel')!;
    expect([nickel.baseTonnes, nickel.expectedLossTonnes, nickel.worstEvent]).toEqual(
      Array(3).fill(missing('no-market', 'nickel')),
    );
    expect(JSON.stringify(results)).not.toContain('null');
  });
  it('shows the partner as the sources do, conflicts side by side, and says what none of them shows', async () => {
    const { results } = await runStudy(ports, { study });
    const [tin, nickel] = results.partnerTable;
    expect(tin!.output).toMatchObject({ value: 46, year: '2022', others: [{ value: 80, year: '2022' }] });
    expect(tin!.exports).toMatchObject({ value: 138, unit: 'gross-t', year: '2024' });
    expect(tin!.buyers).toMatchObject({ year: '2023', top: [{ country: 'CHN', share: 1 }] });
    expect(tin!.toImporter).toEqual(missing('none-reported', '2023'));
    expect(nickel!.output).toEqual(missing('no-output', 'nickel'));
  });
  it('sets the checks beside the nearest figure of the atlas', async () => {
    const { results } = await runStudy(ports, { study });
    expect(results.checks).toMatchObject([{ id: 'near', theirs: 78, ours: 80, within: true }]);
  });
  it('has one digest for the same question and another for another seed', async () => {
    const digest = async (seed?: number) =>
      (await runStudy(ports, seed === undefined ? { study } : { study, seed })).results.digest;
    const [first, again, other] = [await digest(), await digest(), await digest(4)];
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });
});
