import { isMissing } from '../../base/index.js';
import type { Block, Cell, Section, Table } from '../document.js';
import { amount, between, code, count, inner, mineral, share } from '../phrases.js';
import type { LeadingDrivers, Results } from '../results.js';
import { say } from '../sentence.js';
import { ranked, type Worst } from './worst-events.js';

const source = ({ vintage }: Results) => say('source.line', { vintage: code(vintage) });

/** What the buyers' loss is made of, beside what a year's use costs. */
const parts = (worst: readonly Worst[], results: Results): Table => ({
  is: 'table',
  id: 'loss-parts',
  title: say('parts.title'),
  columns: [
    { head: say('column.mineral') },
    { head: say('column.bill'), numeric: true },
    { head: say('column.buyerLoss'), numeric: true },
    { head: say('column.paidMore'), numeric: true },
    { head: say('column.switching'), numeric: true },
    { head: say('column.gone'), numeric: true },
    { head: say('column.short'), numeric: true },
    { head: say('column.unserved'), numeric: true },
  ],
  rows: worst.map(({ result, event: { givenEvent: given } }): Cell[] => [
    { value: mineral(result.mineral) },
    { value: amount(result.baseBillKrw, 'KRW', 2), rows: result.rows },
    { value: between(given.buyerLossKrw, 'KRW') },
    { value: between(given.lossParts.paidMoreKrw, 'KRW') },
    { value: between(given.lossParts.switchingKrw, 'KRW') },
    { value: between(given.lossParts.tonnesGoneKrw, 'KRW') },
    { value: between(given.tonnes, 't') },
    { value: between(given.unserved, 't') },
  ]),
  source: source(results),
});

/** Value added lost under each rule of rationing, from all lost tonnes and from unserved ones alone. */
const bounds = (worst: readonly Worst[], results: Results): Table => ({
  is: 'table',
  id: 'value-bounds',
  title: say('bounds.title'),
  columns: [
    { head: say('column.mineral') },
    { head: say('column.valueDirect'), numeric: true },
    { head: say('bounds.least'), numeric: true },
    { head: say('bounds.greatest'), numeric: true },
    { head: say('column.valueTotal'), numeric: true },
    { head: say('column.valueUnserved'), numeric: true },
  ],
  rows: worst.map(({ result, event: { givenEvent: given } }): Cell[] => [
    { value: mineral(result.mineral) },
    { value: between(given.valueAddedLossKrw.direct, 'KRW') },
    { value: between(given.valueAddedLossKrw.least, 'KRW') },
    { value: between(given.valueAddedLossKrw.greatest, 'KRW') },
    { value: between(given.valueAddedLossKrw.total, 'KRW') },
    { value: between(given.valueAddedUnservedKrw.direct, 'KRW') },
  ]),
  source: source(results),
});

function driving(results: Results, { minerals, draws, solves }: LeadingDrivers): readonly Block[] {
  const rows = minerals.flatMap((one) =>
    isMissing(one.drivers)
      ? []
      : one.drivers.map(({ group, first, total }) => [
          { value: mineral(one.mineral) },
          { value: inner(say(`driver.${group}`)) },
          { value: share(first.value) },
          { value: { is: 'shares', low: first.p05, high: first.p95 } as const },
          { value: share(total.value) },
          { value: { is: 'shares', low: total.p05, high: total.p95 } as const },
        ]),
  );
  if (rows.length === 0) return [];
  return [
    {
      is: 'table',
      id: 'drivers',
      title: say('drivers.title'),
      columns: [
        { head: say('column.mineral') },
        { head: say('column.assumption') },
        { head: say('drivers.alone'), numeric: true },
        { head: say('column.range'), numeric: true },
        { head: say('drivers.withOthers'), numeric: true },
        { head: say('column.range'), numeric: true },
      ],
      rows,
      source: source(results),
    },
    { is: 'paragraph', sentences: [say('drivers.note', { draws: count(draws), solves: count(solves) })] },
  ];
}

/** What the losses are made of, between which bounds they lie and on what they hang. */
export function lossParts(results: Results): Section {
  const worst = ranked(results);
  return {
    id: 'losses',
    title: say('losses.title'),
    blocks: [
      parts(worst, results),
      { is: 'paragraph', sentences: [say('parts.note')] },
      bounds(worst, results),
      { is: 'paragraph', sentences: [say('bounds.note')] },
      ...driving(results, results.drivers),
    ],
  };
}
