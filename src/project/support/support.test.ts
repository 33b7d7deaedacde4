import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectWith } from '../../../test/fixtures/project-file.js';
import { readOrRefuse, regimeFile, supportFile } from '../../study/index.js';
import { accountOf } from '../account.js';
import { caseOf } from '../evaluate.js';
import { exchangeOf } from '../plan.js';
import { resultOf } from '../result.js';
import { vary } from '../scenario.js';
import { waterfalls } from '../waterfall.js';
import { supportKinds } from './index.js';

/** What one programme pays the firm by year: a firm that pays 100 and 100, then gets 150 for four years; exploration of 40 in the first call. */
function paid(kind: string, version: object, asked: object, more: object = {}) {
  const programme = readOrRefuse(
    supportFile,
    JSON.stringify({
      format: 'lodeward-support/1',
      id: 'p',
      country: 'KOR',
      kind,
      versions: [{ from: '2024-01-01', status: 'in force', source: 'test', ...version }],
    }),
    's',
  );
  const project = projectWith({
    discount: { firm: 0.1, home: 0.04, host: 0.1 },
    products: [{ mineral: 'tin', price: 15, tonnes: [0, 0, 10, 10, 10, 10] }],
    capital: [
      { class: 'exploration', spend: [40] },
      { class: 'plant', spend: [60, 100] },
    ],
    owners: [{ party: 'firm', country: 'KOR', share: 1 }],
    support: [{ programme: 'KOR/p', ...asked }],
    ...more,
  });
  const regime = readOrRefuse(
    regimeFile,
    JSON.stringify({ format: 'lodeward-regime/1', country: 'XXA', levies: [{ kind: 'royalty', rate: 0 }] }),
    'r',
  );
  const c = caseOf(project, { regime, programmes: new Map([['KOR/p', programme]]), exchange: exchangeOf({}, 'test') });
  const result = resultOf(c);
  const home = result.parties.find((p) => p.kind === 'home-treasury')!;
  const flow = result.support['KOR/p']!;
  if (kind !== 'guarantee') expect(home.cashFlow.map((x) => -x + 0)).toEqual(flow.map((x) => x + 0));
  return { flow: flow.map((x) => Math.round(x * 1e9) / 1e9), c };
}

