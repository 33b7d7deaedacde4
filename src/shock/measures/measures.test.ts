import { describe, expect, it } from 'vitest';
import { oneStage, twoStages } from '../../../test/fixtures/base-market.js';
import { InputRefused, NoAnswer } from '../../base/index.js';
import { effectsOf, measureUsage, parseMeasures } from './index.js';

const problemsOf = (text: string) => {
  try {
    parseMeasures(text, new Set(['CHN', 'KOR', 'JPN', 'MNG', 'CHL', 'AUS']));
  } catch (error) {
    if (error instanceof InputRefused) return error.problems;
    throw error;
  }
  return [];
};

describe('the grammar of measures', () => {
  it('reads every kind of the contract', () => {
    const text =
      'ban CHN,AUS -> KOR,JPN + quota 5000 t/y CHN -> * + duty 25% CHN -> KOR + licence 90 d CHN -> * + outage 40% CHL mined' +
      ' + close zamyn-uud + stock 800 t KOR + release 800t KOR + commit 1200 t/y MNG -> KOR additional + announce 2026-12-01';
    expect(parseMeasures(text)).toEqual([
      { kind: 'ban', from: ['CHN', 'AUS'], to: ['KOR', 'JPN'] },
      { kind: 'quota', tonnesPerYear: 5000, from: ['CHN'], to: '*' },
      { kind: 'duty', rate: 0.25, adValorem: false, from: ['CHN'], to: ['KOR'] },
      { kind: 'licence', days: 90, from: ['CHN'], to: '*' },
      { kind: 'outage', lost: 0.4, countries: ['CHL'], stage: 'mined' },
      { kind: 'close', route: 'zamyn-uud' },
      { kind: 'stock', tonnes: 800, country: 'KOR' },
      { kind: 'release', tonnes: 800, country: 'KOR' },
      { kind: 'commit', tonnesPerYear: 1200, from: ['MNG'], to: ['KOR'], additional: true },
      { kind: 'announce', date: '2026-12-01' },
    ]);
  });

  it('reads its own usage lines', () => {
    for (const usage of measureUsage)
      parseMeasures(
        usage
          .replace('C,D|*', '*')
          .replace('[mined|refined]', 'mined')
          .replace(/[[\]]/g, '')
          .replace(/\bA\b/g, 'CHN')
          .replace(/\bB\b/g, 'KOR'),
      );
  });

  it('reads leaks and duties on the new price, and says what is wrong with them', () => {
    expect(parseMeasures('ban CHN -> KOR refined leak 20% at 0.3 + duty 25% ad valorem CHN -> KOR')).toEqual([
      { kind: 'ban', from: ['CHN'], to: ['KOR'], stage: 'refined', leak: { share: 0.2, cost: 0.3 } },
      { kind: 'duty', rate: 0.25, adValorem: true, from: ['CHN'], to: ['KOR'] },
    ]);
    const messages = ['ban CHN -> * leak 120% at 1', 'ban CHN -> * leak 20%', 'duty 5% ad CHN -> KOR'].map(
      (text) => problemsOf(text).map(({ path }) => path)[0],
    );
    expect(messages).toEqual(['measure, character 24', 'measure, character 22', 'measure, character 12']);
  });

  it('does not care for spaces, case of codes or the arrow', () => {
    expect(parseMeasures('ban chn→*')).toEqual(parseMeasures('  ban CHN  ->  * '));
    expect(parseMeasures('duty 12.5 % CHN->KOR')[0]).toMatchObject({ rate: 0.125 });
  });

  it('says at which character and how to write it', () => {
    expect(problemsOf('ban CHN > *')).toEqual([
      {
        code: 'measure-syntax',
        path: 'measure, character 9',
        value: 'ban CHN > *',
        message:
          'At character 9 of the measure: found ">", wanted "->" between sellers and buyers. Write it as: ban A,B -> C,D|* [stage] [leak 20% at 0.3]',
      },
    ]);
    expect(problemsOf('ban CHN -> KOR + outage 40')[0]).toMatchObject({ path: 'measure, character 27' });
    expect(problemsOf('')[0]).toMatchObject({ code: 'measure-syntax', path: 'measure, character 1' });
    for (const endless of ['quota 1e400 t/y CHN -> *', 'ban CHN -> * leak 20% at 1e400'])
      expect(problemsOf(endless)[0]).toMatchObject({ code: 'measure-syntax' });
  });

  it('lists all problems at once', () => {
    const codes = problemsOf('bann CHN -> * + quota 5000 CHN -> * + outage 140% CHN + ban ZZZ -> KOR').map(
      (p) => p.code,
    );
    expect(codes).toEqual(['measure-syntax', 'measure-syntax', 'measure-syntax', 'unknown-country']);
  });
});

