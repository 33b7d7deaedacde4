import { describe, expect, it } from 'vitest';
import type { EntryBody } from './agreements.js';
import { idOf, readAgreements } from './agreements-read.js';
import { readSheet } from './agreements-sheet.js';

const nothing = { typeOf: () => undefined };
const problems = (text: string) =>
  readAgreements([{ file: 'a.yaml', text }], { ...nothing, mineral: (code) => code === 'tin' }).problems.map(
    ({ line, code, path }) => [line, code, path],
  );

describe('reading lodeward-agreements/1', () => {
  it('reads the shape of the contract, a name in English alone, and gives entries without an id one of their own', () => {
    const text = `format: lodeward-agreements/1
parties: [ { id: komir, kind: state-company, country: KOR, name: { en: KOMIR, ko: 공단 } }, { id: em, kind: state-company, country: MNG, name: EM } ]
entries:
  - { id: mou-a, type: agreement, date: 2025-09-22, title: Paper, parties: [komir, em], minerals: [tin], source: { publisher: P, address: x, date: 2025-09-22 } }
  - { type: commitment, of: mou-a, measure: tonnes, mineral: tin, form: concentrate, quantity: 500, unit: t/y, from: 2028, to: 2032, binding: false }
  - { type: milestone, of: mou-a, id: m1, due: 2026-06-30, owner: komir, what: { en: Assay } }
  - { type: evidence, of: m1, date: 2026-05-01, what: result, source: { publisher: P } }
`;
    const read = readAgreements([{ file: 'a.yaml', text }], nothing);
    expect(read.problems).toEqual([]);
    expect(read.statements.map(({ id }) => id)).toEqual([
      'komir',
      'em',
      'mou-a',
      expect.stringMatching(/^mou-a\.commitment\./),
      'm1',
      expect.stringMatching(/^m1\.evidence\./),
    ]);
    expect(readAgreements([{ file: 'a.yaml', text }], nothing)).toEqual(read);
    expect(read.statements[2]!.body).toMatchObject({ title: { en: 'Paper' }, source: [{ publisher: 'P' }] });
    expect(idOf(read.statements[3]!.body as EntryBody)).toBe(read.statements[3]!.id);
  });
  it('refuses a stage that is written, and lists every problem of every entry with its line', () => {
    expect(
      problems(`format: lodeward-agreements/1
parties: [ { id: a, kind: firm, country: KOR, name: A } ]
entries:
  - { id: x, type: agreement, date: 2025-01-01, title: X, parties: [a, b], minerals: [tin, gold], stage: offtake, source: S }
  - { id: y, type: agreement, date: 2025-01-01, title: Y, parties: [a, b], minerals: [tin, gold], expires: 2024-01-01, source: S }
  - { type: commitment, of: y, measure: tonnes, unit: pounds }
  - { type: commitment, of: gone, measure: money, quantity: 5 }
  - { type: commitment, of: y, measure: tonnes, mineral: tin, quantity: 5, unit: t/y, from: 2030, to: 2029 }
  - { id: y, type: milestone, of: a, due: 2025-13-01, what: W }
  - { id: z, type: milestone, of: a, due: 2025-12-01, owner: nobody, what: W }
  - { id: z, type: evidence, of: y, date: 2025-12-01, what: rumour, source: S }
  - { type: correction, of: y, set: { stage: x, titel: x, date: 7, id: q } }
`),
    ).toEqual([
      [4, 'stage-stated', 'entries[0].stage'],
      [5, 'unknown-mineral', 'entries[1].minerals[1]'],
      [5, 'unknown-party', 'entries[1].parties[1]'],
      [5, 'not-ascending', 'entries[1].expires'],
      [6, 'missing-key', 'entries[2].mineral'],
      [6, 'missing-key', 'entries[2].quantity'],
      [6, 'not-one-of', 'entries[2].unit'],
      [7, 'unknown-entry', 'entries[3].of'],
      [7, 'missing-currency', 'entries[3].unit'],
      [8, 'not-ascending', 'entries[4].to'],
      [9, 'wrong-format', 'entries[5].due'],
      [10, 'unknown-party', 'entries[6].owner'],
      [10, 'not-an-agreement', 'entries[6].of'],
      [11, 'not-one-of', 'entries[7].what'],
      [12, 'stage-stated', 'entries[8].set.stage'],
      [12, 'unknown-key', 'entries[8].set.titel'],
      [12, 'wrong-type', 'entries[8].set.date'],
      [12, 'not-changeable', 'entries[8].set.id'],
    ]);
  });
  it('lets files speak of each other and of what is known', () => {
    const one =
      'format: lodeward-agreements/1\nentries:\n  - { id: x, type: agreement, date: 2025-01-01, title: X, parties: [k], source: S }\n';
    const two =
      'format: lodeward-agreements/1\nentries:\n  - { type: evidence, of: x, date: 2025-01-01, what: meeting, source: S }\n';
    const known = { typeOf: (id: string) => (id === 'k' ? ('party' as const) : undefined) };
    expect(
      readAgreements(
        [
          { file: '1', text: two },
          { file: '2', text: one },
        ],
        known,
      ).statements,
    ).toHaveLength(2);
    expect(readAgreements([{ file: '1', text: two }], known).problems).toMatchObject([
      { file: '1', line: 3, code: 'unknown-entry' },
    ]);
  });
});

