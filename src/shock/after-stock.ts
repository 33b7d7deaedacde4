import type { Column } from './job.js';
import type { Outcome } from './outcome.js';

/** What a stock lessens: tonnes given up, those of them unserved, and what the tonnes given up were worth more than their price. */
type Lessened = Extract<Column, 'tonnesLost' | 'unserved' | 'buyerLossUsd'>;

/** Part of lost tonnes that a stock makes good. @param cover tonnes in stock as a share of a year's use */
export const madeGood = (lost: number, yearsUse: number, cover: number): number =>
  lost > 0 ? Math.min((cover * yearsUse) / lost, 1) : 0;

/**
 * A figure of a draw over the part of the year that an event lasts, once the importer's stock is let out: s = min(cover x use / lost, 1) of the tonnes
 * given up are used after all, and s of what giving them up cost (p0 int (v - 1) over them) is not lost. The stock is refilled at the base
 * price when the event is over; the market's price is as without it (a release that moves it: `release` in a what-if).
 * @param part share of the year
 */
export function afterStock(
  outcome: Outcome,
  draw: number,
  scenario: number,
  column: Lessened,
  part: number,
  cover: number,
): number {
  const value = (name: Column) => part * outcome.value(draw, scenario, name);
  if (cover === 0) return value(column);
  const s = madeGood(value('tonnesLost'), outcome.value(draw, scenario, 'baseTonnes'), cover);
  if (column !== 'buyerLossUsd') return (1 - s) * value(column);
  return value('buyerLossUsd') - s * (value('buyerLossUsd') - value('paidMoreUsd') - value('switchingUsd'));
}
