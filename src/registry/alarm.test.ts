import { describe, expect, it } from 'vitest';
import { agreement, evidence, read, tin } from '../../test/fixtures/agreement-lines.js';
import { alarmSettings, alarmsOf, capacityAlarms, rings } from './alarm.js';

describe('alarms', () => {
  const entries = [
    agreement(', expires: 2026-03-31'),
    '  - { id: m1, type: milestone, of: deal, due: 2025-05-10, owner: mng, what: Assay }\n',
    '  - { id: m2, type: milestone, of: deal, due: 2025-09-30, what: Report }\n',
    '  - { type: evidence, of: m1, date: 2025-06-01, what: result, source: A }\n',
    '  - { type: amendment, of: m2, date: 2025-09-15, set: { due: 2025-12-31 }, source: A }\n',
  ];
  it('ring on the days of a calendar made by hand', () => {
    const spans = alarmsOf(read(...entries)[0]!);
    const calendar: Readonly<Record<string, readonly string[]>> = {
      '2025-04-09': [],
      '2025-04-10': ['milestone-ahead m1'],
      '2025-05-10': ['milestone-ahead m1'],
      '2025-05-11': ['milestone-overdue m1'],
      '2025-05-31': ['milestone-overdue m1'],
      '2025-06-01': [],
      '2025-08-31': ['milestone-ahead m2'],
      '2025-09-15': [],
      '2025-12-01': ['milestone-ahead m2'],
      '2025-12-31': ['expiry-ahead deal', 'milestone-ahead m2'],
      '2026-01-01': ['expiry-ahead deal', 'milestone-overdue m2'],
      '2026-03-31': ['expiry-ahead deal', 'milestone-overdue m2'],
      '2026-04-01': ['expired deal', 'milestone-overdue m2'],
      '2026-05-31': ['expired deal', 'milestone-overdue m2'],
      '2026-06-01': ['expired deal', 'milestone-overdue m2', 'no-evidence deal'],
    };
    for (const [date, want] of Object.entries(calendar)) {
      const ringing = spans
        .filter((span) => rings(span, date, alarmSettings))
        .map(({ code, subject }) => `${code} ${subject}`);
      expect([date, ...ringing.sort()]).toEqual([date, ...want]);
    }
  });
  it('say the owner, and stop when the agreement lapsed', () => {
    const spans = alarmsOf(read(...entries, evidence('2025-05-20', 'lapse'))[0]!);
    expect(spans.find(({ subject }) => subject === 'm1')).toMatchObject({ owner: 'mng' });
    expect(spans.filter((span) => rings(span, '2026-06-01', alarmSettings))).toEqual([]);
  });
  it('find contracts above the capacity of a project, over all its agreements', () => {
    const project = ', project: mine, capacity: { mineral: tin, quantity: 150, unit: t/y, source: A }';
    const second = `  - { id: two, type: agreement, date: 2025-02-01, title: Two, parties: [kor], minerals: [tin], project: mine, source: A }
  - { type: commitment, of: two, measure: tonnes, mineral: tin, quantity: 80, unit: t/y, from: 2027, to: 2027 }
  - { id: far, type: evidence, of: two, date: 2025-07-01, what: contract, source: A }
`;
    const group = read(agreement(project), tin(), evidence('2025-04-01', 'contract'), second);
    expect(capacityAlarms(group)).toMatchObject([
      {
        agreement: 'two',
        subject: 'far',
        anchor: '2025-07-01',
        detail: { year: '2027', contracted: 180, capacity: 150 },
      },
    ]);
    expect(capacityAlarms(read(agreement(project), tin(), evidence('2025-04-01', 'contract')))).toEqual([]);
  });
});
