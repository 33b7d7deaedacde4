import { describe, expect, it } from 'vitest';
import { agreement, at, tin } from '../../test/fixtures/agreement-lines.js';
import { dutiesOf } from './duty.js';

describe('duties', () => {
  it('are those of one party, and what the other side says that it has not answered', () => {
    const entries = [
      agreement(),
      '  - { id: m1, type: milestone, of: deal, due: 2025-05-10, owner: mng, what: Assay }\n',
      tin(', by: mng'),
      '  - { id: e, type: evidence, of: deal, date: 2025-02-01, what: meeting, by: mng, source: A }\n',
    ];
    const standings = [at('2025-06-01', ...entries)];
    expect(dutiesOf(standings, 'mng', '2025-06-01')).toMatchObject([
      { milestones: [{ milestone: 'm1', overdue: true }], promises: [{ id: 'c' }], toAnswer: [] },
    ]);
    expect(dutiesOf(standings, 'kor', '2025-06-01')).toMatchObject([
      { milestones: [], promises: [], toAnswer: [{ id: 'e' }] },
    ]);
  });
});
