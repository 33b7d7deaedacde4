import { describe, expect, it } from 'vitest';
import { InputRefused } from '../base/index.js';
import { readMarketFile } from './market-file.js';
import { unusedCountries } from './market-rules.js';

const good = () => ({
  format: 'lodeward-market/1',
  stages: [
    {
      name: 'mined',
      basePrice: 6000,
      flows: [
        ['CHN', 'CHN', 900],
        ['AUS', 'CHN', 100],
        ['CHN', 'USA', 40],
      ] as [string, string, number][],
      sigma: 4,
      finalDemand: { USA: 40 } as Record<string, number>,
    },
    {
      name: 'refined',
      basePrice: 15000,
      flows: [
        ['CHN', 'CHN', 700],
        ['CHN', 'KOR', 230],
      ] as [string, string, number][],
      sigma: 3,
      processing: { recovery: 0.9 },
      secondary: { byCountry: { CHN: { tonnes: 30 } } },
    } as Record<string, unknown>,
  ] as Record<string, unknown>[],
  measures: [] as Record<string, unknown>[],
});

function codes(change: (file: ReturnType<typeof good>) => void): string[] {
  const file = good();
  change(file);
  try {
    readMarketFile(JSON.stringify(file, null, 1), 'm.json');
    return [];
  } catch (error) {
    if (!(error instanceof InputRefused)) throw error;
    for (const problem of error.problems) expect(problem.line).toBeGreaterThan(0);
    return error.problems.map((problem) => `${problem.code} ${problem.path}`);
  }
}

