import type { Missing } from '../../base/index.js';
import type { Block, Document } from '../document.js';
import type { MessageId } from '../locales/index.js';
import { amount, code, count, inner, list, share } from '../phrases.js';
import { say, type Value } from '../sentence.js';

interface Points {
  readonly p05: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
}

interface Coverage {
  readonly cells: number;
  readonly events: number;
  readonly inside50: number;
  readonly inside90: number;
  readonly modelInside90: number;
}

/** What the terminal says of a backtest (lodeward-backtest/1). */
export interface BacktestFigures {
  readonly draws: number;
  readonly seed: number;
  readonly cells: readonly {
    readonly event: string;
    readonly series: string;
    readonly unit: string;
    readonly month: string;
    readonly observed: number;
    readonly predicted: Points;
    readonly inside50: boolean;
    readonly inside90: boolean;
  }[];
  readonly coverage: Coverage;
  readonly coverageOfTotals: Coverage;
  readonly misses: readonly { readonly event: string; readonly reason: string }[];
  readonly heldOut?: { readonly coverage: Coverage; readonly coverageOfTotals: Coverage };
  readonly fits: readonly {
    readonly event: string;
    readonly leftOut: string;
    readonly heldOut: boolean;
    readonly observation: { readonly flow: number; readonly price: number };
    readonly base: { readonly year: string; readonly known: 'before' | 'holds' };
  }[];
  readonly unanswered: readonly (Missing & {
    readonly event: string;
    readonly series: string;
    readonly months: readonly string[];
  })[];
}

const reasons = [
  'no-market',
  'base-after-event',
  'no-effect',
  'no-base-flow',
  'before-announcement',
  'after-path',
] as const;

/** Why months stay without answer. */
function withoutAnswer({
  event,
  series,
  months,
  missing: { code: why, detail },
}: BacktestFigures['unanswered'][number]) {
  const reason = reasons.find((one) => one === why) ?? 'no-effect';
  return say(`backtest.unanswered.${reason}`, {
    event: code(event),
    series: code(series),
    months: list(months.map(code), ', '),
    detail: code(detail ?? ''),
  });
}

type Cell = BacktestFigures['cells'][number];

const covered = (c: Coverage) => ({
  cells: count(c.cells),
  events: count(c.events),
  in50: count(c.inside50),
  share50: share(c.inside50 / c.cells),
  in90: count(c.inside90),
  share90: share(c.inside90 / c.cells),
});

const where = ({ inside50, inside90 }: Cell): Value =>
  inner(say(inside50 ? 'backtest.inside50' : inside90 ? 'backtest.inside90' : 'backtest.outside'));

function seriesTable(name: string, cells: readonly Cell[]): Block {
  const unit = (cell: Cell) => (cell.unit === 't' ? 't' : '1');
  const { event, series } = cells[0]!;
  return {
    is: 'table',
    id: name,
    title: say('backtest.series', { event: code(event), series: code(series) }),
    columns: (
      [
        'backtest.month',
        'backtest.seen',
        'backtest.median',
        'backtest.in50',
        'backtest.in90',
        'backtest.where',
      ] satisfies MessageId[]
    ).map((id, i) => ({ head: say(id), ...(i > 0 && i < 5 ? { numeric: true } : {}) })),
    rows: cells.map((cell) => {
      const { predicted: p } = cell;
      const month =
        cell.month === 'total' || cell.month === 'gap' ? inner(say(`backtest.${cell.month}`)) : code(cell.month);
      return [
        { value: month },
        { value: amount(cell.observed, unit(cell)) },
        { value: amount(p.p50, unit(cell)) },
        { value: list([amount(p.p25, unit(cell)), amount(p.p75, unit(cell))], ' – ') },
        { value: list([amount(p.p05, unit(cell)), amount(p.p95, unit(cell))], ' – ') },
        { value: where(cell) },
      ];
    }),
  };
}

/** How much lies inside: months, totals and gaps, and the model alone. */
function coverageOf(coverage: Coverage, totals: Coverage, opening: 'backtest.coverage' | 'backtest.heldOut') {
  const model = { in90: count(coverage.modelInside90), share90: share(coverage.modelInside90 / coverage.cells) };
  return [
    say(opening, covered(coverage)),
    ...(totals.cells > 0 ? [say('backtest.totals', covered(totals))] : []),
    ...(opening === 'backtest.coverage' ? [say('backtest.model', model)] : []),
  ];
}

/** What an event was foretold with. */
const foretoldWith = ({ event, leftOut, heldOut, observation, base }: BacktestFigures['fits'][number]) =>
  say(heldOut ? 'backtest.error.heldOut' : leftOut === 'none' ? 'backtest.error.all' : 'backtest.error', {
    event: code(event),
    flow: amount(observation.flow, '1'),
    price: amount(observation.price, '1'),
    ...(leftOut === 'none' ? {} : { leftOut: code(leftOut) }),
    base: inner(say(`backtest.base.${base.known}`, { year: code(base.year) })),
  });

/** The backtest as a document: coverage first, then every observed cell, then the misses with their reasons. */
export function backtestDocument(answer: BacktestFigures): Document {
  const { cells, coverage, coverageOfTotals: totals, heldOut, misses, fits, unanswered } = answer;
  const names = [...new Set(cells.map((cell) => `${cell.event} ${cell.series} ${cell.unit}`))];
  const explained = [...new Map(misses.map(({ event, reason }) => [event, reason]))];
  const title = say('backtest.title');
  const fitted = fits.some(({ leftOut }) => leftOut !== 'none');
  return {
    id: 'backtest',
    title,
    subtitle: title,
    imprint: [say('backtest.imprint', { draws: count(answer.draws), seed: code(String(answer.seed)) })],
    sections: [
      {
        id: 'coverage',
        title,
        blocks: [
          ...(coverage.cells > 0
            ? [
                {
                  is: 'paragraph',
                  sentences: [
                    ...coverageOf(coverage, totals, 'backtest.coverage'),
                    ...(fitted ? [say('backtest.fitted')] : []),
                  ],
                } as const,
              ]
            : []),
          ...(heldOut
            ? [
                {
                  is: 'paragraph',
                  sentences: coverageOf(heldOut.coverage, heldOut.coverageOfTotals, 'backtest.heldOut'),
                } as const,
              ]
            : []),
          { is: 'bullets', items: [...fits.map(foretoldWith), ...unanswered.map(withoutAnswer)] },
        ],
      },
      {
        id: 'events',
        title: say('backtest.events'),
        blocks: names.map((name) =>
          seriesTable(
            name,
            cells.filter((cell) => `${cell.event} ${cell.series} ${cell.unit}` === name),
          ),
        ),
      },
      ...(explained.length > 0
        ? [
            {
              id: 'missed',
              title: say('backtest.missed'),
              blocks: [
                {
                  is: 'bullets',
                  items: explained.map(([event, reason]) =>
                    say('backtest.reason', { event: code(event), reason: code(reason) }),
                  ),
                } as const,
              ],
            },
          ]
        : []),
    ],
    evidence: new Map(),
  };
}
