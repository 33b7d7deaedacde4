import { beforeAll, describe, expect, it } from 'vitest';
import { studyPorts } from '../../test/fixtures/study-ports.js';
import { isMissing, missing } from '../base/index.js';
import { readStudy, type Study } from '../study/index.js';
import { type RunPorts, runStudy } from './run-study.js';

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
  ports = await studyPorts();
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
      Array(3).fill(missing('no-market', 'the atlas has no base market of nickel')),
    );
    expect(JSON.stringify(results)).not.toContain('null');
  });
  it('shows the partner as the sources do, conflicts side by side, and says what none of them shows', async () => {
    const { results } = await runStudy(ports, { study });
    const [tin, nickel] = results.partnerTable;
    expect(tin!.output).toMatchObject({ value: 46, year: '2022', others: [{ value: 80, year: '2022' }] });
    expect(tin!.exports).toMatchObject({ value: 138, unit: 'gross-t', year: '2024' });
    expect(tin!.buyers).toMatchObject({ year: '2023', top: [{ country: 'CHN', share: 1 }] });
    expect(tin!.toImporter).toMatchObject({
      missing: { code: 'none-reported', detail: expect.stringContaining('2023') },
    });
    expect(nickel!.output).toMatchObject({ missing: { code: 'no-output' } });
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
  it('says why there is no plan in a study without a budget', async () => {
    const { results } = await runStudy(ports, { study });
    expect(
      [results.plan, results.measures, results.budgetKrw].map((one) => isMissing(one) && one.missing.code),
    ).toEqual(['no-budget', 'no-budget', 'no-budget']);
  });
});
