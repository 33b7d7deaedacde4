import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreement, at, evidence, read, tin } from '../../test/fixtures/agreement-lines.js';
import { addDays } from '../base/index.js';
import { stages } from './stage.js';
import { standingAt, standingsOf } from './standing.js';

describe('the stage', () => {
  it('is the furthest that evidence shows', () => {
    const ladder = [
      agreement(),
      tin(),
      evidence('2025-02-01', 'term-sheet'),
      evidence('2025-03-01', 'joint-venture'),
      evidence('2025-04-01', 'contract'),
      evidence('2025-05-01', 'shipment', ', tonnes: 5'),
    ];
    const stage = (date: string) => at(date, ...ladder).stage;
    expect(['2025-01-15', '2025-02-15', '2025-03-15', '2025-04-15', '2025-05-15'].map(stage)).toEqual([
      'memorandum',
      'term-sheet',
      'joint-venture',
      'offtake',
      'delivering',
    ]);
  });
  it('is a contract, no offtake, where no tonnes are named', () => {
    expect(at('2026-01-01', agreement(), evidence('2025-04-01', 'contract')).stage).toBe('contract');
    expect(at('2026-01-01', agreement(), evidence('2025-04-01', 'contract', ', tonnes: 9')).stage).toBe('offtake');
  });
  it('does not move on what is unverified, a draft, or disputed by the other side until it takes that back', () => {
    const contract = `  - { id: e, type: evidence, of: deal, date: 2025-02-01, what: contract, by: mng, source: A }\n`;
    const says = (date: string, what: string) =>
      `  - { type: evidence, of: e, date: ${date}, what: ${what}, by: kor, source: B }\n`;
    expect(at('2026-01-01', agreement(), evidence('2025-02-01', 'contract', ', status: unverified')).stage).toBe(
      'memorandum',
    );
    const entries = [agreement(), contract, says('2025-03-01', 'disputed'), says('2025-05-01', 'confirmed')];
    expect(['2025-02-15', '2025-03-15', '2025-05-15'].map((date) => at(date, ...entries).stage)).toEqual([
      'contract',
      'memorandum',
      'contract',
    ]);
    expect(at('2025-03-15', ...entries).evidenced[0]).toMatchObject({
      counted: false,
      disputedBy: ['kor'],
      confirmedBy: [],
    });
  });
  it('begins at talks where nothing was signed, and a programme runs when it works', () => {
    expect(at('2025-06-01', agreement(', kind: committee'), evidence('2025-02-01', 'meeting')).stage).toBe('talks');
    expect(at('2025-06-01', agreement(', kind: talks'), evidence('2025-02-01', 'signed')).stage).toBe('memorandum');
    expect(at('2025-06-01', agreement(', kind: programme'), evidence('2025-02-01', 'opened')).stage).toBe('running');
    expect(at('2025-06-01', agreement(', status: unverified')).stage).toBe('talks');
  });
  it('lapses by evidence, or by date while it is only paper, and comes back with new evidence or an amendment', () => {
    const expires = agreement(', expires: 2025-06-30');
    expect(at('2025-07-01', expires)).toMatchObject({ stage: 'lapsed', stageSince: '2025-07-01' });
    expect(at('2025-07-01', expires, evidence('2025-05-01', 'contract')).stage).toBe('contract');
    const longer = '  - { type: amendment, of: deal, date: 2025-06-01, set: { expires: 2026-06-30 }, source: A }\n';
    expect(at('2025-07-01', expires, longer).stage).toBe('memorandum');
    expect(at('2026-07-01', expires, longer).stage).toBe('lapsed');
    const back = [agreement(), evidence('2025-02-01', 'lapse'), evidence('2025-08-01', 'contract')];
    expect([at('2025-03-01', ...back).stage, at('2025-09-01', ...back).stage]).toEqual(['lapsed', 'contract']);
  });
  it('never goes back as unquestioned evidence is added, and standings tile all dates', () => {
    const whats = ['signed', 'meeting', 'term-sheet', 'joint-venture', 'contract', 'shipment'] as const;
    const day = fc.integer({ min: 0, max: 700 }).map((days) => addDays('2025-01-02', days));
    fc.assert(
      fc.property(fc.array(fc.tuple(day, fc.constantFrom(...whats)), { maxLength: 6 }), day, (events, date) => {
        const one = read(agreement(), ...events.map(([when, what], i) => evidence(when, what, `, id: e${i}`)))[0]!;
        const spans = standingsOf(one);
        expect(spans[0]!.from).toBe('2025-01-01');
        spans.forEach(({ until }, i) => void expect(until).toBe(spans[i + 1]?.from ?? null));
        const ranks = spans.map(({ standing }) => stages.indexOf(standing.stage));
        expect([...ranks].sort((a, b) => a - b)).toEqual(ranks);
        const held = spans.find(({ from, until }) => from <= date && (until === null || date < until))!;
        expect(held.standing).toEqual(standingAt(one, date));
      }),
      { numRuns: 60 },
    );
  });
});
