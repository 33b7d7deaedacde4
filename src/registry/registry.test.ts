import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths } from '../base/index.js';
import { readAgreements } from '../study/index.js';
import { agreementsOf } from './agreement.js';
import { alarmSettings, alarmsOf, capacityAlarms, rings } from './alarm.js';
import { baseRate } from './base-rate.js';
import { calendarOf, folded } from './calendar.js';
import { claimsOf } from './claim.js';
import { type Claim, type CustomsFlow, matchCustoms } from './customs.js';
import { dutiesOf } from './duty.js';
import { securedOf } from './secured.js';
import { stages } from './stage.js';
import { standingAt, standingsOf } from './standing.js';
import { sumTonnes } from './tonnes.js';

const head = `format: lodeward-agreements/1
parties:
  - { id: kor, kind: firm, country: KOR, name: K }
  - { id: mng, kind: firm, country: MNG, name: M }
entries:
`;
const agreement = (more = '') =>
  `  - { id: deal, type: agreement, date: 2025-01-01, title: Deal, parties: [kor, mng], minerals: [tin], source: A${more} }\n`;
const evidence = (date: string, what: string, more = '') =>
  `  - { type: evidence, of: deal, date: ${date}, what: ${what}, source: A${more} }\n`;
const tin = (more = '', quantity = 100) =>
  `  - { id: c, type: commitment, of: deal, measure: tonnes, mineral: tin, form: concentrate, quantity: ${quantity}, unit: t/y, from: 2026, to: 2028${more} }\n`;
function read(...entries: readonly string[]) {
  const { statements, problems } = readAgreements([{ file: 'x', text: head + entries.join('') }], {
    typeOf: () => undefined,
  });
  expect(problems).toEqual([]);
  return agreementsOf(statements);
}
const at = (date: string, ...entries: readonly string[]) => standingAt(read(...entries)[0]!, date)!;

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

describe('the three numbers', () => {
  it('stay apart: a contract takes its tonnes out of the memorandum, shipments count as delivered', () => {
    const [part] = at(
      '2027-06-01',
      agreement(),
      tin(),
      evidence('2025-04-01', 'contract', ', tonnes: 60, unit: t/y'),
      evidence('2026-08-01', 'shipment', ', tonnes: 25'),
    ).tonnes;
    expect(part).toEqual({
      mineral: 'tin',
      memorandum: { total: 120, byYear: { 2026: 40, 2027: 40, 2028: 40 }, unnamed: 0 },
      contracted: { total: 180, byYear: { 2026: 60, 2027: 60, 2028: 60 }, unnamed: 0 },
      delivered: { total: 25, byYear: { 2026: 25 }, unnamed: 0 },
    });
  });
  it('reads a contract of total tonnes, thousands, and contracts without tonnes', () => {
    const total = (...entries: readonly string[]) => at('2027-06-01', agreement(), ...entries).tonnes[0]!;
    expect(total(tin(), evidence('2025-04-01', 'contract', ', tonnes: 90, unit: t')).contracted.total).toBeCloseTo(
      90,
      12,
    );
    expect(
      total(tin(', binding: true', 2).replace('t/y', 'kt/y'), evidence('2025-04-01', 'contract')).contracted.total,
    ).toBe(6000);
    expect(total(evidence('2025-04-01', 'contract'))).toMatchObject({
      contracted: { total: { missing: { code: 'no-tonnes-named' } } },
      memorandum: { total: 0 },
    });
    expect(total(tin().replace('t/y', 'gross t/y')).memorandum.total).toMatchObject({
      missing: { code: 'gross-tonnes' },
    });
  });
  it('are missing, never zero, where a paper names none; a lapsed paper keeps only what it delivered', () => {
    expect(at('2025-06-01', agreement()).tonnes[0]).toMatchObject({
      memorandum: { total: { missing: { code: 'no-tonnes-named' } }, unnamed: 1 },
      contracted: { total: 0 },
    });
    const over = at(
      '2027-01-01',
      agreement(),
      tin(),
      evidence('2025-02-01', 'shipment', ', tonnes: 7'),
      evidence('2026-01-01', 'lapse'),
    ).tonnes;
    expect(over[0]).toMatchObject({ memorandum: { total: 0 }, delivered: { total: 7 } });
    const two = sumTonnes([...at('2025-06-01', agreement()).tonnes, ...at('2025-06-01', agreement(), tin()).tonnes]);
    expect(two[0]!.memorandum).toEqual({ total: 300, byYear: { 2026: 100, 2027: 100, 2028: 100 }, unnamed: 1 });
  });
  it('feed what is secured: delivered as sure, contracts with their odds, memoranda at the base rate', () => {
    const odds = { mean: 0.1, p05: 0.01, p95: 0.3 };
    const contract = (more: string) =>
      at(
        '2026-12-31',
        agreement(),
        tin(),
        evidence('2025-04-01', 'contract', `, tonnes: 60, unit: t/y${more}`),
        evidence('2026-08-01', 'shipment', ', tonnes: 25'),
      );
    const known = contract(', odds: 0.8');
    expect(securedOf(sumTonnes(known.tonnes), [known], odds, 2026)).toEqual([
      {
        mineral: 'tin',
        delivered: 25,
        contracted: { tonnes: 35, odds: 0.8, expected: 28, low: 28, high: 35 },
        memorandum: { tonnes: 40, odds: 0.1, expected: 4, low: 0.4, high: 12 },
      },
    ]);
    const silent = contract('');
    expect(securedOf(sumTonnes(silent.tonnes), [silent], odds)[0]!.contracted).toMatchObject({
      tonnes: 155,
      expected: { missing: { code: 'no-odds-of-contract' } },
      low: 1.55,
      high: 155,
    });
  });
});

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