describe('support kinds, by hand', () => {
  it('success-repayable loan: a share of exploration, repaid on success, mostly forgiven on failure', () => {
    const terms = { share: 0.5, forgiveness: 0.8, termYears: 4, failureYears: 2, rate: 0.1 };
    const { flow, c } = paid('success-repayable-loan', terms, {});
    expect(flow).toEqual([20, -7, -6.5, -6, -5.5, 0]);
    const failed = accountOf(vary(c.plan, { fails: true }), c.deal, [], false);
    expect(Array.from(failed.support[0]!.toFirm, (x) => Math.round(x * 1e9) / 1e9)).toEqual([20, -2, -2, 0, 0, 0]);
    expect(Array.from(failed.preTax)).toEqual([-40, 0, 0, 0, 0, 0]);
  });
  it('grant: share of a cost, up to its cap, in its year', () => {
    expect(paid('grant', { share: 0.5 }, { cost: 60, from: 2028 }).flow).toEqual([0, 30, 0, 0, 0, 0]);
    expect(paid('grant', { share: 0.5, cap: 12 }, {}).flow).toEqual([12, 0, 0, 0, 0, 0]);
    expect(paid('grant', {}, { amount: 7 }).flow).toEqual([7, 0, 0, 0, 0, 0]);
  });
  it('tax credit: share of the calls a year later', () => {
    expect(paid('tax-credit', { share: 0.03, lagYears: 1 }, {}).flow).toEqual([0, 3, 3, 0, 0, 0]);
  });
  it('equity: part of every call and dividend', () => {
    expect(paid('equity', { share: 0.4 }, {}).flow).toEqual([40, 40, -60, -60, -60, -60]);
    expect(paid('equity', {}, { amount: 50 }).flow).toEqual([25, 25, -37.5, -37.5, -37.5, -37.5]);
  });
  it('policy loan: share of the calls, repaid by the firm', () => {
    expect(paid('policy-loan', { share: 0.5, rate: 0.1, graceYears: 1, termYears: 3 }, {}).flow).toEqual([
      50, 45, -60, -55, 0, 0,
    ]);
  });
  it('guarantee: fee on what is owed, and a lower rate for the project', () => {
    const debt = [{ lender: 'bank', share: 0.5, rate: 0.1, years: 4 }];
    const { flow, c } = paid('guarantee', { cover: 0.8, fee: 0.01, rateCut: 0.02 }, {}, { debt });
    expect(flow[0]).toBeCloseTo(-0.01 * 0.8 * 50, 12);
    expect(resultOf(c).parties.find((p) => p.kind === 'lender')!.irr[0]).toBeCloseTo(0.08, 10);
  });
  it('insurance: premium on what is exposed', () => {
    expect(paid('insurance', { cover: 0.9, fee: 0.01 }, {}).flow).toEqual([-0.9, -1.8, -0.45, 0, 0, 0]);
  });
  it('guarantee: expected payout to each lender by its part of the debt, fee while no event came', () => {
    const debt = [
      { lender: 'bank', share: 0.3, rate: 0.1, grace: 1, years: 3 },
      { lender: 'bank', share: 0.1, rate: 0.1, grace: 1, years: 3 },
    ];
    // draws 40 and 40 of 100 + 100; owed 40, 80, 40, 0
    const { c } = paid('guarantee', { cover: 0.5, fee: 0.01, lossOdds: 0.1, recovery: 0.2 }, {}, { debt });
    const { support, cover, parties, project } = resultOf(c);
    const near = (got: readonly number[], want: readonly number[]) =>
      want.forEach((x, t) => {
        expect(got[t]).toBeCloseTo(x, 12);
      });
    near(support['KOR/p']!, [-0.2, -0.4 * 0.9, -0.2 * 0.81, 0, 0, 0]);
    near(cover['KOR/p']!.atRisk, [0, 20, 40, 20, 0, 0]);
    const payout = [0, 2 * 0.8, 0.9 * 4 * 0.8, 0.81 * 2 * 0.8, 0, 0];
    near(cover['KOR/p']!.paidToLenders, payout);
    const lenders = parties.filter((p) => p.kind === 'lender');
    expect(lenders.map((p) => p.id)).toEqual(['bank', 'bank-2']);
    near(
      lenders[0]!.cashFlow.map((x, t) => x - 3 * lenders[1]!.cashFlow[t]!),
      [0, 0, 0, 0, 0, 0],
    );
    near(
      parties.find((p) => p.kind === 'home-treasury')!.cashFlow,
      support['KOR/p']!.map((x, t) => -x - payout[t]!),
    );
    near(
      project.preTaxCashFlow.map((x, t) => x - parties.reduce((sum, p) => sum + p.cashFlow[t]!, 0)),
      [0, 0, 0, 0, 0, 0],
    );
    for (const { steps, npv } of waterfalls(c))
      expect(steps.reduce((sum, s) => sum + (s.value as number), 0)).toBeCloseTo(npv as number, 9);
  });
  it('insurance: expected payout to the firm, or a note that no odds are stated', () => {
    const { flow, c } = paid('insurance', { cover: 0.9, fee: 0.01, lossOdds: 0.1 }, {});
    // exposed 100, 200, 50, 0
    expect(flow).toEqual([-0.9, 7.38, 15.8355, 3.645, 0, 0]);
    expect(c.notes).toEqual([]);
    expect(paid('insurance', { cover: 0.9, fee: 0.01 }, { lossOdds: 0.1 }).flow).toEqual(flow);
    expect(paid('insurance', { cover: 0.9, fee: 0.01 }, {}).c.notes[0]!.code).toBe('no-loss-odds');
  });
  it('says of a programme that moves no money why', () => {
    const mine = { capital: [{ class: 'plant', spend: [100, 100] }] };
    const { c } = paid('grant', { share: 0.5 }, {}, mine);
    expect(resultOf(c).notes).toMatchObject([{ code: 'pays-nothing', values: { programme: 'KOR/p' } }]);
    expect(resultOf(paid('grant', { share: 0.5 }, { amount: 3 }, mine).c).notes).toEqual([]);
  });
  it('price gap: share of what the contract is above the price', () => {
    expect(paid('price-gap', { share: 0.5, termYears: 3 }, { contractPrice: 17, from: 2029 }).flow).toEqual([
      0, 0, 10, 10, 10, 0,
    ]);
  });
  it('takes the version of the date, and refuses a number nobody published', () => {
    expect(() => paid('policy-loan', { share: 0.5, rate: null }, {})).toThrow(/publishes no rate/);
    expect(
      paid('policy-loan', { share: 0.5, rate: null, rateRange: [0, 0.2], graceYears: 1, termYears: 3 }, {}).c
        .unverified,
    ).toContain('KOR/p/rate');
    expect(() => paid('grant', { share: 0.5 }, { date: '2020-01-01' })).toThrow(/no version in force/);
  });
});

describe('every kind of support', () => {
  it.each(Object.keys(supportKinds))('%s has a method page', (kind) => {
    expect(existsSync(join(import.meta.dirname, '../../../docs/methods', `support-${kind}.md`))).toBe(true);
  });
});
