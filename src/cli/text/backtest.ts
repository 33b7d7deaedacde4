import type { Backtest } from '../../answers/index.js';
import { plain, table, wrap } from './table.js';

const part = (n: number, of: number) => `${n} of ${of} (${Math.round((100 * n) / of)} %)`;

/** The backtest for a terminal of 80 columns: coverage first, then every observed cell, then the misses with their reasons. */
export function backtestText({ cells, coverage: c, coverageOfTotals: t, misses, fits, draws, seed }: Backtest): string {
  const series = [...new Set(cells.map((cell) => `${cell.event}: ${cell.series} (${cell.unit})`))];
  const tables = series.map((name) => {
    const rows = cells
      .filter((cell) => `${cell.event}: ${cell.series} (${cell.unit})` === name)
      .map(({ month, observed, predicted: p, fitted, inside50, inside90 }) => [
        month,
        plain(observed),
        plain(p.p50),
        `${plain(p.p25)} to ${plain(p.p75)}`,
        `${plain(p.p05)} to ${plain(p.p95)}`,
        inside50 ? 'in 50 %' : inside90 ? 'in 90 %' : 'OUTSIDE',
        plain(fitted.p50),
      ]);
    return [name, table([['', 'seen', 'model', '50 %', '90 %', '', 'fitted'], ...rows])].join('\n');
  });
  const reasons = [...new Set(misses.map(({ event, reason }) => `- ${event}: ${reason}`))];
  return [
    wrap(
      `Of ${c.cells} observed months of ${c.events} independent events, ${part(c.inside50, c.cells)} lie in the 50 % interval and ${part(c.inside90, c.cells)} in the 90 % interval; with behaviour fitted on the other events ${part(c.fittedInside90, c.cells)}.`,
    ),
    ...(t.cells > 0
      ? [
          wrap(
            `Totals and gaps apart: ${part(t.inside50, t.cells)} in the 50 %, ${part(t.inside90, t.cells)} in the 90 % interval.`,
          ),
        ]
      : []),
    ...tables,
    ...(reasons.length > 0 ? [['Missed, and why', ...reasons.map((text) => wrap(text, 80, '  '))].join('\n')] : []),
    wrap(
      `Fitted: median with draws of behaviour weighed on the other events (effective draws ${fits.map(({ leftOut, effectiveDraws }) => `${leftOut} ${Math.round(effectiveDraws)}`).join(', ')}). Draws ${draws}, seed ${seed}.`,
      80,
      '  ',
    ),
  ].join('\n\n');
}
