import { describe, expect, it } from 'vitest';
import { isMissing } from '../base/index.js';
import { readClosures } from '../node/facts/closures.js';
import { readOddsFacts } from '../node/facts/odds.js';
import type { Study } from '../study/index.js';
import { studyTransit } from './study-transit.js';

const [odds, closures] = await Promise.all([readOddsFacts(), readClosures()]);
const commit = (mineral: string, measure: string, project?: string) => ({
  effect: [{ mineral, measure }],
  cost: project ? { rule: 'project', project } : { rule: 'unknown', reason: 'x' },
});
const study = (partner: string): Study =>
  ({
    study: { importer: 'KOR', partner },
    projects: [{ id: 'secret', confidential: true }],
    measures: {
      measures: [
        commit('copper', 'commit 20000 t/y MNG -> KOR mined'),
        commit('tin', 'commit 5 t/y MNG -> KOR additional', 'secret'),
        commit('cobalt', 'commit 5 t/y AUS -> KOR'),
        { effect: { unknown: 'x' }, cost: { rule: 'unknown', reason: 'x' } },
      ],
    },
  }) as unknown as Study;

describe('transit of a landlocked partner', () => {
  it('is a chance a year, a share, and the ways round, for each offtake that may be shown', () => {
    const found = studyTransit(study('MNG'), { odds, closures });
    if (isMissing(found)) throw new Error(found.missing.code);
    expect(found).toMatchObject({ route: 'mng-chn', share: 0.9, minerals: ['copper'], ways: [{ by: 'vostochny' }] });
    expect(found.odds.low).toBeGreaterThan(0);
    expect(found.odds.low).toBeLessThan(found.odds.mid);
    expect(found.odds.high).toBeLessThan(0.5);
  });

  it('is missing for a partner without a corridor, or a corridor without a route', () => {
    expect(studyTransit(study('AUS'), { odds, closures })).toMatchObject({ missing: { code: 'no-corridor' } });
    expect(studyTransit(study('MNG'), { odds, closures: [] })).toMatchObject({ missing: { code: 'no-corridor' } });
  });
});
