import type { RowTrace } from '../../atlas/index.js';
import { InputRefused, type Interval, isMissing, type Maybe } from '../../base/index.js';
import type { Plant } from '../../project/index.js';
import type { Block, Cell, Document, Section } from '../document.js';
import { withNotice } from '../notice.js';
import {
  amount,
  between,
  code,
  country,
  eventName,
  inner,
  list,
  mineral,
  note,
  oddsBetween,
  share,
  text,
  year,
} from '../phrases.js';
import { head, word } from '../project/phrases.js';
import type { Dated, EventResult, MineralResult, Results } from '../results.js';
import { firstSupplier } from '../sections/base-data.js';
import { leadSentence, supplyMap } from '../sections/worst-events.js';
import { resting, type Sentence, say, type Value } from '../sentence.js';
import { shortImprint } from './imprint.js';

const absent = (code: string): Value => ({ is: 'missing', code });
const dated = (figure: Maybe<Dated>): Value =>
  isMissing(figure)
    ? absent(figure.missing.code)
    : inner(say('partner.dated', { quantity: amount(figure.value, figure.unit), year: year(figure.year) }));
const heaviest = ({ givenEvent }: EventResult): number =>
  isMissing(givenEvent.buyerLossKrw) ? -1 : givenEvent.buyerLossKrw.p50;

function use(result: MineralResult, importer: string): Sentence {
  return resting(
    say('mineral.use', {
      importer: country(importer),
      tonnes: amount(result.baseTonnes, 't'),
      bill: amount(result.baseBillKrw, 'KRW', 2),
      first: firstSupplier(result),
    }),
    result.rows,
  );
}

function inYear(result: MineralResult): readonly Sentence[] {
  const { year: badYear } = result;
  return [
    say('mineral.expected', {
      tonnes: between(result.expectedLossTonnes, 't'),
      loss: between(result.buyerLossKrw, 'KRW'),
      direct: between(result.valueAddedLossKrw.direct, 'KRW'),
      total: between(result.valueAddedLossKrw.total, 'KRW'),
    }),
    ...(isMissing(badYear)
      ? []
      : [
          say('mineral.badYear', {
            pZero: share(badYear.pZero),
            p95: amount(badYear.p95Krw, 'KRW', 2),
            cvar: amount(badYear.cvar95Krw, 'KRW', 2),
          }),
        ]),
  ];
}

function drawn(result: MineralResult, results: Results, events: readonly EventResult[]): readonly Block[] {
  const name = (event: EventResult) => eventName(event, result.mineral, results.importer);
  const bars = events.flatMap((event) => {
    const loss: Maybe<Interval> = event.givenEvent.buyerLossKrw;
    return isMissing(loss) ? [] : [{ label: name(event), low: loss.p05, mid: loss.p50, high: loss.p95 }];
  });
  const rows = events.map((event): readonly Cell[] => [
    { value: name(event) },
    { value: oddsBetween(event.odds) },
    { value: between(event.givenEvent.tonnes, 't') },
    { value: between(event.givenEvent.buyerLossKrw, 'KRW') },
    { value: between(event.givenEvent.priceIndex, '1') },
  ]);
  const source = say('source.line', { vintage: code(results.vintage) });
  const title = say('mineral.eventChart', { mineral: mineral(result.mineral) });
  if (bars.length === 0) return [];
  return [
    {
      is: 'intervals',
      id: `events-${result.mineral}`,
      title,
      subtitle: say('worst.chart.subtitle'),
      unit: 'KRW',
      bars,
      source,
    },
    {
      is: 'table',
      id: `events-table-${result.mineral}`,
      title: say('mineral.events'),
      columns: [
        head('column.event'),
        head('column.odds', true),
        head('column.short', true),
        head('column.buyerLoss', true),
        head('column.priceIndex', true),
      ],
      rows,
      source,
    },
  ];
}

