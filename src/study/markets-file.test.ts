import { describe, expect, it } from 'vitest';
import { InputRefused } from '../base/index.js';
import { readMarketsFile } from './markets-file.js';

const market = (tonnes: number) => ({
  stages: [{ name: 'refined', basePrice: 100, sigma: 3, flows: [['AAA', 'BBB', tonnes]] as unknown[] }],
});
const place = (name: string) => ({ market: name, stage: 'refined', country: 'AAA' });
const good = () => ({
  format: 'lodeward-markets/1',
  markets: { zinc: market(100), indium: market(0.1) } as Record<string, ReturnType<typeof market>>,
  joint: [{ host: place('zinc'), product: place('indium'), tonnes: 0.1 }],
  corridors: [
    {
      name: 'port',
      tonnes: 50,
      passages: [{ market: 'zinc', stage: 'refined', from: 'AAA', to: 'BBB', grossPerTonne: 2 }],
      detours: [{ name: 'other port', tonnes: 20, cost: 30 }],
    },
  ],
});

function problems(change: (file: ReturnType<typeof good>) => void): string[] {
  const file = good();
  change(file);
  try {
    readMarketsFile(JSON.stringify(file), 'm.json');
  } catch (error) {
    if (error instanceof InputRefused) return error.problems.map(({ code, path }) => `${code} ${path}`);
    throw error;
  }
  return [];
}

describe('several markets in a file', () => {
  it('reads them', () => {
    expect(readMarketsFile(JSON.stringify(good()), 'm.json').corridors[0]!.passages[0]!.grossPerTonne).toBe(2);
  });

  it('says every problem at once, in the markets and in what couples them', () => {
    const found = problems((file) => {
      file.markets['zinc']!.stages[0]!.flows.push(['AAA', 'BBB', 1]);
      file.joint[0]!.product.country = 'ZZZ';
      file.joint[0]!.host.market = 'lead';
      file.corridors[0]!.passages[0]!.to = 'CCC';
    });
    expect(found.sort()).toEqual([
      'duplicate-flow markets.zinc.stages[0].flows[1]',
      'no-flow corridors[0].passages[0]',
      'no-output joint[0].product.country',
      'unknown-market joint[0].host.market',
    ]);
  });

  it('refuses more of a by-product than there is', () => {
    const found = problems((file) => {
      file.joint[0]!.tonnes = 0.2;
    });
    expect(found).toEqual(['above-supply joint[0].tonnes']);
  });
});
