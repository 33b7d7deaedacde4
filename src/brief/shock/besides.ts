import { type Interval, isMissing, type Maybe } from '../../base/index.js';
import type { Block, Cell, Column } from '../document.js';
import { stageName } from '../industry/phrases.js';
import type { MessageId } from '../locales/index.js';
import { messages } from '../locales/index.js';
import { amount, between, code, country, inner, list, mineral, year } from '../phrases.js';
import type { ValueAddedLoss } from '../results.js';
import { type Sentence, say, type Value } from '../sentence.js';

type Range = readonly [number, number, number];

interface WayFigures {
  readonly by: string;
  readonly grossTonnes: Interval;
  readonly capacity: Range;
  readonly usdPerTonne: Range;
  readonly status: string;
}

interface PlaceFigures {
  readonly place: string;
  readonly measure: 'capacity' | 'carried';
  readonly direction: string;
  readonly value: Maybe<number>;
  readonly unit: string;
  readonly year: string;
  readonly status: string;
}

interface CapacityFigures {
  readonly country: string;
  readonly stage: string;
  readonly from: number;
  readonly tonnes: { readonly low: number; readonly high: number };
}

/** What a what-if says beside the losses of its own mineral: closed routes, other minerals of the draw, years ahead, stocks. */
export interface BesidesFigures {
  readonly mineral: string;
  readonly importer: string;
  readonly route: Maybe<{
    readonly routes: readonly string[];
    readonly exporters: readonly { readonly exporter: string; readonly before: Interval; readonly after: Interval }[];
    readonly places: readonly PlaceFigures[];
    readonly ways: Maybe<{
      readonly passedGross: Interval;
      readonly roundGross: Interval;
      readonly notCarriedGross: Interval;
      readonly rentUsdPerTonne: Interval;
      readonly ways: readonly WayFigures[];
    }>;
  }>;
  readonly together: Maybe<{
    readonly minerals: readonly {
      readonly mineral: string;
      readonly baseTonnes: Maybe<Interval>;
      readonly tonnesLost: Maybe<Interval>;
      readonly priceIndex: Maybe<Interval>;
      readonly buyerLossKrw: Maybe<Interval>;
    }[];
    readonly ties: readonly { readonly host: string; readonly byProduct: string; readonly tied: Maybe<true> }[];
    readonly buyerLossKrw: Maybe<Interval>;
    readonly valueAddedLostKrw: ValueAddedLoss;
  }>;
  readonly ahead: Maybe<{
    readonly year: number;
    readonly scenario: string;
    readonly demand: Interval;
    readonly capacity: readonly CapacityFigures[];
    readonly notBuilt: readonly CapacityFigures[];
  }>;
  readonly stockShort: Maybe<{
    readonly buyers: { readonly tonnes: Interval; readonly krw: Maybe<Interval> };
    readonly sellers: { readonly tonnes: Interval; readonly krw: Maybe<Interval>; readonly charged: Maybe<true> };
  }>;
}

const head = (id: MessageId, numeric = false): Column => ({ head: say(id), ...(numeric ? { numeric } : {}) });
const known = (id: string): id is MessageId => id in messages.en;

/** A place of the corridor as it is called; a code without a name stands for itself. */
export const routeName = (route: string): Value =>
  known(`route.${route}`) ? inner(say(`route.${route}` as MessageId)) : code(route);

/** A missing figure in words. */
const whyNot = (value: Maybe<unknown>): Value =>
  isMissing(value) ? { is: 'missing', code: value.missing.code } : inner(say('whatif.yes'));

const low = (value: number): Value => amount(value, 'gross-t', 2);

