import { type Interval, isMissing, type Maybe } from '../../base/index.js';
import type { Block, Cell, Document } from '../document.js';
import { amount, between, code, country, inner, list, mineral, text, year } from '../phrases.js';
import { answer, head, reason } from '../project/phrases.js';
import { say, type Value } from '../sentence.js';
import { stageName, won } from './phrases.js';
import type { DemandAhead, IndustryCost } from './results.js';

function line(stage: string, who: Value, base: number, figure: Maybe<Interval>): readonly Cell[] {
  const cells = [{ value: list([stageName(stage), who]) }, { value: amount(base, 't', 3) }];
  return isMissing(figure)
    ? [...cells, { value: reason(figure) }, { value: code('') }, { value: code('') }]
    : [
        ...cells,
        { value: amount(figure.p50, 't', 3) },
        { value: between(figure, 't') },
        { value: amount(figure.p50 / base, '1', 2) },
      ];
}

/** `industry ahead` as a document. */
export function aheadDocument(result: DemandAhead): Document {
  const title = say('industry.ahead.title', {
    mineral: mineral(result.mineral),
    year: year(result.year),
    scenario: code(result.scenario),
  });
  const rows = result.stages.flatMap((stage) => [
    line(stage.name, country(result.importer), stage.baseTonnes, stage.tonnes),
    line(stage.name, inner(say('industry.ahead.world')), stage.worldBaseTonnes, stage.worldTonnes),
    ...(isMissing(stage.firstSupplier)
      ? []
      : [
          line(
            stage.name,
            inner(say('industry.ahead.asked', { country: country(stage.firstSupplier.country) })),
            stage.firstSupplier.baseTonnes,
            stage.firstSupplier.tonnes,
          ),
        ]),
  ]);
  const capacity = result.capacity.map((one) =>
    say('industry.ahead.capacity', {
      country: country(one.country),
      stage: stageName(one.stage),
      year: year(one.from),
      tonnes: { is: 'range', low: one.tonnes.low, high: one.tonnes.high, unit: 't' },
      status: code(one.status),
      source: code(one.source),
    }),
  );
  const blocks: Block[] = [
    {
      is: 'table',
      id: 'ahead',
      title: say('industry.ahead.table', { year: year(result.baseYear) }),
      columns: [
        head('column.who'),
        { head: say('column.base', { year: year(result.baseYear) }), numeric: true },
        { head: say('column.base', { year: year(result.year) }), numeric: true },
        head('column.range', true),
        head('column.times', true),
      ],
      rows,
    },
    { is: 'bullets', items: capacity.length > 0 ? capacity : [say('industry.ahead.noCapacity')] },
    { is: 'bullets', items: result.sources.map((source) => say('industry.ahead.source', { source: code(source) })) },
  ];
  return answer('industry-ahead', title, [{ id: 'ahead', title, blocks }]);
}

const sectorsShown = 8;

/** `industry cost` as a document. */
export function costDocument(result: IndustryCost): Document {
  const title = say('industry.cost.title', { country: country(result.country) });
  const blocks = result.minerals.flatMap((one): Block[] => [
    {
      is: 'lead',
      sentence: say('industry.cost.lead', {
        mineral: mineral(one.mineral),
        rise: { is: 'share', value: one.rise },
        price: amount(one.usdPerTonne, 'USD/t', 3),
        tonnes: amount(one.tonnes, 't', 3),
        year: year(one.baseYear),
        cost: won(one.costKrw),
      }),
    },
    {
      is: 'table',
      id: `cost-${one.mineral}`,
      title: say('industry.cost.table'),
      columns: [head('column.sector'), head('column.cost', true), head('column.ofValueAdded', true)],
      rows: one.sectors
        .slice(0, sectorsShown)
        .map((sector) => [
          { value: text(sector.name) },
          { value: won(sector.costKrw) },
          { value: { is: 'share', value: sector.shareOfValueAdded } as const },
        ]),
    },
  ]);
  const note: Block = { is: 'paragraph', sentences: [say('industry.cost.note')] };
  return answer('industry-cost', title, [{ id: 'cost', title, blocks: [...blocks, note] }]);
}