describe('what measures do', () => {
  it('bans at every stage and limits at the last', () => {
    expect(effectsOf(parseMeasures('ban CHL -> *'), twoStages)).toEqual([
      { kind: 'gate', stage: 'mined', from: ['CHL'], to: '*', maxTonnes: 0 },
      { kind: 'gate', stage: 'refined', from: ['CHL'], to: '*', maxTonnes: 0 },
    ]);
    expect(effectsOf(parseMeasures('quota 50 t/y CHN -> *'), twoStages)).toMatchObject([
      { stage: 'refined', maxTonnes: 50 },
    ]);
  });

  it('puts an outage where the country makes something, mined and refined being the first and the last stage', () => {
    expect(effectsOf(parseMeasures('outage 50% KOR'), twoStages)).toMatchObject([{ stage: 'refined', country: 'KOR' }]);
    expect(effectsOf(parseMeasures('outage 50% CHN'), twoStages)).toMatchObject([{ stage: 'mined' }]);
    expect(effectsOf(parseMeasures('outage 50% CHN mined'), oneStage)).toMatchObject([{ stage: 'refined' }]);
  });

  it('lets a licence of 73 days through for four fifths of the year', () => {
    expect(effectsOf(parseMeasures('licence 73 d CHN -> *'), oneStage)).toMatchObject([{ maxTonnes: 6400 }]);
  });

  const line = { route: 'strait', exporter: 'IDN', mineral: '*', detours: [], contained: {} };
  const cape = {
    by: 'cape',
    over: ['cape'],
    tonnes: [10, 20, 40],
    usdPerTonne: [5, 10, 30],
    status: 'estimated',
    source: 'invented',
  } as const;

  it('leaves a pair its open part when a route closes that has no other way, and names the routes there are', () => {
    const closures = [
      { ...line, importer: 'KOR', share: 0.75 },
      { ...line, importer: '*', share: 0 },
    ];
    expect(effectsOf(parseMeasures('close strait'), oneStage, 12, closures)).toEqual([
      { kind: 'gate', stage: 'refined', from: ['IDN'], to: ['KOR'], maxTonnes: 1000 },
    ]);
    expect(() => effectsOf(parseMeasures('close canal'), oneStage, 12, closures)).toThrow(/Routes: strait/);
  });

  it('sends a pair by the other ways of its route, its own line before that of all; a form of unknown content stays', () => {
    const ways = { detours: [cape], contained: { 'tin-metal': 0.5 } };
    const closures = [
      { ...line, ...ways, importer: '*', share: 0.5 },
      { ...line, ...ways, importer: '*', mineral: 'tin', share: 0.75 },
      { ...line, ...ways, importer: 'KOR', share: 1 },
    ];
    const passage = { stage: 'refined', from: 'IDN', gross: 2 };
    expect(effectsOf(parseMeasures('close strait'), oneStage, 12, closures)).toEqual([
      {
        kind: 'corridor',
        routes: ['strait'],
        passages: [
          { ...passage, to: 'KOR', open: 0, tonnes: 4000 },
          { ...passage, to: 'JPN', open: 0.25, tonnes: 20_000 },
        ],
        detours: [cape],
      },
    ]);
    const unknown = closures.map((one) => ({ ...one, contained: {} }));
    expect(effectsOf(parseMeasures('close strait'), oneStage, 12, unknown).map(({ kind }) => kind)).toEqual([
      'gate',
      'gate',
    ]);
  });

  it('two closed routes are one corridor, and no way leads over a route that is shut', () => {
    const ways = { detours: [cape], contained: { 'tin-metal': 1 } };
    const closures = [
      { ...line, ...ways, importer: 'KOR', share: 0.75 },
      { ...line, ...ways, route: 'canal', importer: 'KOR', share: 0.5 },
      { ...line, route: 'cape', importer: 'KOR', share: 0.25 },
    ];
    const [both, ...rest] = effectsOf(parseMeasures('close strait + close canal'), oneStage, 12, closures);
    expect(rest).toEqual([]);
    expect(both).toMatchObject({ routes: ['strait', 'canal'], passages: [{ open: 0 }], detours: [{ by: 'cape' }] });
    expect(effectsOf(parseMeasures('close strait + close cape'), oneStage, 12, closures)).toEqual([
      { kind: 'gate', stage: 'refined', from: ['IDN'], to: ['KOR'], maxTonnes: 3000 },
      { kind: 'gate', stage: 'refined', from: ['IDN'], to: ['KOR'], maxTonnes: 1000 },
    ]);
  });

  it('a contract keeps its open part of a closed route, and takes the other ways where there are any', () => {
    const closures = [{ ...line, exporter: 'THA', importer: '*', share: 0.75 }];
    const commit = { kind: 'commit', stage: 'refined', from: 'THA', to: 'KOR', additional: true };
    const text = 'commit 400 t/y THA -> KOR additional + close strait';
    expect(effectsOf(parseMeasures(text), oneStage, 12, closures)).toEqual([{ ...commit, tonnes: 100 }]);
    const ways = closures.map((one) => ({ ...one, detours: [cape], contained: { 'tin-metal': 0.5 } }));
    expect(effectsOf(parseMeasures(text), oneStage, 12, ways)).toEqual([
      { ...commit, tonnes: 400 },
      {
        kind: 'corridor',
        routes: ['strait'],
        passages: [{ stage: 'refined', from: 'THA', to: 'KOR', open: 0.25, gross: 2, tonnes: 0, contract: 400 }],
        detours: [cape],
      },
    ]);
  });

  it('names the stages there are, the groups, and what needs months', () => {
    expect(() => effectsOf(parseMeasures('ban CHN -> * smelted'), twoStages)).toThrow(/mined, refined/);
    expect(() => effectsOf(parseMeasures('announce 2026-01-01'), oneStage)).toThrow(NoAnswer);
    const grouped = {
      ...oneStage,
      stages: [{ ...oneStage.stages[0]!, groups: new Map([['R-AFR', ['NGA', 'RWA']]]) }],
    };
    expect(() => effectsOf(parseMeasures('ban NGA -> *'), grouped)).toThrow(/R-AFR/);
  });
});
