import type { BaseMarket } from '../../atlas/index.js';
import { type CountryCode, type MineralCode, pow, type Tonnes } from '../../base/index.js';
import { type DecisionKind, decisionKinds, type Triangle } from './facts.js';
import type { Counts, OddsModel } from './model.js';
import { type ChanceOdds, certain, chanceOdds, type RateOdds, rateOdds, thinned } from './posterior.js';

export type EventClass = 'stop' | 'halve' | 'licence' | 'destination-ban' | 'outage' | 'corridor';

export interface EventHit {
  readonly mineral: MineralCode;
  /** In the measure grammar: `ban CHN -> *`. */
  readonly measure: string;
  /** Chance that the mineral is hit when the event happens. */
  readonly chance: ChanceOdds;
  readonly counts?: Counts;
}

/** Something that may happen in a year, with all the minerals it hits together. */
export interface RiskEvent {
  readonly id: string;
  readonly class: EventClass;
  readonly country: CountryCode;
  /** Months of it that fall into a year: the median length, at most 12. */
  readonly months: number;
  /** Predicted length in months (5, 50, 95 %). */
  readonly length: { readonly low: number; readonly mid: number; readonly high: number };
  readonly odds: RateOdds;
  readonly counts?: Counts;
  /** Share of output or passage lost, where the measure states its middle. */
  readonly severity?: Triangle;
  readonly hits: readonly EventHit[];
  readonly status: 'in force' | 'estimated';
}

/** On whom an importer hangs for one mineral. */
export interface Dependence {
  /** Code of the market. */
  readonly mineral: MineralCode;
  /** The mineral that decisions of governments name; the market's own code where absent. */
  readonly parent?: MineralCode;
  /** The largest foreign supplier of the importer. */
  readonly supplier: CountryCode;
  /** The supplier's share of world output (or of world exports where output is unknown). */
  readonly worldShare: number;
  readonly exportsTonnes: Tonnes;
  /** Who sells to whom abroad, at any stage: `MNG > CHN`, groups left out; a contract of a plan may add pairs. Ascending. */
  readonly sales: readonly string[];
  readonly maker?: { readonly country: CountryCode; readonly stage: string };
}

/** One of `sales`. */
export const saleOf = (from: CountryCode, to: CountryCode): string => `${from} > ${to}`;

/**
 * The largest foreign supplier of an importer at the last stage where it buys abroad, and the largest maker of all stages with known
 * output. Undefined when the importer buys nothing abroad. Equal tonnes: the code that sorts first.
 */
export function dependence(market: BaseMarket, importer: CountryCode): Dependence | undefined {
  const greatest = (totals: Map<CountryCode, number>) =>
    [...totals].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
  const sum = (totals: Map<CountryCode, number>, key: CountryCode, tonnes: number) =>
    totals.set(key, (totals.get(key) ?? 0) + tonnes);
  let maker: (Dependence['maker'] & { share: number }) | undefined;
  let found: Pick<Dependence, 'supplier' | 'worldShare' | 'exportsTonnes'> | undefined;
  for (const stage of market.stages) {
    const output = new Map<CountryCode, number>();
    const bought = new Map<CountryCode, number>();
    for (const flow of stage.flows) {
      sum(output, flow.exporter, flow.tonnes);
      if (flow.importer === importer && flow.exporter !== importer && flow.tonnes > 0)
        sum(bought, flow.exporter, flow.tonnes);
    }
    const total = [...output.values()].reduce((a, b) => a + b, 0);
    const first = greatest(output);
    if (stage.outputKnown && first && total > 0 && first[1] / total > (maker?.share ?? 0))
      maker = { country: first[0], stage: stage.name, share: first[1] / total };
    const supplier = greatest(bought)?.[0];
    if (!supplier) continue;
    const abroad = stage.flows.filter((f) => f.exporter === supplier && f.importer !== supplier);
    found = {
      supplier,
      worldShare: output.get(supplier)! / total,
      exportsTonnes: abroad.reduce((a, f) => a + f.tonnes, 0),
    };
  }
  const sales = market.stages.flatMap(({ flows }) =>
    flows.flatMap((f) =>
      f.exporter !== f.importer && f.tonnes > 0 && `${f.exporter}${f.importer}`.length === 6
        ? [saleOf(f.exporter, f.importer)]
        : [],
    ),
  );
  return (
    found && {
      mineral: market.mineral,
      parent: market.parent,
      ...found,
      sales: [...new Set(sales)].sort(),
      ...(maker && { maker: { country: maker.country, stage: maker.stage } }),
    }
  );
}

const classOf: Record<DecisionKind, EventClass> = {
  stop: 'stop',
  quota: 'halve',
  licence: 'licence',
  'destination-ban': 'destination-ban',
};

