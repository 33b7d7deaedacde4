import { isMissing } from '../../base/index.js';
import type { Block, Section } from '../document.js';
import { amount, between, mineral, share } from '../phrases.js';
import type { MineralResult, Results } from '../results.js';
import { say } from '../sentence.js';

const expected = ({ buyerLossKrw }: MineralResult) => (isMissing(buyerLossKrw) ? -1 : buyerLossKrw.p50);

/** The expected loss a year by mineral, and the bad year beside it; never the average alone. */
export function inAYear(results: Results): Section {
  const known = results.minerals.filter((m) => !isMissing(m.buyerLossKrw)).sort((a, b) => expected(b) - expected(a));
  const first = known[0];
  const lead: Block[] =
    first === undefined
      ? []
      : [
          {
            is: 'paragraph',
            sentences: [
              say('year.lead', { mineral: mineral(first.mineral), loss: between(first.buyerLossKrw, 'KRW') }),
              say('year.overlap'),
            ],
          },
        ];
  return {
    id: 'year',
    title: say('year.title'),
    blocks: [
      ...lead,
      {
        is: 'table',
        id: 'year-loss',
        title: say('year.table.title'),
        columns: [
          { head: say('column.mineral') },
          { head: say('column.expectedTonnes'), numeric: true },
          { head: say('column.expectedLoss'), numeric: true },
          { head: say('column.valueDirect'), numeric: true },
          { head: say('column.valueTotal'), numeric: true },
          { head: say('column.pZero'), numeric: true },
          { head: say('column.p95'), numeric: true },
          { head: say('column.cvar'), numeric: true },
        ],
        rows: known.map((result) => [
          { value: mineral(result.mineral) },
          { value: between(result.expectedLossTonnes, 't'), rows: result.rows },
          { value: between(result.buyerLossKrw, 'KRW'), rows: result.rows },
          { value: between(result.valueAddedLossKrw.direct, 'KRW') },
          { value: between(result.valueAddedLossKrw.total, 'KRW') },
          { value: share(isMissing(result.year) ? result.year : result.year.pZero) },
          { value: amount(isMissing(result.year) ? result.year : result.year.p95Krw, 'KRW', 2) },
          { value: amount(isMissing(result.year) ? result.year : result.year.cvar95Krw, 'KRW', 2) },
        ]),
        source: say('source.line', { vintage: { is: 'code', text: results.vintage } }),
      },
    ],
  };
}
