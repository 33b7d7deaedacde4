import { describe, expect, it } from 'vitest';
import type { Atlas, Row } from '../atlas/index.js';
import { exp, isMissing, normalQuantile, uniform } from '../base/index.js';
import { exchangeOf, type Leg, type Plant, type Rules } from '../project/index.js';
import { projectFile, readOrRefuse, regimeFile, supportFile } from '../study/index.js';
import { checkSupport } from './check-support.js';
import { compareProjects } from './compare-projects.js';
import { evaluateProject } from './evaluate-project.js';
import { isItBankable } from './is-it-bankable.js';
import { priceFacts, priceSeries } from './price-facts.js';
import { type Variant, varied } from './project-variant.js';
import { fitProject, whoBuys } from './who-buys.js';

const row = (more: Partial<Row>): Row => ({
  id: `${more.kind}.${more.exporter ?? ''}.${more.year}.${more.month ?? ''}`,
  kind: 'price',
  mineral: 'tin',
  form: 'tin-metal',
  stage: '',
  year: 2020,
  value: 1,
  unit: 't',
  source: 'test',
  sourceRow: '',
  chain: '',
  status: 'complete',
  ...more,
});
let x = 0;
const monthly = Array.from({ length: 120 }, (_, t) => {
  x = 0.95 * x + 0.06 * normalQuantile(uniform(1, 'p', t, 'tin'));
  return row({
    year: 2010 + Math.floor(t / 12),
    month: (t % 12) + 1,
    value: 30000 * exp(x),
    unit: 'usd-per-t',
    series: 'tin',
  });
});
const rows: Row[] = [
  ...monthly,
  row({ kind: 'trade', exporter: 'IDN', importer: 'KOR', year: 2022, value: 500 }),
  row({ kind: 'trade', exporter: 'IDN', importer: 'KOR', year: 2023, value: 400 }),
  row({ kind: 'trade', exporter: 'CHN', importer: 'KOR', year: 2023, value: 600 }),
  row({ kind: 'flow', exporter: 'PER', importer: 'KOR', year: 2024, value: 900, status: 'estimated', reports: 0 }),
];
const atlas = {
  vintage: 'test',
  rows: async ({ kinds, mineral, importer }: { kinds?: readonly string[]; mineral?: string; importer?: string }) =>
    rows.filter(
      (r) =>
        (!kinds || kinds.includes(r.kind)) &&
        (!mineral || r.mineral === mineral) &&
        (!importer || r.importer === importer),
    ),
  baseMarket: async () => undefined,
} as unknown as Atlas;

const regimes: Record<string, number> = { XXA: 0.05, XXC: 0.2 };
const rulesFor = async (host: string): Promise<Rules> => ({
  regime: readOrRefuse(
    regimeFile,
    JSON.stringify({
      format: 'lodeward-regime/1',
      country: host,
      levies: [
        { kind: 'royalty', rate: regimes[host], deductible: true },
        { kind: 'surtax', mineral: 'tin', grade: 'concentrate', bands: [[0, 0.05]] },
        { kind: 'income-tax', brackets: [[0, 0.25]] },
      ],
    }),
    'r',
  ),
  programmes: new Map([
    [
      'KOR/credit',
      readOrRefuse(
        supportFile,
        JSON.stringify({
          format: 'lodeward-support/1',
          id: 'credit',
          country: 'KOR',
          kind: 'tax-credit',
          bodies: ['tax-office'],
          versions: [{ from: '2024-01-01', share: 0.05, status: 'in force', source: 'test' }],
          eligibility: [
            { field: 'mineral', in: ['tin'], reason: 'listed' },
            { field: 'firm.country', is: 'KOR', reason: 'a Korean firm' },
            { field: 'firm.size', in: ['small'], reason: 'small firms', document: 'accounts' },
          ],
        }),
        's',
      ),
    ],
  ]),
  exchange: exchangeOf({}, 'test'),
});
const write = (more: object = {}) =>
  readOrRefuse(
    projectFile,
    JSON.stringify({
      format: 'lodeward-project/1',
      id: 'tin-mine',
      host: 'XXA',
      firstYear: 2027,
      discount: { firm: 0.1, host: 0.1, home: 0.05, project: 0.08 },
      products: [
        {
          mineral: 'tin',
          price: 30000,
          content: 0.5,
          treatmentPerTonne: 1000,
          freightPerTonne: 100,
          tonnes: [0, 0, 1000, 1000, 1000, 1000, 1000],
        },
      ],
      operating: [0, 0, ...new Array(5).fill(12e6)],
      capital: [{ class: 'plant', spend: [20e6, 20e6] }],
      owners: [{ party: 'firm', country: 'KOR', share: 1 }],
      site: { roadKmToRailhead: 100, roadKmToBorder: 50 },
      stages: [
        {
          id: 'metal-at-home',
          country: 'XXA',
          form: 'metal',
          grade: 'metal',
          price: 31000,
          recovery: 0.95,
          conversionPerTonne: 500,
          capital: 5e6,
        },
        { id: 'metal-in-korea', country: 'KOR', form: 'metal', price: 31000, recovery: 0.95, conversionPerTonne: 300 },
      ],
      ...more,
    }),
    'p',
  );