function standing(result: MineralResult, results: Results, plants: readonly Plant[]): readonly Sentence[] {
  const row = results.partnerTable.find((one) => one.mineral === result.mineral || one.mineral === result.parent);
  const leading = results.drivers.minerals.find((one) => one.mineral === result.mineral);
  const hangs = leading && !isMissing(leading.drivers) ? [...leading.drivers] : [];
  const names = { partner: country(results.partner), importer: country(results.importer) };
  return [
    ...(row
      ? [
          say('mineral.partner', {
            ...names,
            output: dated(row.output),
            exports: dated(row.exports),
            to: dated(row.toImporter),
          }),
        ]
      : []),
    ...(plants.length > 0
      ? [
          say('mineral.buyers', {
            importer: names.importer,
            list: list(
              plants.map(({ name }) => text(name)),
              '; ',
            ),
          }),
        ]
      : []),
    ...(hangs.length > 0
      ? [
          say('mineral.hangs', {
            list: list(
              hangs
                .sort((a, b) => b.total.value - a.total.value)
                .slice(0, 3)
                .map(({ group }) => word(`driver.${group}`, group)),
            ),
          }),
        ]
      : []),
  ];
}

const shownEvents = 6;

/** The blocks of one mineral: use, worst event, all events, the year, the partner, and what is known to be wrong in its data. */
export function mineralBlocks(
  result: MineralResult,
  results: Results,
  plants: readonly Plant[] = [],
): readonly Block[] {
  const { worstEvent } = result;
  const events = [...result.events].sort((a, b) => heaviest(b) - heaviest(a)).slice(0, shownEvents);
  const parts = isMissing(worstEvent) ? undefined : worstEvent.givenEvent.lossParts;
  const map = supplyMap(result, isMissing(worstEvent) ? undefined : worstEvent.country, results);
  return [
    ...(isMissing(worstEvent)
      ? []
      : [
          {
            is: 'lead',
            sentence: resting(leadSentence({ result, event: worstEvent }, results.importer), result.rows),
          } as const,
        ]),
    {
      is: 'paragraph',
      sentences: [
        use(result, results.importer),
        ...(parts
          ? [
              say('mineral.parts', {
                paid: between(parts.paidMoreKrw, 'KRW'),
                switching: between(parts.switchingKrw, 'KRW'),
                gone: between(parts.tonnesGoneKrw, 'KRW'),
              }),
            ]
          : []),
      ],
    },
    { is: 'paragraph', sentences: inYear(result) },
    { is: 'bullets', items: standing(result, results, plants) },
    ...drawn(result, results, events),
    ...(map ? [map] : []),
  ];
}

/** What is known to be wrong in the data of a mineral. */
export const dataNotes = (result: MineralResult): readonly Sentence[] =>
  result.notes.map((one) => say('shock.warning', { detail: note(one) }));

/** A sheet of one mineral. @throws InputRefused for a mineral that the run does not hold */
export function mineralSheet(
  results: Results,
  asked: string,
  plants: readonly Plant[] = [],
  evidence: ReadonlyMap<string, RowTrace> = new Map(),
): Document {
  const result = results.minerals.find((one) => one.mineral === asked);
  if (!result) {
    const known = results.minerals.map((one) => one.mineral).join(', ');
    throw new InputRefused([
      {
        code: 'unknown-mineral',
        path: 'mineral',
        value: asked,
        message: `the run holds no market of "${asked}"; it holds ${known}`,
      },
    ]);
  }
  const names = { mineral: mineral(asked), importer: country(results.importer) };
  const notes: readonly Section[] =
    result.notes.length === 0
      ? []
      : [{ id: 'data', title: say('mineral.data'), blocks: [{ is: 'bullets', items: dataNotes(result) }] }];
  return withNotice(
    {
      id: 'mineral',
      title: say('title.mineral', names),
      subtitle: say('subtitle.mineral', {
        year: year(result.baseYear),
        status: inner(say(`status.${result.status}`)),
      }),
      imprint: shortImprint(results),
      sections: [
        { id: 'worst', title: say('mineral.worst'), blocks: mineralBlocks(result, results, plants) },
        ...notes,
      ],
      evidence,
    },
    results,
  );
}
