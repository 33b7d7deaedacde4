import { type Interval, isMissing, type Maybe } from '../../base/index.js';
import type { Block, Cell, Document } from '../document.js';
import { between, code, count, country, inner, list, mineral, share, text, year } from '../phrases.js';
import { answer, head } from '../project/phrases.js';
import { type Sentence, say } from '../sentence.js';
import { notMadeTable, won } from './phrases.js';
import type { IndustryShort } from './results.js';

const line = (label: Sentence, figure: Maybe<Interval>, unit = 'KRW'): readonly Cell[] => [
  { value: inner(label) },
  { value: isMissing(figure) ? between(figure, unit) : { is: 'quantity', value: figure.p50, unit, figures: 2 } },
  { value: between(figure, unit) },
];

/** `industry short` as a document. */
export function shortDocument(result: IndustryShort): Document {
  const { valueAddedLostKrw: lost, valueAddedLostKrwToday: today, table } = result;
  const columns = [head('column.figure'), head('industry.middle', true), head('column.range', true)];
  const named = result.industries.filter(({ directKrw }) => directKrw > 0);
  const title = say('industry.short.title', { country: country(result.country) });
  const one = (code: string, part: number) =>
    inner(say('industry.short.one', { mineral: mineral(code), share: share(part) }));
  const blocks: Block[] = [
    {
      is: 'lead',
      sentence: say('industry.short.lead', { list: list(Object.entries(result.short).map(([m, f]) => one(m, f))) }),
    },
    {
      is: 'table',
      id: 'value-added',
      title: say('industry.value.title', { year: year(table.year) }),
      columns,
      rows: [
        line(say('industry.direct'), lost.direct),
        line(say('industry.least'), lost.least),
        line(say('industry.greatest'), lost.greatest),
        line(say('industry.total'), lost.total),
        line(say('industry.jobs'), result.jobs, '1'),
      ],
    },
    {
      is: 'table',
      id: 'value-added-today',
      title: say('industry.value.today', { year: year(today.year) }),
      columns,
      rows: [line(say('industry.direct'), today.direct), line(say('industry.total'), today.total)],
    },
    {
      is: 'table',
      id: 'industries',
      title: say('industry.named.title'),
      columns: [head('column.industry'), head('column.valueDirect', true), head('column.ofValueAdded', true)],
      rows: named.map((industry) => [
        { value: text(industry.name) },
        { value: won(industry.directKrw) },
        { value: share(industry.share) },
      ]),
    },
    ...notMadeTable(result.notMade),
    {
      is: 'paragraph',
      sentences: [
        say('industry.short.note', {
          draws: count(result.draws),
          basis: list(result.basis.map(code)),
          source: code(table.source),
        }),
        ...(result.unplaced.length > 0 ? [say('industry.unplaced', { list: list(result.unplaced.map(mineral)) })] : []),
      ],
    },
  ];
  return answer('industry-short', title, [{ id: 'short', title, blocks }]);
}