describe('the base rate', () => {
  it('gives the numbers of Python (beta quantiles of SciPy 1.10) for the cautious one', () => {
    const { cautious, pooled, mostLikely } = baseRate([
      { id: 'a', signed: 71, became: 1 },
      { id: 'b', signed: 73, became: 11 },
      { id: 'c', signed: 79, became: 18 },
      { id: 'd', signed: 9, became: 9, fit: false },
    ]);
    expect(pooled).toEqual({ became: 30, signed: 223, share: 30 / 223 });
    expect(cautious.mean).toBeCloseTo(1.5 / 72, 12);
    expect(cautious.p05).toBeCloseTo(0.0024834, 5);
    expect(cautious.p95).toBeCloseTo(0.0537314, 4);
    expect(mostLikely.mean).toBeCloseTo(0.128726, 5);
    expect(mostLikely.spread).toBeCloseTo(0.089137, 5);
    expect([mostLikely.p05, mostLikely.p95].map((one) => Math.round(one * 1000))).toEqual([13, 327]);
  });
  it('is the plain binomial where the counts agree', () => {
    const { mostLikely } = baseRate([
      { id: 'a', signed: 50, became: 5 },
      { id: 'b', signed: 100, became: 10 },
    ]);
    expect(mostLikely.mean).toBeCloseTo(0.1, 5);
    expect(mostLikely.spread).toBeLessThan(1e-5);
  });
});

