import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backtest, withOwn } from '../../answers/index.js';
import type { Atlas } from '../../atlas/index.js';
import { InputRefused } from '../../base/index.js';
import { inThisThread } from '../../shock/index.js';
import { eventsOf } from './backtests.js';
import { readElasticities } from './elasticities.js';
import { ownMarketsOf, readBase } from './own-markets.js';

const market = `
  format: lodeward-market/1
  mineral: unobtanium
  baseYear: 2010
  stages:
    - name: refined
      basePrice: 1000
      sigma: 2
      flows: [[CHN, CHN, 600], [CHN, JPN, 240], [AUS, JPN, 60], [AUS, AUS, 20]]
`;
const file = (markets: string) => `
format: lodeward-events/1
events:
  - { id: stop-2011, mineral: unobtanium, measure: "ban CHN -> *", inForce: 2011-01-01, until: null, months: 6, odds: null }
observed:
  - { event: stop-2011, kind: flow, exporter: CHN, importer: JPN, unit: t, byMonth: { "2011-01": 2, "2011-02": 1, "2011-03": 0 }, source: invented }
markets: ${markets}
`;
const inside = file(`\n  -${market.replaceAll('\n', '\n  ')}`);

describe('a base market of the reader', () => {
  it('makes one file a backtest of a mineral and a year that the atlas lacks', async () => {
    const events = eventsOf(inside, 'mine.yaml');
    const own = await ownMarketsOf(events, 'mine.yaml');
    const none = async () => [];
    const atlas = { baseMarkets: none, markets: none, baseMarket: async () => undefined } as unknown as Atlas;
    const plain = { atlas, parameters: await readElasticities(), countries: new Set<string>() };
    const ports = withOwn(plain, own);
    const fold = { observation: { flow: 0.6, price: 0.8 }, ranks: {} };
    const answer = await backtest(
      {
        ...ports,
        runner: inThisThread,
        market: ({ mineral }) => ports.atlas.baseMarket(mineral),
        reasons: new Map(),
        fit: { all: fold, leftOut: {} } as never,
      },
      events,
      { draws: 10, seed: 1 },
    );
    expect(answer.cells.map(({ month }) => month)).toEqual(['2011-01', '2011-02', '2011-03', 'total', 'gap']);
    expect(answer.fits[0]!.base).toEqual({ year: '2010', status: 'estimated', known: 'before' });
    expect(answer.unanswered).toEqual([]);
    for (const { model } of answer.cells) expect(model.p50).toBeLessThan(20);
    expect(own[0]!.parameters.find(({ parameter }) => parameter === 'sigma')).toMatchObject({
      low: 2,
      mode: 2,
      high: 2,
    });
    expect(own[0]!.parameters.some(({ parameter }) => parameter === 'new-link')).toBe(false);
  });

  it('may lie beside the events, or stand alone for a what-if', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'own-'));
    await writeFile(join(folder, 'base.yaml'), market.replaceAll('\n  ', '\n'));
    await writeFile(join(folder, 'mine.yaml'), file('[./base.yaml]'));
    for (const name of ['mine.yaml', 'base.yaml']) {
      const [own] = await readBase(join(folder, name), 'unobtanium');
      expect(own!.market.stages[0]!.finalDemand.get('JPN')).toBe(300);
    }
    await expect(readBase(join(folder, 'mine.yaml'), 'tin')).rejects.toThrow(/no base market of tin/);
  });

  it('is refused whole, with everything that a base needs', async () => {
    const bad = market
      .replace('basePrice: 1000', 'supply: { byCountry: { CHN: { elasticity: 1 } } }')
      .replace('  baseYear: 2010\n', '  measures: [{ kind: outage, stage: refined, country: CHN, lost: 1 }]\n');
    const events = eventsOf(file(`\n  -${bad.replaceAll('\n', '\n  ')}`), 'mine.yaml');
    const refused = await ownMarketsOf(events, 'mine.yaml').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(InputRefused);
    expect((refused as InputRefused).problems.map(({ code }) => code)).toEqual([
      'no-base-year',
      'measures-in-base',
      'no-base-price',
      'not-by-country',
    ]);
    const [negative] = [file(`\n  -${market.replace('240', '-240').replaceAll('\n', '\n  ')}`)];
    expect(() => eventsOf(negative, 'mine.yaml')).toThrow(InputRefused);
    const misspelt = file('')
      .replace(/markets:.*/, '')
      .replace('ban CHN', 'ban CNH')
      .replace('2011-01-01', '2011-02-30');
    const faults = () => eventsOf(misspelt, 'mine.yaml', new Set(['CHN', 'JPN']));
    expect(faults).toThrow(/no country "CNH"/);
    expect(faults).toThrow(/no day of that month/);
    expect(eventsOf(inside.replace('ban CHN', 'ban AUS'), 'mine.yaml', new Set(['JPN'])).events).toHaveLength(1);
    await expect(ownMarketsOf({ markets: ['./base.yaml'] }, 'request')).rejects.toThrow(/cannot name/);
  });
});