describe('reading the spreadsheet', () => {
  const row = (n: number, cells: Record<string, string>) => ({ row: n, cells });
  const columns = ['type', 'id', 'of', 'date'];
  const agreement = row(2, {
    type: 'agreement',
    id: 'x',
    date: '2025-01-01',
    title: 'X',
    title_ko: '엑스',
    parties: 'k; m',
    minerals: 'tin',
    publisher: 'P',
    address: 'a',
    source_date: '2025-01-02',
  });
  const known = { typeOf: (id: string) => (id === 'k' || id === 'm' ? ('party' as const) : undefined) };
  it('gives the same entries as the file would', () => {
    const rows = [
      agreement,
      row(3, {
        type: 'commitment',
        of: 'x',
        measure: 'tonnes',
        mineral: 'tin',
        quantity: '5',
        unit: 't/y',
        from: '2026',
        to: '2027',
        binding: 'no',
      }),
      row(4, {
        type: 'evidence',
        of: 'x',
        date: '2025-02-01',
        what: 'contract',
        tonnes: '3',
        note: 'N',
        publisher: 'P',
      }),
      row(5, { type: 'party', id: 'q', kind: 'firm', country: 'KOR', title: 'Q', title_mn: 'К' }),
    ];
    const { statements, problems: found } = readSheet(rows, columns, 's.csv', known);
    expect(found).toEqual([]);
    const yaml = `format: lodeward-agreements/1
parties: [ { id: q, kind: firm, country: KOR, name: { en: Q, mn: К } } ]
entries:
  - { id: x, type: agreement, date: 2025-01-01, title: { en: X, ko: 엑스 }, parties: [k, m], minerals: [tin], source: { publisher: P, address: a, date: 2025-01-02 } }
  - { type: commitment, of: x, measure: tonnes, mineral: tin, quantity: 5, unit: t/y, from: 2026, to: 2027, binding: false }
  - { type: evidence, of: x, date: 2025-02-01, what: contract, tonnes: 3, note: N, source: { publisher: P } }
`;
    const [party, ...entries] = readAgreements([{ file: 'y', text: yaml }], known).statements;
    expect(statements).toEqual([...entries, party]);
  });
  it('lists every bad cell by its address and then gives nothing', () => {
    const rows = [
      agreement,
      row(3, { type: 'commitment', of: 'gone', measure: 'tons', quantity: 'many' }),
      row(4, { type: 'evidence', of: 'x', date: '3 May', what: 'contract', due: '2025-01-01', publisher: 'P' }),
      row(5, { type: 'deal' }),
      row(6, { type: 'evidence', of: 'x', date: '2025-05-03', what: 'contract', publisher: '' }),
      row(7, { ...agreement.cells }),
    ];
    const { statements, problems: found } = readSheet(rows, [...columns, 'stage'], 's.csv', known);
    expect(statements).toEqual([]);
    expect(found.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'stage stage-stated',
      'entries!N3 not-one-of',
      'entries!T3 wrong-type',
      'entries!AA4 cell-not-used',
      'entries!D4 wrong-format',
      'entries!A5 not-one-of',
      'entries!AI6 missing-key',
      'entries!B7 duplicate-id',
    ]);
    expect(found[1]).toMatchObject({ file: 's.csv', line: 3, value: 'tons' });
  });
});
