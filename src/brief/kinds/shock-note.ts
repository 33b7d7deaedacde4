import { type Interval, isMissing, type Maybe } from '../../base/index.js';
import type { Block, Document } from '../document.js';
import { amount, between, code, count, country, mineral, note, year } from '../phrases.js';
import { head } from '../project/phrases.js';
import type { LossParts, ValueAddedLoss } from '../results.js';
import { type Sentence, say, type Value } from '../sentence.js';
import { type WarningFigures, warning } from '../shock/bite.js';

/** What a shock note needs of the answer to a what-if (lodeward-shock/1). */
export interface ShockFigures {
  readonly mineral: string;
  readonly importer: string;
  readonly measure: string;
  readonly months: number;
  readonly draws: number;
  readonly seed: number;
  readonly vintage: string;
  readonly baseYear: string;
  readonly notes: readonly string[];
  readonly warnings: readonly WarningFigures[];
  readonly baseTonnes: Maybe<Interval>;
  readonly baseBillKrw: Maybe<Interval>;
  readonly tonnesLost: Maybe<Interval>;
  readonly priceIndex: Maybe<Interval>;
  readonly extraBillKrw: Maybe<Interval>;
  readonly buyerLossKrw: Maybe<Interval>;
  readonly lossParts: LossParts;
  readonly valueAddedLostKrw: ValueAddedLoss;
  readonly replacement: readonly {
    readonly exporter: string;
    readonly tonnesBefore: number;
    readonly tonnesAfter: Interval;
  }[];
  readonly byMonth: Maybe<
    readonly {
      readonly month: string | number;
      readonly tonnes: Interval;
      readonly priceIndex: Maybe<Interval>;
      readonly stockTonnes: Interval;
    }[]
  >;
}

function figures(shock: ShockFigures): readonly Sentence[] {
  const { lossParts, valueAddedLostKrw } = shock;
  return [
    say('shock.price', { price: between(shock.priceIndex, '1'), bill: between(shock.extraBillKrw, 'KRW') }),
    say('shock.value', {
      direct: between(valueAddedLostKrw.direct, 'KRW'),
      total: between(valueAddedLostKrw.total, 'KRW'),
    }),
    say('shock.parts', {
      paid: between(lossParts.paidMoreKrw, 'KRW'),
      switching: between(lossParts.switchingKrw, 'KRW'),
      gone: between(lossParts.tonnesGoneKrw, 'KRW'),
      bill: between(shock.baseBillKrw, 'KRW'),
    }),
  ];
}

export function sellers(shock: ShockFigures): Block {
  return {
    is: 'table',
    id: 'replacement',
    title: say('shock.replaceTable', { importer: country(shock.importer) }),
    columns: [head('column.seller'), head('shock.before', true), head('shock.after', true)],
    rows: shock.replacement
      .slice(0, 10)
      .map((one) => [
        { value: country(one.exporter) },
        { value: amount(one.tonnesBefore, 't', 'full') },
        { value: between(one.tonnesAfter, 't') },
      ]),
    source: say('source.line', { vintage: code(shock.vintage) }),
  };
}

export function months({ byMonth }: ShockFigures): readonly Block[] {
  if (isMissing(byMonth)) return [];
  return [
    {
      is: 'table',
      id: 'months',
      title: say('shock.months'),
      columns: [
        head('shock.month'),
        head('shock.used', true),
        head('column.priceIndex', true),
        head('shock.stock', true),
      ],
      rows: byMonth.map((one) => [
        { value: code(String(one.month)) },
        { value: between(one.tonnes, 't') },
        { value: between(one.priceIndex, '1') },
        { value: between(one.stockTonnes, 't') },
      ]),
    },
  ];
}

/** The measure as a minister would say it where it is a plain ban, else as it is written. */
function measureName({ measure, mineral: of, importer, months }: ShockFigures): Sentence {
  const ban = /^ban ([A-Z]{3}) -> (\*|[A-Z]{3})$/.exec(measure.trim());
  const length: Value = { is: 'quantity', value: months, unit: 'months', figures: 'full' };
  if (!ban || (ban[2] !== '*' && ban[2] !== importer))
    return say('event.other', { mineral: mineral(of), measure: code(measure), months: length });
  const values = { country: country(ban[1]!), mineral: mineral(of), importer: country(importer), months: length };
  return ban[2] === '*' ? say('event.stop', values) : say('event.destination-ban', values);
}

/** A note on one measure: what it would do to the importer, who would replace whom, month by month where a path was asked for. */
export function shockNote(shock: ShockFigures): Document {
  const names = { mineral: mineral(shock.mineral), importer: country(shock.importer) };
  const remarks = [
    ...shock.warnings.map((one) => warning(shock.mineral, one)),
    ...shock.notes.map((detail) => say('shock.warning', { detail: note(detail) })),
  ];
  return {
    id: 'shock',
    form: 'page',
    title: measureName(shock),
    subtitle: say('subtitle.shock', { importer: names.importer, year: year(shock.baseYear) }),
    imprint: [
      say('shock.imprint', {
        vintage: code(shock.vintage),
        seed: code(String(shock.seed)),
        draws: count(shock.draws),
      }),
    ],
    sections: [
      {
        id: 'would',
        title: say('shock.would'),
        blocks: [
          {
            is: 'lead',
            sentence: say('shock.lead', {
              importer: names.importer,
              months: { is: 'quantity', value: shock.months, unit: 'months', figures: 'full' },
              tonnes: between(shock.tonnesLost, 't'),
              loss: between(shock.buyerLossKrw, 'KRW'),
            }),
          },
          { is: 'bullets', items: figures(shock) },
          { is: 'note', tone: 'caution', sentence: say('shock.caution', { draws: count(shock.draws) }) },
        ],
      },
      { id: 'replace', title: say('shock.replace'), blocks: [sellers(shock), ...months(shock)] },
      ...(remarks.length > 0
        ? [
            {
              id: 'data',
              title: say('mineral.data'),
              blocks: [
                {
                  is: 'bullets',
                  items: remarks,
                } as const,
              ],
            },
          ]
        : []),
    ],
    evidence: new Map(),
  };
}
