import { type CountryCode, isMissing } from '../../base/index.js';
import type { Block, Cell, FlowMap, IntervalChart, Section, Table } from '../document.js';
import { amount, between, country, eventName, mineral, oddsBetween, share, year } from '../phrases.js';
import type { EventResult, MineralResult, Results } from '../results.js';
import { type Sentence, say } from '../sentence.js';

export interface Worst {
  readonly result: MineralResult;
  readonly event: EventResult;
}

/** Minerals with a computed worst event, the greatest median loss of buyers first. */
export function ranked(results: Results): readonly Worst[] {
  const loss = ({ event }: Worst) =>
    isMissing(event.givenEvent.buyerLossKrw) ? -1 : event.givenEvent.buyerLossKrw.p50;
  return results.minerals
    .flatMap((result): Worst[] => (isMissing(result.worstEvent) ? [] : [{ result, event: result.worstEvent }]))
    .sort((a, b) => loss(b) - loss(a));
}

export function leadSentence({ result, event }: Worst, importer: string): Sentence {
  return say('worst.lead', {
    event: eventName(event, result.mineral, importer),
    importer: country(importer),
    tonnes: between(event.givenEvent.tonnes, 't'),
    loss: between(event.givenEvent.buyerLossKrw, 'KRW'),
    bill: amount(result.baseBillKrw, 'KRW', 2),
    odds: oddsBetween(event.odds),
  });
}

function chart(worst: readonly Worst[], results: Results): IntervalChart | undefined {
  const bars = worst.flatMap(({ result, event }) => {
    const loss = event.givenEvent.buyerLossKrw;
    return isMissing(loss) ? [] : [{ label: mineral(result.mineral), low: loss.p05, mid: loss.p50, high: loss.p95 }];
  });
  const first = worst[0];
  if (!first || bars.length === 0) return undefined;
  return {
    is: 'intervals',
    id: 'given-event-loss',
    title: say('worst.chart.title', {
      mineral: mineral(first.result.mineral),
      importer: country(results.importer),
      loss: between(first.event.givenEvent.buyerLossKrw, 'KRW'),
    }),
    subtitle: say('worst.chart.subtitle'),
    unit: 'KRW',
    bars: bars.slice(0, 12),
    source: say('source.line', { vintage: { is: 'code', text: results.vintage } }),
  };
}

/** The importer's purchases of a mineral; what the worst event closes is drawn broken. */
export function supplyMap(
  result: MineralResult,
  closes: CountryCode | undefined,
  results: Results,
): FlowMap | undefined {
  const { firstSupplier, suppliers } = result;
  if (isMissing(firstSupplier) || suppliers.length === 0) return undefined;
  return {
    is: 'map',
    id: `flows-${result.mineral}`,
    title: say('worst.map.title', {
      first: country(firstSupplier.country),
      importer: country(results.importer),
      share: share(firstSupplier.share),
      mineral: mineral(result.mineral),
    }),
    subtitle: say('worst.map.subtitle', { importer: country(results.importer), year: year(result.baseYear) }),
    importer: results.importer,
    flows: suppliers.map(({ country: from, tonnes, row }) => ({ from, before: tonnes, row, closed: from === closes })),
    source: say('source.line', { vintage: { is: 'code', text: results.vintage } }),
  };
}

function table(worst: readonly Worst[], results: Results): Table {
  return {
    is: 'table',
    id: 'given-event',
    title: say('worst.table.title'),
    columns: [
      { head: say('column.mineral') },
      { head: say('column.event') },
      { head: say('column.short'), numeric: true },
      { head: say('column.buyerLoss'), numeric: true },
      { head: say('column.valueDirect'), numeric: true },
      { head: say('column.valueTotal'), numeric: true },
      { head: say('column.odds'), numeric: true },
    ],
    rows: worst.map(({ result, event }): Cell[] => {
      const { rows } = result;
      const given = event.givenEvent;
      const mark = result.status === 'complete' ? {} : { mark: result.status };
      return [
        { value: mineral(result.mineral), ...mark },
        { value: eventName(event, result.mineral, results.importer) },
        { value: between(given.tonnes, 't'), rows },
        { value: between(given.buyerLossKrw, 'KRW'), rows },
        { value: between(given.valueAddedLossKrw.direct, 'KRW') },
        { value: between(given.valueAddedLossKrw.total, 'KRW') },
        { value: oddsBetween(event.odds) },
      ];
    }),
    source: say('source.line', { vintage: { is: 'code', text: results.vintage } }),
  };
}

/** What the worst events would do to the importer, given the event; then how likely it is. */
export function worstEvents(results: Results): Section {
  const worst = ranked(results);
  const drawn = [chart(worst, results), worst[0] && supplyMap(worst[0].result, worst[0].event.country, results)].filter(
    (block) => block !== undefined,
  );
  const blocks: Block[] =
    worst[0] === undefined
      ? [{ is: 'paragraph', sentences: [say('worst.none')] }]
      : [
          { is: 'lead', sentence: leadSentence(worst[0], results.importer) },
          { is: 'bullets', items: worst.slice(1, 4).map((one) => leadSentence(one, results.importer)) },
          { is: 'paragraph', sentences: [say('worst.order')] },
          ...drawn,
          table(worst, results),
        ];
  return { id: 'worst', title: say('worst.title', { importer: country(results.importer) }), blocks };
}
