import type { BaseFlow, BaseMarket } from '../atlas/index.js';
import {
  type CountryCode,
  isMissing,
  type Maybe,
  type MineralCode,
  type Missing,
  missing,
  timesWhere,
  whenPresent,
} from '../base/index.js';
import type { EventResult, MineralResult } from '../brief/index.js';
import { type IndustryModel, notMadeOver, type Product } from '../industry/index.js';
import type { RiskEvent } from '../risk/index.js';
import { type EventRisk, happens, type MineralRisk, shareOfYear, type YearlyEvent } from '../shock/index.js';
import type { StudyEvent } from '../study/index.js';
import { everywhere, lostValueAdded } from './lost-value-added.js';
import { productMineral } from './what-if.js';

/** What the figures of every mineral of a run are made with. */
export interface MineralFacts {
  readonly importer: CountryCode;
  readonly partner: CountryCode;
  readonly industry: Maybe<IndustryModel>;
  /** Every market of the atlas: the uses of a mineral are shared among its markets. */
  readonly markets: readonly BaseMarket[];
  readonly products: readonly Product[];
  readonly seed: number;
  readonly own: readonly StudyEvent[];
  readonly generic: readonly RiskEvent[];
  readonly events: readonly YearlyEvent[];
}

const rowsShown = 8;
const sum = (flows: readonly BaseFlow[]) => flows.reduce((total, flow) => total + flow.tonnes, 0);

/** What the importer buys at the last stage of a market, largest seller first; equal tonnes in the order of codes. */
export function purchases(market: BaseMarket, importer: CountryCode): readonly BaseFlow[] {
  return market.stages
    .at(-1)!
    .flows.filter((flow) => flow.importer === importer && flow.tonnes > 0)
    .sort((a, b) => b.tonnes - a.tonnes || (a.exporter < b.exporter ? -1 : 1));
}

function partnerOf(market: BaseMarket, { importer, partner }: MineralFacts): MineralResult['partner'] {
  const sold = market.stages.map((stage) => stage.flows.filter((flow) => flow.exporter === partner));
  const first = sold[0]!;
  const abroad = sold.flat().filter((flow) => flow.importer !== partner);
  const tonnes = sum(first);
  return {
    output:
      market.stages[0]!.outputKnown && tonnes > 0
        ? tonnes
        : missing('no-output', `no row of the atlas states output of ${market.mineral} of ${partner}`),
    exports:
      abroad.length > 0
        ? sum(abroad)
        : missing('no-trade', `the base market of ${market.mineral} has no sale of ${partner} abroad`),
    toImporter: sum(abroad.filter((flow) => flow.importer === importer)),
    status: first[0]?.status ?? market.status,
  };
}

/** Value added lost, in won of today, when the share `short` of a year's use of the market is missing, one share a draw. */
const valueAdded = (market: BaseMarket, short: Float64Array, { industry, markets, seed }: MineralFacts) =>
  lostValueAdded(industry, market, markets, short, seed, 'today');

/** Share of a year's use that is short in one draw; tonnes that were never bought cannot be short. */
const shortShare = (risk: MineralRisk, scenario: number, draw: number, column: 'tonnesLost' | 'unserved') => {
  const base = risk.outcome.value(draw, scenario, 'baseTonnes');
  return base > 0 ? Math.min(Math.max(risk.outcome.value(draw, scenario, column) / base, 0), 1) : 0;
};

function eventResult(
  market: BaseMarket,
  risk: MineralRisk,
  event: EventRisk,
  k: number,
  won: Maybe<number>,
  facts: MineralFacts,
): EventResult {
  const own = facts.own.find(({ id, mineral }) => id === event.id && mineral === market.mineral);
  const generic = facts.generic.find(({ id }) => id === event.id);
  const months = own?.months ?? generic!.months;
  const given = event.givenEvent;
  const { tonnesLost } = given;
  const lost = (column: 'tonnesLost' | 'unserved') =>
    isMissing(tonnesLost)
      ? everywhere(tonnesLost)
      : valueAdded(
          market,
          Float64Array.from({ length: risk.givenDraws }, (_, n) =>
            Math.max(shareOfYear({ months }) * shortShare(risk, k, n, column) - risk.cover, 0),
          ),
          facts,
        );
  return {
    id: event.id,
    class: generic?.class ?? 'own',
    ...(own?.name ? { name: own.name } : {}),
    ...(generic ? { country: generic.country } : {}),
    measure: own?.measure ?? generic!.hits.find((hit) => hit.mineral === market.mineral)!.measure,
    months,
    odds: event.odds,
    oddsSource: own && own.odds !== null ? 'study' : 'model',
    givenEvent: {
      tonnes: tonnesLost,
      unserved: given.unserved,
      notMade: isMissing(tonnesLost)
        ? []
        : notMadeOver(facts.products, productMineral(market, facts.products), tonnesLost),
      buyerLossKrw: timesWhere(given.buyerLossUsd, won),
      lossParts: {
        paidMoreKrw: timesWhere(given.lossParts.paidMoreUsd, won),
        switchingKrw: timesWhere(given.lossParts.switchingUsd, won),
        tonnesGoneKrw: timesWhere(given.lossParts.tonnesGoneUsd, won),
      },
      priceIndex: given.priceIndex,
      valueAddedLossKrw: lost('tonnesLost'),
      valueAddedUnservedKrw: lost('unserved'),
    },
  };
}