function measureOf(kind: DecisionKind, subject: Dependence, importer: CountryCode, cut: number): string {
  if (kind === 'stop') return `ban ${subject.supplier} -> *`;
  if (kind === 'licence') return `licence 90 d ${subject.supplier} -> *`;
  if (kind === 'destination-ban') return `ban ${subject.supplier} -> ${importer}`;
  return `quota ${Number(((1 - cut) * subject.exportsTonnes).toPrecision(6))} t/y ${subject.supplier} -> *`;
}

/** Predictive quantile of a length whose ending rate is Gamma(shape, rate): the Lomax law, rate ((1 - p)^(-1/shape) - 1). */
const lengthQuantile = (p: number, g: RateOdds) => g.rate * (pow(1 / (1 - p), 1 / g.shape) - 1);

/** Decisions of the suppliers' governments: one event for each government and kind, hitting all its minerals together. */
function governmentEvents(model: OddsModel, subjects: readonly Dependence[], importer: CountryCode): RiskEvent[] {
  const countries = [...new Set(subjects.map((s) => s.supplier))].sort();
  const targeted = model.facts.decisions.filter((d) => d.counted && d.kind === 'destination-ban').length;
  return countries.flatMap((country) =>
    decisionKinds.map((kind): RiskEvent => {
      const government = model.government(country);
      let odds = thinned(government, model.kind(country, kind));
      if (kind === 'destination-ban') odds = thinned(odds, chanceOdds(0.5, targeted + 0.5));
      const ending = model.ending(kind);
      const length = {
        low: lengthQuantile(0.05, ending),
        mid: lengthQuantile(0.5, ending),
        high: lengthQuantile(0.95, ending),
      };
      return {
        id: `${country}-${classOf[kind]}`,
        class: classOf[kind],
        country,
        months: Math.max(1, Math.min(12, Math.round(length.mid))),
        length,
        odds: rateOdds(odds.shape, odds.rate),
        counts: government.counts,
        ...(kind === 'quota' && { severity: model.facts.halveCut }),
        hits: subjects
          .filter((s) => s.supplier === country)
          .map((s) => {
            const { counts, ...chance } = model.hit(country, s.parent ?? s.mineral, s.worldShare);
            return {
              mineral: s.mineral,
              measure: measureOf(kind, s, importer, model.facts.halveCut.mode),
              chance,
              counts,
            };
          }),
        status: 'in force',
      };
    }),
  );
}

/** An outage at the largest maker of each mineral; a large maker is each mineral's own. */
function outageEvents(model: OddsModel, subjects: readonly Dependence[]): RiskEvent[] {
  const { rate, lost, months } = model.facts.outage;
  return subjects.flatMap(({ mineral, maker }) =>
    maker === undefined
      ? []
      : [
          {
            id: `${maker.country}-${mineral}-outage`,
            class: 'outage' as const,
            country: maker.country,
            months: months.mode,
            length: { low: months.low, mid: months.mode, high: months.high },
            odds: rateOdds(rate.shape, rate.shape / rate.perYear),
            severity: lost,
            hits: [{ mineral, measure: `outage ${100 * lost.mode}% ${maker.country} ${maker.stage}`, chance: certain }],
            status: 'estimated' as const,
          },
        ],
  );
}

/**
 * A corridor that closes for all minerals that its countries sell to anyone but those reached another way, whoever the importer buys most from: what
 * passes it and what goes round is a matter of `close` (docs/methods/routes.md).
 */
function corridorEvents(model: OddsModel, subjects: readonly Dependence[]): RiskEvent[] {
  const years = model.government('').counts.exposure;
  return model.facts.corridors.flatMap((corridor) => {
    const passes = (sale: string) => {
      const [from, to] = sale.split(' > ');
      return corridor.countries.includes(from!) && !corridor.spared.includes(to!);
    };
    const hit = subjects.filter(({ sales }) => sales.some(passes));
    if (hit.length === 0) return [];
    return [
      {
        id: `${corridor.id}-closes`,
        class: 'corridor' as const,
        country: corridor.countries[0]!,
        months: corridor.months.mode,
        length: { low: corridor.months.low, mid: corridor.months.mode, high: corridor.months.high },
        odds: rateOdds(corridor.independent + 0.5, years),
        counts: { events: corridor.independent, exposure: years, unit: 'corridor-years' },
        severity: corridor.lost,
        hits: hit.map(({ mineral }) => ({ mineral, measure: `close ${corridor.id}`, chance: certain })),
        status: 'estimated' as const,
      },
    ];
  });
}

/**
 * The generic events of every mineral, so that none is safe for want of history: the largest supplier stops, halves, asks for licences
 * or shuts out the importer; an outage at the largest maker; the corridor closes. Odds are of the class where there is no history.
 */
export const genericEvents = (
  model: OddsModel,
  subjects: readonly Dependence[],
  importer: CountryCode,
): RiskEvent[] => [
  ...governmentEvents(model, subjects, importer),
  ...outageEvents(model, subjects),
  ...corridorEvents(model, subjects),
];