const plants: Plant[] = [
  {
    id: 's',
    company: 'S',
    site: 'S',
    name: { en: 'S, S' },
    country: 'KOR',
    mineral: 'copper',
    takes: 'concentrate',
    makes: 'metal',
    capacity: 5,
    unit: 't/y',
    limits: 'x',
    port: 'P',
    source: 'test',
    date: '2024',
    status: 'reported',
    note: '',
  },
];
const routes: Leg[] = [
  {
    route: 'r',
    leg: 1,
    from: 'railhead',
    to: 'port',
    mode: 'rail',
    km: 100,
    usdPerTonne: [10, 20, 30],
    days: 5,
    status: 'in force',
    source: 'test',
  },
  {
    route: 'r',
    leg: 2,
    from: 'port',
    to: 'Busan',
    mode: 'sea',
    km: 100,
    usdPerTonne: [5, 10, 15],
    days: 2,
    status: 'in force',
    source: 'test',
  },
];

/** Where no price is drawn none is asked for. */
const none = () => Promise.reject(new Error('no prices were to be asked for'));

describe('project answers', () => {
  it('fit prices to the longest monthly series without a gap', async () => {
    const series = await priceSeries(atlas, 'tin');
    expect(series).toMatchObject({ first: '2010-01', unit: 'usd-per-t' });
    expect(series!.values).toHaveLength(120);
    const { models, rows: used } = await priceFacts(atlas, ['tin', 'unobtainium']);
    expect([...models.keys()]).toEqual(['tin']);
    expect(used).toEqual([monthly[0]!.id, monthly[119]!.id]);
  });
  it('evaluate with draws, the rows of the prices in the trace', async () => {
    const result = await evaluateProject((m) => priceFacts(atlas, m), {
      project: write(),
      rules: await rulesFor('XXA'),
      draws: 200,
      seed: 1,
    });
    expect(result.draws!.draws).toBe(200);
    expect(result.trace['preTaxCashFlow']!.rows).toContain(monthly[0]!.id);
    expect(result.trace['aetr']!.facts).toContain('XXA/royalty');
  });
  it('compare hosts and support: a dearer host leaves the firm less, support costs the home what the firm gets', async () => {
    const ports = {
      rules: (p: { host: string }) => rulesFor(p.host),
      prices: (m: readonly string[]) => priceFacts(atlas, m),
    };
    const variants = [{}, { host: 'XXC' }, { support: ['KOR/credit'] }];
    const { rows: found, stages } = await compareProjects(ports, {
      project: write(),
      variants,
      stages: true,
      draws: 100,
      seed: 1,
    });
    const [base, dear, helped] = found;
    expect(dear!.firmNpv).toBeLessThan(base!.firmNpv as number);
    expect(dear!.aetr).toBeGreaterThan(base!.aetr as number);
    expect(helped!.firmNpv).toBeGreaterThan(base!.firmNpv as number);
    expect(helped!.homeTreasuryNpv).toBeLessThan(0);
    expect(isMissing(base!.homeTreasuryNpv)).toBe(true);
    expect(stages!.map((s) => s.id)).toEqual(['as-planned', 'metal-at-home', 'metal-in-korea']);
    expect(stages![1]!.hostRoyaltyPv).toBeLessThan(stages![0]!.hostRoyaltyPv as number);
    // 31000 x 0.95 - (30000 - 1100) - 300 - 100: what the plant pays for concentrate delivered, and its cost
    expect(stages![2]!.converterMargin).toBeCloseTo(31000 * 0.95 - 28900 - 300 - 100, 6);
  });
  it('levers: a price scale is that of the breakeven, support and participation are those asked for', async () => {
    const rules = await rulesFor('XXA');
    const ask = (v: Variant) => evaluateProject(none, { project: varied(write(), v), rules, draws: 0, seed: 1 });
    const base = await ask({});
    const scale = base.breakevenPrice.scale as number;
    const even = await ask({ price: scale });
    const firm = (result: typeof base) => result.parties.find(({ kind }) => kind === 'firm')!.npv as number;
    expect(scale).toBeLessThan(1);
    expect(Math.abs(firm(even))).toBeLessThan(1e-6 * firm(base));
    const listed = varied(
      write({ products: [{ mineral: 'tin', price: [1, { value: 2, currency: 'KRW' }], tonnes: [1, 1] }] }),
      { price: 3 },
    );
    expect(listed.products[0]!.price).toEqual([3, { value: 6, currency: 'KRW' }]);
    const helped = await ask({ support: ['KOR/credit'] });
    expect(Object.keys(helped.support)).toEqual(['KOR/credit']);
    expect(varied(write(), { participation: 'special-royalty' }).participation).toBe('special-royalty');
    expect(varied(write(), {})).toEqual(write());
  });
  it('explain: waterfalls add up, the joint chain is the margin less the dearer way', async () => {
    const e = await isItBankable({ atlas, routes }, write(), await rulesFor('XXA'));
    for (const w of e.waterfalls)
      expect(w.steps.reduce((sum, s) => sum + (s.value as number), 0)).toBeCloseTo(w.npv as number, 3);
    const [chain] = e.jointChain;
    expect(chain).toMatchObject({
      plantMargin: 150,
      extraFreight: [(15 + 5 - 2.5) / 0.5, (30 + 10 - 5) / 0.5, (45 + 14 - 7) / 0.5],
    });
    expect(e.standing[0]!.monthsBelow).toBeGreaterThanOrEqual(0);
    expect(e.host.facts['jobs']!.value).toMatchObject({ missing: { code: 'not-published' } });
    expect(e.sensitivity[0]!.input).toBe('price');
  });
  it('name no buyer that no source names, and who sells today', async () => {
    const codes = ['copper', 'tin'];
    await expect(whoBuys({ atlas, plants }, codes, { mineral: 'unobtainium', importer: 'KOR' })).rejects.toThrow(
      /unobtainium/,
    );
    const { plants: none, suppliersNow } = await whoBuys({ atlas, plants }, codes, { mineral: 'tin', importer: 'KOR' });
    expect(none).toMatchObject({ missing: { code: 'no-buyer-known' } });
    expect((suppliersNow as readonly { exporter: string }[]).map((s) => s.exporter)).toEqual(['CHN', 'IDN']);
    expect((await whoBuys({ atlas, plants }, codes, { mineral: 'copper', importer: 'KOR' })).plants).toHaveLength(1);
  });
  it('fit: routes by content, landed cost at the breakeven price', async () => {
    const rules = await rulesFor('XXA');
    const fit = await fitProject({ atlas, plants, routes, programmes: rules.programmes }, write(), rules, 'KOR');
    const [product] = fit.products;
    expect(product!.routes[0]).toMatchObject({
      usdPerGrossTonne: [20, 40, 59],
      usdPerContainedTonne: [40, 80, 118],
      days: 7,
      haulCounted: true,
    });
    const [low, , high] = product!.landed[0]!.usdPerTonne as [number, number, number];
    expect(high - low).toBeCloseTo(78, 9);
  });
  it('check support: each rule with its answer, the missing document, and whom to call', async () => {
    const { programmes } = await rulesFor('XXA');
    const [unknown] = checkSupport(write(), programmes).programmes;
    expect(unknown).toMatchObject({ answer: 'not-known', missingDocuments: ['accounts'], bodies: ['tax-office'] });
    expect(checkSupport(write({ facts: { 'firm.size': 'small' } }), programmes).programmes[0]!.answer).toBe('yes');
    expect(checkSupport(write({ facts: { 'firm.size': 'large' } }), programmes).programmes[0]!.rules[2]).toMatchObject({
      answer: 'no',
      found: 'large',
    });
    const german = write({ owners: [{ party: 'firm', country: 'DEU', share: 1 }] });
    expect(checkSupport(german, programmes, 'KOR').programmes[0]!.answer).toBe('no');
  });
});