/** The event with the greatest median loss of buyers. */
function worstOf(events: readonly EventResult[], mineral: MineralCode): Maybe<EventResult> {
  const loss = (event: EventResult) =>
    isMissing(event.givenEvent.buyerLossKrw) ? Number.NEGATIVE_INFINITY : event.givenEvent.buyerLossKrw.p50;
  const [first] = [...events].sort((a, b) => loss(b) - loss(a) || (a.id < b.id ? -1 : 1));
  return first ?? missing('no-events', `no event of the study or of the odds hits ${mineral}`);
}

/** Expected share of a year's use that is short, by draw: sum over events of chance x (part of the year x share short, less what stocks cover). */
function expectedShort(risk: MineralRisk, events: readonly YearlyEvent[], draws: number, cover: number): Float64Array {
  return Float64Array.from({ length: draws }, (_, n) =>
    events.reduce((total, event, k) => {
      const odds = happens(event, n) * event.chances[n]!;
      return total + odds * Math.max(shareOfYear(event) * shortShare(risk, k, n, 'tonnesLost') - cover, 0);
    }, 0),
  );
}

/** One market of a run: the three figures of its risk, in tonnes and won, with the importer's suppliers and the partner's part. */
export function mineralResult(
  market: BaseMarket,
  risk: MineralRisk,
  won: Maybe<number>,
  facts: MineralFacts,
): MineralResult {
  const bought = purchases(market, facts.importer);
  const abroad = bought.filter((flow) => flow.exporter !== facts.importer);
  const yearly = facts.events.filter((event) => event.mineral === market.mineral);
  const events = risk.events.map((event, k) => eventResult(market, risk, event, k, won, facts));
  const total = sum(bought);
  const { cover } = risk;
  const first = abroad[0];
  const year = risk.year;
  return {
    mineral: market.mineral,
    parent: market.parent,
    status: market.status,
    baseYear: market.baseYear,
    baseTonnes: total,
    stockDays: cover > 0 ? cover * 365 : missing('no-stock-known', `stocks.yaml has no stock of ${market.mineral}`),
    baseBillKrw: whenPresent(won, (k) => k * total * market.stages.at(-1)!.basePrice.usdPerTonne),
    firstSupplier: first
      ? { country: first.exporter, share: first.tonnes / total }
      : missing('no-foreign-supplier', `${facts.importer} buys ${market.mineral} from itself alone`),
    suppliers: abroad.map(({ exporter, tonnes, row }) => ({ country: exporter, tonnes, row })),
    partner: partnerOf(market, facts),
    expectedLossTonnes: risk.expectedLossTonnes,
    buyerLossKrw: timesWhere(risk.expectedLossUsd, won),
    valueAddedLossKrw: isMissing(risk.expectedLossTonnes)
      ? everywhere(risk.expectedLossTonnes)
      : valueAdded(market, expectedShort(risk, yearly, risk.givenDraws, cover), facts),
    year: whenPresent(won, (k) =>
      whenPresent(year, ({ pZero, p95, cvar95 }) => ({ pZero, p95Krw: p95 * k, cvar95Krw: cvar95 * k })),
    ),
    worstEvent: worstOf(events, market.mineral),
    events,
    notes: [`${market.baseYear}: ${market.baseYearReason}`, ...market.notes],
    rows: [...bought.slice(0, rowsShown).map(({ row }) => row), market.stages.at(-1)!.basePrice.row],
  };
}

/** A mineral of the study that has no market, or of which the importer buys none: every figure carries the reason. */
export function withoutMarket(mineral: MineralCode, gap: Missing): MineralResult {
  return {
    mineral,
    parent: mineral,
    status: 'partial',
    baseYear: '',
    baseTonnes: gap,
    stockDays: gap,
    baseBillKrw: gap,
    firstSupplier: gap,
    suppliers: [],
    partner: { output: gap, exports: gap, toImporter: gap, status: 'partial' },
    expectedLossTonnes: gap,
    buyerLossKrw: gap,
    valueAddedLossKrw: everywhere(gap),
    year: gap,
    worstEvent: gap,
    events: [],
    notes: [],
    rows: [],
  };
}
