import { describe, expect, it } from 'vitest';
import { oneStage, twoStages } from '../../test/fixtures/base-market.js';
import type { BaseMarket } from '../atlas/index.js';
import { isMissing } from '../base/index.js';
import { readElasticities } from '../node/facts/elasticities.js';
import {
  type Column,
  effectsOf,
  givenEvent,
  inThisThread,
  Outcome,
  parseMeasures,
  replacement,
  runDraws,
  toothless,
} from './index.js';

const parameters = await readElasticities();

const jobOf = (market: BaseMarket, texts: readonly string[], draws = 20) => ({
  market,
  parameters,
  importer: 'KOR',
  seed: 7,
  draws,
  scenarios: texts.map((text) => ({ effects: effectsOf(parseMeasures(text), market) })),
  sellers: true,
});

const run = async (market: BaseMarket, ...texts: string[]) => {
  const job = jobOf(market, texts);
  return new Outcome(job, await inThisThread.run(job));
};

const median = (outcome: Outcome, scenario: number) => {
  const { tonnesLost } = givenEvent(outcome, scenario);
  if (isMissing(tonnesLost)) throw new Error(tonnesLost.missing.detail);
  return tonnesLost.p50;
};

describe('an ensemble', () => {
  it('loses nothing when nothing happens', async () => {
    for (const market of [oneStage, twoStages]) {
      const outcome = await run(market, 'outage 0% CHN');
      const base = outcome.all(0, 'baseTonnes')[0]!;
      for (const lost of outcome.all(0, 'tonnesLost')) expect(Math.abs(lost)).toBeLessThan(1e-7 * base);
      for (const price of outcome.all(0, 'priceIndex')) expect(price).toBeCloseTo(1, 7);
    }
  });

  it('loses more under a ban than under a quota, and certifies every solve', async () => {
    const outcome = await run(oneStage, 'ban CHN -> *', 'quota 4000 t/y CHN -> *', 'duty 10% CHN -> KOR');
    expect(median(outcome, 0)).toBeGreaterThan(median(outcome, 1));
    expect(median(outcome, 1)).toBeGreaterThan(median(outcome, 2));
    expect(median(outcome, 2)).toBeGreaterThan(0);
    const certificate = outcome.certificate();
    expect(certificate).toMatchObject({ solves: 60, failed: 0 });
    expect(certificate.worstRelativeExcess).toBeLessThanOrEqual(1e-9);
  });

  it("splits the buyer's loss into what is paid more, another seller's tonnes and tonnes gone", async () => {
    const outcome = await run(oneStage, 'ban CHN -> *', 'duty 10% CHN -> KOR');
    const price = oneStage.stages.at(-1)!.basePrice.usdPerTonne;
    for (const scenario of [0, 1])
      for (let n = 0; n < 20; n++) {
        const at = (column: Column) => outcome.value(n, scenario, column);
        const [used, paid, index] = [at('baseTonnes') - at('tonnesLost'), at('priceIndex'), at('scarcityIndex')];
        expect(at('paidMoreUsd') / (price * used * (paid - 1))).toBeCloseTo(1, 8);
        expect(at('switchingUsd') / (price * used * (index - paid))).toBeCloseTo(1, 8);
        const gone = at('buyerLossUsd') - at('paidMoreUsd') - at('switchingUsd');
        expect(gone).toBeGreaterThan(0);
        expect(gone).toBeLessThan(price * at('tonnesLost') * (index - 1) * (1 + 1e-6));
      }
    const { lossParts, buyerLossUsd } = givenEvent(outcome, 0);
    const means = [...Object.values(lossParts), buyerLossUsd].map((part) => (isMissing(part) ? Number.NaN : part.mean));
    expect((means[0]! + means[1]! + means[2]!) / means[3]!).toBeCloseTo(1, 12);
  });

  it('counts the tonnes of every seller: what is bought after is what is used', async () => {
    const outcome = await run(oneStage, 'ban CHN -> KOR', 'ban CHN -> * + commit 500 t/y IDN -> KOR');
    for (const scenario of [0, 1])
      for (let draw = 0; draw < outcome.job.draws; draw++) {
        const used = outcome.value(draw, scenario, 'baseTonnes') - outcome.value(draw, scenario, 'tonnesLost');
        const bought = outcome.layout.countries.reduce(
          (sum, c) => sum + outcome.seller(scenario, c, 'after')[draw]!,
          0,
        );
        expect(bought).toBeCloseTo(used, 3);
      }
    const china = replacement(outcome, 0).find(({ exporter }) => exporter === 'CHN');
    expect(china!.tonnesBefore).toBeGreaterThan(7000);
    expect(china!.tonnesAfter.p95).toBe(0);
  });

  it('gives draw n alone the bits it has among others', () => {
    const job = jobOf(twoStages, ['ban CHL -> *', 'ban CHN -> KOR'], 6);
    const all = runDraws(job, 0, 6);
    const width = all.length / 6;
    for (let n = 0; n < 6; n++) expect(runDraws(job, n, n + 1)).toEqual(all.slice(n * width, (n + 1) * width));
  });

  it('solves a scenario only for the draws it asks for', () => {
    const job = jobOf(oneStage, ['ban CHN -> *'], 4);
    const some = { ...job, scenarios: [{ ...job.scenarios[0]!, only: [1, 3] }] };
    const outcome = new Outcome(some, runDraws(some, 0, 4));
    expect([...outcome.all(0, 'tonnesLost')].map(Number.isNaN)).toEqual([true, false, true, false]);
    expect(outcome.certificate().solves).toBe(2);
    expect(outcome.value(3, 0, 'tonnesLost')).toBe(new Outcome(job, runDraws(job, 0, 4)).value(3, 0, 'tonnesLost'));
  });
});

describe('a measure that cannot bite', () => {
  const reasons = (text: string) => toothless(effectsOf(parseMeasures(text), oneStage), oneStage);
  it('says so', () => {
    expect(reasons('ban MNG -> *')[0]).toMatchObject({
      code: 'no-flow',
      detail: expect.stringContaining('MNG sells no tin'),
    });
    expect(reasons('outage 50% MNG')[0]).toMatchObject({ code: 'no-output' });
    expect(reasons('quota 9000 t/y CHN -> *')[0]).toMatchObject({ code: 'quota-above-trade' });
    expect(reasons('commit 10 t/y MNG -> KOR')[0]).toMatchObject({ code: 'no-output' });
    expect(reasons('commit 10 t/y MNG -> KOR additional + ban CHN -> KOR')).toEqual([]);
  });
  it('is still answered: nothing is lost', async () => {
    expect(median(await run(oneStage, 'ban MNG -> *'), 0)).toBeCloseTo(0, 3);
  });
});