describe('customs', () => {
  const claim: Claim = {
    agreements: ['deal'],
    exporter: 'MNG',
    importer: 'KOR',
    mineral: 'molybdenum',
    form: 'concentrate',
    year: 2024,
    tonnes: 100,
    basis: 'evidenced',
  };
  const flow = (exporter: string, importer: string, value: number, more: Partial<CustomsFlow> = {}): CustomsFlow => ({
    id: `${more.form ?? 'molybdenum-concentrate'}.${exporter}.${importer}@${more.source ?? 's'}`,
    mineral: 'molybdenum',
    form: 'molybdenum-concentrate',
    exporter,
    importer,
    year: 2024,
    value,
    unit: 't',
    source: 's',
    ...more,
  });
  const facts = {
    contained: (form: string) =>
      form === 'molybdenum-concentrate' ? 0.5 : form === 'molybdenum-oxide' ? 0.58 : undefined,
    sisters: () => ['ferro'],
    tolerance: 0.1,
  };
  const verdict = (...flows: readonly CustomsFlow[]) => {
    const match = matchCustoms(claim, flows, facts);
    return [match.verdict, match.customs, match.asks];
  };
  const other = flow('CHL', 'KOR', 5000);
  it('says matched, over, short, no flow, and no data apart from no flow', () => {
    expect(verdict(other, flow('MNG', 'KOR', 190))).toEqual(['matched', 95, false]);
    expect(verdict(other, flow('MNG', 'KOR', 800))).toEqual(['over', 400, true]);
    expect(verdict(other, flow('MNG', 'KOR', 60))).toEqual(['short', 30, false]);
    expect(verdict(other)).toEqual(['no-flow', 0, false]);
    expect(verdict(flow('MNG', 'CHN', 400))).toEqual(['no-customs-data', undefined, false]);
    expect(verdict({ ...other, year: 2023 })).toEqual(['no-customs-data', undefined, false]);
  });
  it('takes the greatest source, never the sum, and adds forms within one', () => {
    expect(verdict(other, flow('MNG', 'KOR', 190), flow('MNG', 'KOR', 195, { source: 't' }))).toEqual([
      'matched',
      97.5,
      false,
    ]);
  });
  it('asks for another code or a way over a third country', () => {
    const oxide = flow('MNG', 'KOR', 170, { form: 'molybdenum-oxide' });
    expect(matchCustoms(claim, [other, oxide], facts)).toMatchObject({
      verdict: 'wrong-code',
      asks: true,
      rows: [oxide.id],
      detail: { code: 'molybdenum-oxide' },
    });
    const legs = [flow('MNG', 'CHN', 400), flow('CHN', 'KOR', 300)];
    expect(matchCustoms(claim, [other, ...legs], facts)).toMatchObject({
      verdict: 'trans-shipped',
      detail: { transit: 'CHN', firstLeg: 200, secondLeg: 150 },
    });
  });
  it('is asked for shipments, else for what contracts make due, and says what it cannot be asked', () => {
    const countries: Readonly<Record<string, string>> = { kor: 'KOR', mng: 'MNG' };
    const claims = (...entries: readonly string[]) =>
      claimsOf([at('2027-01-01', agreement(), ...entries)], 2026, 'MNG', (id) => countries[id]);
    const contract = evidence('2025-04-01', 'contract');
    expect(claims(tin(), contract).claims).toMatchObject([
      { exporter: 'MNG', importer: 'KOR', mineral: 'tin', form: 'concentrate', tonnes: 100, basis: 'due' },
    ]);
    expect(
      claims(
        tin(),
        contract,
        evidence('2026-05-01', 'shipment', ', tonnes: 20, id: s1'),
        evidence('2026-06-01', 'shipment', ', tonnes: 22, id: s2'),
      ).claims,
    ).toMatchObject([{ tonnes: 42, basis: 'evidenced' }]);
    expect(claims(tin()).claims).toEqual([]);
    expect(claims(evidence('2026-05-01', 'shipment')).unclaimed).toEqual([
      { agreement: 'deal', reason: 'no-tonnes-named' },
    ]);
  });
});

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

describe('the calendar', () => {
  it('folds at 75 octets, never inside a character, and unfolds to the same text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }).map((text) => text.replace(/[\r\n]/g, '')),
        (text) => {
          const lines = folded(text).split('\r\n');
          for (const line of lines) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
          expect(lines.map((line, i) => (i === 0 ? line : line.slice(1))).join('')).toBe(text);
        },
      ),
    );
  });
  it('has one all-day event for each open milestone and expiry, escaped and ended by CRLF', () => {
    const standing = at(
      '2025-02-01',
      agreement(', expires: 2026-02-28'),
      '  - { id: m1, type: milestone, of: deal, due: 2025-12-31, owner: mng, what: "Assay; tin, copper" }\n',
    );
    const words = { due: 'Due', expires: 'Expires', name: 'N' };
    const text = calendarOf([standing], '2026-11-28T10:11:12.000Z', 'en', words, () => '광산, 회사');
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.match(/[^\r]\n/)).toBeNull();
    const lines = text.replace(/\r\n /g, '').split('\r\n');
    expect(lines).toContain('SUMMARY:Due: Assay\\; tin\\, copper (광산\\, 회사)');
    expect(lines).toContain('DTSTART;VALUE=DATE:20251231');
    expect(lines).toContain('DTEND;VALUE=DATE:20260101');
    expect(lines).toContain('DTSTAMP:20261128T101112Z');
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(2);
  });
});

describe('dates', () => {
  it('keep to the end of short months', () => {
    expect([
      addMonths('2025-01-31', 1),
      addMonths('2024-02-29', 12),
      addMonths('2026-03-31', -1),
      addMonths('2025-12-15', 2),
    ]).toEqual(['2025-02-28', '2025-02-28', '2026-02-28', '2026-02-15']);
    expect([addDays('2024-02-28', 1), addDays('2025-01-01', -1)]).toEqual(['2024-02-29', '2024-12-31']);
  });
});
