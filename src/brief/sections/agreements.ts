import { isMissing, type Maybe, type Missing, missing } from '../../base/index.js';
import type { AgreementRow } from '../agreements-told.js';
import type { Block, Cell, Section } from '../document.js';
import { amount, code, list, text } from '../phrases.js';
import type { BeforeRun } from '../results.js';
import { say, type Value } from '../sentence.js';
import { transit } from './transit.js';

const sum = (
  rows: readonly AgreementRow[],
  pick: (row: AgreementRow) => Maybe<number>,
  none: Missing,
): Maybe<number> => {
  const known = rows.map(pick).filter((value): value is number => !isMissing(value));
  return known.length === 0 ? none : known.reduce((a, b) => a + b, 0);
};

const noEvidence = missing('none-evidenced', 'the ledger has no evidence of contained tonnes');

/** Memorandum, contracted and delivered tonnes of some agreements: three values of a sentence, never added. */
export const tonnesSums = (rows: readonly AgreementRow[]) => ({
  memorandum: amount(
    sum(rows, (row) => row.memorandumTonnes, missing('no-tonnes', 'no paper names contained tonnes')),
    't',
  ),
  contracted: amount(
    sum(rows, (row) => row.contractedTonnes, noEvidence),
    't',
  ),
  delivered: amount(
    sum(rows, (row) => row.deliveredTonnes, noEvidence),
    't',
  ),
});

const tonnes: readonly ((row: AgreementRow) => Maybe<number>)[] = [
  (row) => row.memorandumTonnes,
  (row) => row.contractedTonnes,
  (row) => row.deliveredTonnes,
];

function cells(row: AgreementRow, withTonnes: boolean): readonly Cell[] {
  const due: Value = isMissing(row.nextDue)
    ? { is: 'missing', code: row.nextDue.missing.code }
    : { is: 'date', value: row.nextDue };
  return [
    { value: { is: 'date', value: row.date } },
    { value: text(row.title) },
    { value: text(row.stage) },
    { value: due },
    { value: row.promised.length === 0 ? { is: 'missing', code: 'no-source' } : list(row.promised.map(text), '; ') },
    {
      value:
        row.evidence.length === 0
          ? { is: 'missing', code: 'no-source' }
          : list(
              row.evidence.map((one) => list([code(one.date), text(one.what), code(`(${one.source})`)], ' ')),
              '\n',
            ),
    },
    ...(withTonnes ? tonnes.map((pick): Cell => ({ value: amount(pick(row), 't') })) : []),
  ];
}

/** The agreements with their stage; memorandum, contracted and delivered tonnes are three numbers. */
export function agreements(results: BeforeRun): Section {
  const title = say('agreements.title');
  if (isMissing(results.agreements)) {
    const reason: Value = { is: 'missing', code: results.agreements.missing.code };
    return { id: 'agreements', title, blocks: [{ is: 'paragraph', sentences: [say('plan.none', { reason })] }] };
  }
  const { rows, odds } = results.agreements;
  const withTonnes = rows.some((row) => tonnes.some((pick) => !isMissing(pick(row))));
  const forum = rows.filter((row) => row.date === '2025-09-22');
  const lead: Block[] =
    forum.length > 0 && forum.every((row) => isMissing(row.memorandumTonnes))
      ? [{ is: 'lead', sentence: say('agreements.lead', { date: { is: 'date', value: '2025-09-22' } }) }]
      : [];
  return {
    id: 'agreements',
    title,
    blocks: [
      ...lead,
      {
        is: 'paragraph',
        sentences: [
          say('agreements.tonnes', tonnesSums(rows)),
          say('agreements.odds', { odds: { is: 'shares', low: odds.p05, high: odds.p95 } }),
        ],
      },
      ...transit(results),
      {
        is: 'table',
        id: 'agreements-table',
        title: say('agreements.table.title'),
        columns: [
          { head: say('column.date') },
          { head: say('column.agreement') },
          { head: say('column.stage') },
          { head: say('column.due') },
          { head: say('column.promised') },
          { head: say('column.evidenced') },
          ...(withTonnes
            ? [
                { head: say('column.memorandum'), numeric: true },
                { head: say('column.contracted'), numeric: true },
                { head: say('column.delivered'), numeric: true },
              ]
            : []),
        ],
        rows: rows.map((row) => cells(row, withTonnes)),
        source: say('source.registry'),
      },
    ],
  };
}
