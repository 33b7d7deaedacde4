import { describe, expect, it } from 'vitest';
import { oneStage } from '../../test/fixtures/base-market.js';
import { InputRefused, isMissing, missing } from '../base/index.js';
import { measuresFile } from '../study/measures.js';
import { type CandidateFacts, planCandidates } from './plan-candidates.js';

const facts: CandidateFacts = {
  importer: 'KOR',
  partner: 'MNG',
  countries: new Set(['KOR', 'MNG', 'CHN', 'PER']),
  markets: new Map([['tin', oneStage]]),
  routes: new Set(['rail']),
  confidential: new Set(['secret-mine']),
  frame: { from: 2027, to: 2036, discount: 0, price: () => 1000 },
  krwPer: (currency) => (currency === 'KRW' ? 1 : missing('no-exchange-rate', currency)),
  projectValue: async () => ({ cost: 50, hostGain: 400, withWages: false }),
};

const entry = (id: string, more: object = {}) => ({
  id,
  name: { en: `The ${id}` },
  kind: 'stock',
  minerals: ['tin'],
  effect: [{ mineral: 'tin', measure: 'stock 10 t KOR' }],
  cost: { rule: 'stock', tonnes: 10, carrying: 0.05, keeping: 0.03 },
  delivery: { odds: [0.2, 0.5, 0.9], year: 2028, status: 'estimated', source: 'test' },
  status: 'estimated',
  source: 'test',
  ...more,
});
const read = (...measures: object[]) => measuresFile.parse({ format: 'lodeward-measures/1', measures });
const project = (name: string) => ({
  kind: 'project',
  cost: { rule: 'project', project: name, support: [{ programme: 'KOR/tax-credit' }] },
  effect: [{ mineral: 'tin', measure: 'commit 5 t/y MNG -> KOR additional' }],
});

async function problemsOf(...measures: object[]): Promise<readonly string[]> {
  try {
    await planCandidates(read(...measures), facts);
  } catch (error) {
    if (error instanceof InputRefused) return error.problems.map(({ code, path }) => `${code} ${path}`);
    throw error;
  }
  return [];
}

describe('candidates of measures.yaml', () => {
  it('cost what their rule says, from the year they deliver', async () => {
    const { candidates, standing } = await planCandidates(read(entry('a')), facts);
    expect(candidates[0]!.cost).toBeCloseTo(1000 * 10 * 0.08 * 9);
    expect(candidates[0]!.delivery).toEqual({ odds: 0.5, year: 2028 });
    expect(standing.get('a')!.stock.get('tin')).toBe(10);
  });

  it('know what the partner gains: revenue of a project, a premium, nothing, or not known', async () => {
    const { standing } = await planCandidates(
      read(
        entry('mine', project('zuun-mod')),
        entry('offtake', {
          kind: 'offtake',
          effect: [{ mineral: 'tin', measure: 'commit 5 t/y MNG -> KOR' }],
          cost: { rule: 'premium', tonnesPerYear: 5, premium: 0.1 },
        }),
        entry('elsewhere'),
        entry('joint', { kind: 'joint-stock' }),
      ),
      facts,
    );
    const gain = (id: string) => standing.get(id)!.partnerGain;
    expect(gain('mine')).toBe(0.5 * 400);
    expect(gain('offtake')).toBeCloseTo(0.5 * 1000 * 5 * 0.1 * 9);
    expect(gain('elsewhere')).toBe(0);
    expect(isMissing(gain('joint'))).toBe(true);
  });

  it('hide the name of a measure on a confidential project, wherever it is named', async () => {
    const found = await planCandidates(
      read(
        entry('buy-secret', project('secret-mine')),
        entry('other', { excludes: ['buy-secret'] }),
        entry('centre', { effect: [{ raises: 'buy-secret', factor: [1, 1, 2] }] }),
      ),
      facts,
    );
    expect(found.candidates.map(({ id }) => id)).toEqual(['confidential-1', 'centre', 'other']);
    expect([...found.names.keys()]).toEqual(['centre', 'other']);
    expect(found.sources.get('other')).toEqual({ measure: 'test', delivery: 'test' });
    expect([...found.sources.keys()]).toEqual(['centre', 'other']);
    expect(JSON.stringify([found.candidates, [...found.standing]])).not.toContain('secret');
    expect(found.candidates[1]!.raises).toEqual(['confidential-1']);
  });

  it('are refused with every problem at once', async () => {
    expect(
      await problemsOf(
        entry('a', { requires: ['nobody'] }),
        entry('b', { effect: [{ mineral: 'tin', measure: 'stok 5 t KOR' }] }),
        entry('c', { effect: [{ mineral: 'copper', measure: 'stock 5 t KOR' }] }),
        entry('d', { effect: [{ mineral: 'tin', detour: 'canal', share: 0.5 }] }),
        entry('e', { effect: [{ raises: 'f', factor: [1, 2, 3] }] }),
        entry('f', { effect: [{ raises: 'a', factor: [1, 2, 3] }] }),
      ),
    ).toEqual(
      expect.arrayContaining([
        'unknown-measure a',
        'unlisted-mineral c',
        'unknown-route d',
        'measure-syntax b.effect',
        expect.stringContaining('raised-itself'),
      ]),
    );
  });

  it('that cannot be valued come back with the reason', async () => {
    const { candidates, unvalued } = await planCandidates(
      read(
        entry('late', { delivery: { odds: [1, 1, 1], year: 2040, status: 'estimated', source: 'test' } }),
        entry('vague', { effect: { unknown: 'nobody knows' } }),
        entry('elsewhere', { minerals: ['copper'], effect: [{ mineral: 'copper', measure: 'stock 5 t KOR' }] }),
      ),
      facts,
    );
    expect(candidates).toEqual([]);
    expect(unvalued.map(({ code }) => code)).toEqual(['no-market', 'too-late', 'effect-unknown']);
  });
});
