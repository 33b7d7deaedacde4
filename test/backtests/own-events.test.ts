import { describe, expect, it } from 'vitest';
import { type BacktestPorts, backtest } from '../../src/answers/index.js';
import { InputRefused, NoAnswer } from '../../src/base/index.js';
import { readElasticities } from '../../src/node/facts/elasticities.js';
import { openAtlas, readBehaviourFit, readEventsFile } from '../../src/node/index.js';
import { inThisThread } from '../../src/shock/index.js';

const atlas = await openAtlas();
const ports: BacktestPorts = {
  parameters: await readElasticities(),
  runner: inThisThread,
  market: ({ mineral }) => atlas.baseMarket(mineral),
  countries: new Set(['CHN', 'KOR', 'IDN', 'CHL', 'PER']),
  reasons: new Map(),
  fit: await readBehaviourFit(),
};
const run = async (name: string) =>
  backtest(ports, await readEventsFile(`test/fixtures/events/${name}.yaml`), { draws: 8, seed: 1 });

describe('events of three readers, unseen', () => {
  it('licences: orders ahead, next to nothing, a return; total and gap apart; behaviour of all shipped events', async () => {
    const { cells, fits } = await run('antimony-2024');
    expect(cells.filter(({ kind }) => kind === 'flow').map(({ month }) => month)).toEqual([
      '2024-10',
      '2024-11',
      '2025-01',
      'total',
      'gap',
    ]);
    expect(cells.find(({ kind }) => kind === 'price')!.model.p50).toBeGreaterThan(1);
    expect(fits).toEqual([expect.objectContaining({ leftOut: 'none', observation: ports.fit.all.observation })]);
  });

  it('a ban that was lifted, counted at the buyer forty days later', async () => {
    const { cells } = await run('border-2025');
    const median = new Map(cells.map(({ month, model }) => [month, model.p50]));
    // What left in January still lands in March; in force it falls, and after the ban has ended it comes back.
    expect(median.get('2025-03')).toBeGreaterThan(5 * median.get('2025-05')!);
    expect(median.get('2025-08')).toBeGreaterThan(5 * median.get('2025-05')!);
  });

  it('one decision on two minerals counts as one event', async () => {
    const { coverage } = await run('two-minerals-2026');
    expect(coverage).toMatchObject({ cells: 3, events: 1 });
  });

  it('an event before the base year of the atlas is not foretold, and says so', async () => {
    const refused = await run('nickel-2020').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(NoAnswer);
    expect((refused as NoAnswer).code).toBe('nothing-answered');
    expect((refused as NoAnswer).message).toMatch(/nickel-2020, metal, London: the base year 2023 lies after it/);
  });

  it('tonnes of another scope are read as multiples of a normal month; the base year says what it knew', async () => {
    const { cells, fits, unanswered } = await run('scope-2024');
    const flow = cells.filter(({ kind, month }) => kind === 'flow' && month !== 'total' && month !== 'gap');
    expect(flow.map(({ unit }) => unit)).toEqual(['ratio', 'ratio', 'ratio']);
    // In force on the 21st: most of the month is normal trade, the month after is not.
    expect(flow[0]!.model.p50).toBeGreaterThan(0.6);
    expect(flow[1]!.model.p50).toBeLessThan(0.5);
    expect(fits[0]!.base).toEqual({ year: '2023', status: 'estimated', known: 'before' });
    expect(unanswered.map(({ series, months, missing: { code } }) => [series, months, code])).toEqual([
      ['IDN > KOR', ['2023-11'], 'before-announcement'],
      ['IDN > KOR', ['2028-01'], 'after-path'],
      ['PER > CHL', ['2024-03'], 'no-base-flow'],
    ]);
  });

  it('a wrong file is refused with every problem and its line', async () => {
    const refused = await run('wrong').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(InputRefused);
    const at = (refused as InputRefused).problems.map(({ line, path }) => `${line} ${path}`);
    expect(at).toEqual([
      '5 events[0].measure',
      '5 events[0].measure',
      '6 events[0].announced',
      '9 events[0].months',
      '12 observed[0].event',
      '15 observed[0].importer',
      '16 observed[0].unit',
      '17 observed[0].byMonth.March 2025',
    ]);
  });
});