/** Gross tonnes that passed a closed route: what goes round, by which way at what cost, and what is not carried. */
export function shutRoute({
  route,
  importer,
  mineral: of,
}: Pick<BesidesFigures, 'route' | 'importer' | 'mineral'>): readonly Block[] {
  if (isMissing(route)) return [];
  const { ways } = route;
  const range = (figure: Interval, unit: string): Cell => ({ value: between(figure, unit) });
  const line = (label: Sentence, cell: Cell): readonly Cell[] => [{ value: inner(label) }, cell];
  const sold = route.exporters.flatMap(({ exporter, before, after }) => [
    line(say('whatif.soldBefore', { exporter: country(exporter), mineral: mineral(of) }), range(before, 't')),
    line(say('whatif.soldAfter', { exporter: country(exporter), mineral: mineral(of) }), range(after, 't')),
  ]);
  const carried = isMissing(ways)
    ? [line(say('whatif.round'), { value: whyNot(ways) })]
    : [
        line(say('whatif.passed'), range(ways.passedGross, 'gross-t')),
        ...ways.ways.map((way) =>
          line(say('whatif.by', { way: routeName(way.by) }), range(way.grossTonnes, 'gross-t')),
        ),
        line(say('whatif.notCarried'), range(ways.notCarriedGross, 'gross-t')),
        line(say('whatif.rent'), range(ways.rentUsdPerTonne, 'USD/t')),
      ];
  const takes: readonly Sentence[] = isMissing(ways)
    ? []
    : ways.ways.map(({ by, capacity, usdPerTonne }) =>
        say('whatif.wayTakes', {
          way: routeName(by),
          least: low(capacity[0]),
          most: low(capacity[2]),
          cheap: amount(usdPerTonne[0], 'USD/t'),
          dear: amount(usdPerTonne[2], 'USD/t'),
        }),
      );
  const facts = route.places
    .filter(({ unit, direction }) => unit === 't/y' && (direction === 'both' || direction === 'to-china'))
    .map(({ place, measure, value, year: when }) =>
      isMissing(value)
        ? say(`whatif.${measure}.unknown`, { place: routeName(place) })
        : say(`whatif.${measure}`, { place: routeName(place), tonnes: amount(value, 'gross-t', 2), year: year(when) }),
    );
  const title = say('whatif.shut', { routes: list(route.routes.map(routeName)) });
  const columns = [head('whatif.figure'), head('whatif.range90', true)];
  return [
    { is: 'table', id: 'route', title, columns, rows: [...carried, ...sold] },
    ...(takes.length > 0
      ? [
          {
            is: 'bullets',
            items: [...takes, say('whatif.moreThanPassed', { importer: country(importer) }), ...facts],
          } as const,
        ]
      : []),
  ];
}

/** The minerals of one draw side by side, what they cost together, and what ties them. */
export function sameDraw({ together }: BesidesFigures): readonly Block[] {
  if (isMissing(together)) return [];
  const { minerals, ties, buyerLossKrw, valueAddedLostKrw: added } = together;
  const rows = minerals.map((one) => [
    { value: mineral(one.mineral) },
    { value: between(one.baseTonnes, 't') },
    { value: between(one.tonnesLost, 't') },
    { value: between(one.priceIndex, '1') },
    { value: between(one.buyerLossKrw, 'KRW') },
  ]);
  const columns = [
    head('whatif.mineral'),
    head('whatif.use', true),
    head('whatif.importerLoses', true),
    head('column.priceIndex', true),
    head('whatif.buyerLoss', true),
  ];
  const items = ties.map(({ host, byProduct, tied }) => {
    const names = { host: mineral(host), product: mineral(byProduct) };
    return isMissing(tied) ? say('whatif.notTied', { ...names, why: whyNot(tied) }) : say('whatif.tied', names);
  });
  return [
    { is: 'table', id: 'together', title: say('whatif.together'), columns, rows },
    {
      is: 'paragraph',
      sentences: [
        say('whatif.togetherLoss', {
          loss: between(buyerLossKrw, 'KRW'),
          direct: between(added.direct, 'KRW'),
          total: between(added.total, 'KRW'),
        }),
      ],
    },
    ...(items.length > 0 ? [{ is: 'bullets', items } as const] : []),
  ];
}

const placed = ({ country: where, stage, from, tonnes }: CapacityFigures): Value =>
  inner(
    say('whatif.newOutput', {
      country: country(where),
      stage: stageName(stage),
      year: year(from),
      low: amount(tonnes.low, 't', 2),
      high: amount(tonnes.high, 't', 2),
    }),
  );

/** The base year rolled forward: growth of use, new output built in, and what could not be. */
export function rolledForward({ ahead, importer }: BesidesFigures): readonly Block[] {
  if (isMissing(ahead)) return [];
  const of = (capacity: readonly CapacityFigures[], id: 'whatif.built' | 'whatif.notBuilt') =>
    capacity.length > 0 ? [say(id, { output: list(capacity.map(placed), '; ') })] : [];
  const lead = say('whatif.rolled', {
    year: year(ahead.year),
    scenario: code(ahead.scenario),
    importer: country(importer),
    demand: between(ahead.demand, '1'),
  });
  const sentences = [lead, ...of(ahead.capacity, 'whatif.built'), ...of(ahead.notBuilt, 'whatif.notBuilt')];
  return [{ is: 'paragraph', sentences }];
}

/** Stocks that are not refilled when the months end. */
export function stocksLeft({ stockShort }: BesidesFigures): readonly Block[] {
  if (isMissing(stockShort)) return [];
  const { buyers, sellers } = stockShort;
  const row = (id: MessageId, { tonnes, krw }: typeof buyers, charged: Maybe<true>) => [
    { value: inner(say(id)) },
    { value: between(tonnes, 't') },
    { value: between(krw, 'KRW') },
    { value: whyNot(charged) },
  ];
  return [
    {
      is: 'table',
      id: 'stocks',
      title: say('whatif.stocks'),
      columns: [head('whatif.whose'), head('whatif.short', true), head('whatif.refill', true), head('whatif.charged')],
      rows: [row('whatif.buyersStock', buyers, true), row('whatif.sellersStock', sellers, sellers.charged)],
    },
  ];
}