describe('a market file', () => {
  it('is read with its defaults', () => {
    const file = readMarketFile(JSON.stringify(good()), 'm.json');
    expect([file.unit, file.stages[0]!.newLink, file.measures]).toEqual(['t', 0, []]);
  });

  it.each<[string, (file: ReturnType<typeof good>) => void, string]>([
    [
      'a negative flow',
      (f) => ((f.stages[0]!['flows'] as unknown[][])[0]![2] = -1),
      'out-of-range stages[0].flows[0][2]',
    ],
    ['a missing flow', (f) => (f.stages[0]!['flows'] as unknown[][])[0]!.pop(), 'out-of-range stages[0].flows[0]'],
    [
      'a duplicate flow',
      (f) => (f.stages[1]!['flows'] as unknown[]).push(['CHN', 'KOR', 0]),
      'duplicate-flow stages[1].flows[2]',
    ],
    ['sigma 0', (f) => (f.stages[0]!['sigma'] = 0), 'out-of-range stages[0].sigma'],
    [
      'demand elasticity 0',
      (f) => (f.stages[1]!['demand'] = { elasticity: 0 }),
      'out-of-range stages[1].demand.elasticity',
    ],
    [
      'a supply elasticity below 0',
      (f) => (f.stages[0]!['supply'] = { elasticity: -0.1 }),
      'out-of-range stages[0].supply.elasticity',
    ],
    ['choke below 2.5', (f) => (f.stages[1]!['choke'] = 2), 'out-of-range stages[1].choke'],
    ['ceiling below 1', (f) => (f.stages[1]!['ceiling'] = 0.9), 'out-of-range stages[1].ceiling'],
    ['capacity below 1', (f) => (f.stages[0]!['supply'] = { capacity: 0.5 }), 'out-of-range stages[0].supply.capacity'],
    ['recovery 0', (f) => (f.stages[1]!['processing'] = { recovery: 0 }), 'out-of-range stages[1].processing.recovery'],
    ['newLink 1', (f) => (f.stages[0]!['newLink'] = 1), 'out-of-range stages[0].newLink'],
    ['an unbalanced chain', (f) => (f.stages[1]!['processing'] = { recovery: 0.8 }), 'unbalanced stages[0].flows'],
    ['no margin', (f) => (f.stages[1]!['basePrice'] = 6500), 'no-margin stages[1].basePrice'],
    ['no base price in a chain', (f) => delete f.stages[1]!['basePrice'], 'missing-key stages[1].basePrice'],
    [
      'final demand above purchases',
      (f) => (f.stages[0]!['finalDemand'] = { USA: 41 }),
      'above-purchases stages[0].finalDemand.USA',
    ],
    [
      'secondary above supply',
      (f) => (f.stages[1]!['secondary'] = { byCountry: { CHN: { tonnes: 1000 } } }),
      'above-supply stages[1].secondary.byCountry.CHN',
    ],
    ['supply at a later stage', (f) => (f.stages[1]!['supply'] = {}), 'not-this-stage stages[1].supply'],
    ['an unknown key', (f) => (f.stages[1]!['sigmma'] = 3), 'unknown-key stages[1].sigmma'],
    [
      'an unknown stage',
      (f) => f.measures.push({ kind: 'outage', stage: 'smelted', country: 'CHN', lost: 0.1 }),
      'unknown-stage measures[0].stage',
    ],
    [
      'an unknown country',
      (f) => f.measures.push({ kind: 'outage', stage: 'mined', country: 'QQQ', lost: 0.1 }),
      'unknown-country measures[0].country',
    ],
    [
      'lost above 1',
      (f) => f.measures.push({ kind: 'outage', stage: 'mined', country: 'CHN', lost: 1.1 }),
      'out-of-range measures[0].lost',
    ],
    [
      'a bound on growth of nobody',
      (f) => (f.stages[1]!['growth'] = { share: 0.1, buyers: ['KRO'] }),
      'unknown-country stages[1].growth.buyers[0]',
    ],
    [
      'a negative cap',
      (f) => f.measures.push({ kind: 'gate', stage: 'mined', from: ['CHN'], to: '*', maxTonnes: -1 }),
      'out-of-range measures[0].maxTonnes',
    ],
    [
      'a contract without base purchases',
      (f) => f.measures.push({ kind: 'commit', stage: 'refined', to: 'AUS', tonnes: 1 }),
      'no-purchases measures[0].to',
    ],
  ])('refuses %s', (_, change, want) => {
    expect(codes(change)).toContain(want);
  });

  it('says all problems at once, of form and of sense', () => {
    const found = codes((f) => {
      f.stages[0]!['sigma'] = -1;
      f.stages[1]!['basePrice'] = 6500;
      f.measures.push({ kind: 'outage', stage: 'nowhere', country: 'CHN', lost: 2 });
    });
    expect(found.map((text) => text.split(' ')[0]).sort()).toEqual([
      'no-margin',
      'out-of-range',
      'out-of-range',
      'unknown-stage',
    ]);
  });

  it('says a margin in as many digits as are read', () => {
    const file = good();
    file.stages[1]!['basePrice'] = 6500;
    expect(() => readMarketFile(JSON.stringify(file), 'm.json')).toThrow('a margin of -167 a tonne');
  });

  it('lists countries of tables that are in no flow, and solves all the same', () => {
    const file = good();
    file.stages[0]!['supply'] = { byCountry: { CHN: { elasticity: 0.4 }, AUX: { elasticity: 0.6 } } };
    expect(unusedCountries(file).map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
      'unused-country stages.0.supply.byCountry.AUX',
    ]);
    expect(() => readMarketFile(JSON.stringify(file), 'm.json')).not.toThrow();
  });

  it('refuses numbers that JSON overflows to infinity, and text that is no JSON', () => {
    const text = JSON.stringify(good()).replace('900', '1e999');
    expect(() => readMarketFile(text, 'm.json')).toThrow(InputRefused);
    expect(() => readMarketFile('{', 'm.json')).toThrow('not JSON');
    expect(() => readMarketFile('[]', 'm.json')).toThrow(InputRefused);
    expect(() => readMarketFile('null', 'm.json')).toThrow(InputRefused);
  });
});
