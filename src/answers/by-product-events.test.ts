import { describe, expect, it } from 'vitest';
import { oneStage, twoStages } from '../../test/fixtures/base-market.js';
import type { RiskEvent } from '../risk/index.js';
import type { ByProduct } from '../shock/index.js';
import type { StudyEvent } from '../study/index.js';
import { withByProducts } from './by-product-events.js';

const row: ByProduct = {
  ...{
    host: 'copper',
    hostStage: 'mined',
    byProduct: 'tin',
    market: 'tin',
    stage: 'refined',
    country: 'CHN',
    share: 0.5,
  },
  ...{ date: '2023', status: 'estimated', source: 'invented' },
};
const stop: StudyEvent = { id: 'stop', mineral: 'copper', measure: 'outage 40% CHN mined', months: 6, odds: 0.1 };
const codes = new Set(['CHN', 'IDN', 'KOR', 'CHL']);
const from = (rows: readonly ByProduct[], own: StudyEvent[] = [stop], generic: RiskEvent[] = []) =>
  withByProducts({ own, generic }, rows, [oneStage, twoStages], codes);

describe('an outage of a host', () => {
  it('takes its by-product along in the same decision, in proportion', () => {
    expect(from([row]).own).toEqual([
      stop,
      { ...stop, mineral: 'tin', measure: 'outage 20% CHN refined', decision: 'stop' },
    ]);
    const generic = { id: 'g', class: 'outage', hits: [{ mineral: 'copper', measure: stop.measure, chance: {} }] };
    expect(from([row], [], [generic as unknown as RiskEvent]).generic[0]!.hits).toEqual([
      ...generic.hits,
      { mineral: 'tin', measure: 'outage 20% CHN refined', chance: {} },
    ]);
  });

  it('takes nothing where no share of the country is known, the by-product is sold in a bundle, or the study says it itself', () => {
    for (const without of [{ country: 'WLD' }, { byProduct: 'indium' }, { country: 'CHL' }, { hostStage: 'refined' }])
      expect(from([{ ...row, ...without }]).own).toEqual([stop]);
    const said = { ...stop, id: 'own', mineral: 'tin', measure: 'outage 5% CHN', decision: 'stop' };
    expect(from([row], [stop, said]).own).toEqual([stop, said]);
    expect(from([row], [{ ...stop, measure: 'ban CHN -> *' }]).own).toHaveLength(1);
  });
});
