import type { Atlas, BaseMarket, Status } from '../atlas/index.js';
import {
  type CountryCode,
  InputRefused,
  type Interval,
  interval,
  isMissing,
  type Maybe,
  type MineralCode,
  missing,
  NoAnswer,
  whenPresent,
} from '../base/index.js';
import type { LossParts, ValueAddedLoss } from '../brief/index.js';
import {
  costChannel,
  type IndustryModel,
  type NotMade,
  notMadeOver,
  type Product,
  type SectorCost,
} from '../industry/index.js';
import {
  type Assumption,
  assumptionsOf,
  type ByProduct,
  type Closure,
  type Driver,
  drivers,
  effectsOf,
  givenEvent,
  type Job,
  Outcome,
  type ParameterRow,
  parseMeasures,
  type Replacement,
  type Runner,
  replacement,
  toothless,
} from '../shock/index.js';
import { type AlsoHit, alsoHit } from './also-hit.js';
import { krwPerUsd } from './exchange-rate.js';
import { lostValueAdded } from './lost-value-added.js';
import { firstDateOf, type MonthOfPath, monthsOf, planOf } from './path-months.js';

export interface WhatIfPorts {
  readonly atlas: Atlas;
  readonly parameters: readonly ParameterRow[];
  readonly runner: Runner;
  /** The industries of a country, or why there is no table of them. */
  readonly industry: (country: CountryCode) => Promise<Maybe<IndustryModel>>;
  /** What stops when a route closes. */
  readonly closures: readonly Closure[];
  /** What comes with the output of another mineral. */
  readonly byProducts: readonly ByProduct[];
  readonly products: readonly Product[];
  /** Every code there is. */
  readonly countries: ReadonlySet<CountryCode>;
}

export interface WhatIfQuestion {
  readonly mineral: MineralCode;
  /** In the measure grammar: `ban CHN -> *`. */
  readonly measure: string;
  readonly importer: CountryCode;
  /** How long the measures last, 1 to 36: the answer is then a path of months. Absent: a year as a whole. */
  readonly months?: number;
  readonly draws: number;
  readonly seed: number;
  /** Also say which assumptions drive the answer (nine times the solves). */
  readonly drivers?: boolean;
}

/** lodeward-shock/1. Money at the mean exchange rate of the base year. */
export interface WhatIf {
  readonly format: 'lodeward-shock/1';
  readonly mineral: MineralCode;
  readonly importer: CountryCode;
  readonly measure: string;
  readonly months: number;
  readonly draws: number;
  readonly seed: number;
  readonly vintage: string;
  readonly baseYear: string;
  readonly status: Status;
  readonly notes: readonly string[];
  readonly warnings: readonly { readonly code: string; readonly detail: string }[];
  readonly certificate: ReturnType<Outcome['certificate']>;
  readonly baseTonnes: Maybe<Interval>;
  readonly tonnesLost: Maybe<Interval>;
  readonly unserved: Maybe<Interval>;
  /** Tonnes lost less the unserved ones: use given up because of the price. */
  readonly gaveWay: Interval;
  readonly priceIndex: Maybe<Interval>;
  readonly scarcityIndex: Maybe<Interval>;
  readonly extraBillKrw: Maybe<Interval>;
  readonly buyerLossKrw: Maybe<Interval>;
  readonly lossParts: LossParts;
  /** What the use of the same months costs at the base price. */
  readonly baseBillKrw: Maybe<Interval>;
  /** From all lost tonnes; `unserved`: from those that no price could buy. Won of the table's year. */
  readonly valueAddedLostKrw: ValueAddedLoss & { readonly unserved: ValueAddedLoss; readonly wonOf: Maybe<number> };
  /** The tonnes lost said as products, if all of them fell on that product. */
  readonly notMade: readonly NotMade[];
  /** What is paid more, by sector as a share of its value added (won of the base year, median); never added to value added lost. */
  readonly costChannel: Maybe<readonly SectorCost[]>;
  readonly largestGrowth: Maybe<Interval>;
  readonly krwPerUsd: Maybe<number>;
  readonly replacement: readonly Replacement[];
  /** By-products, hosts and what else takes a closed route. */
  readonly alsoHit: readonly AlsoHit[];
  readonly byMonth: Maybe<readonly MonthOfPath[]>;
  /** Which assumptions the tonnes lost hang on; only where asked. */
  readonly drivers: Maybe<readonly Driver[]>;
  readonly assumptions: readonly Assumption[];
}

async function marketOf({ atlas }: WhatIfPorts, { mineral, importer }: WhatIfQuestion): Promise<BaseMarket> {
  const market = await atlas.baseMarket(mineral);
  if (!market) {
    const known = (await atlas.markets()).join(', ');
    throw new InputRefused([
      {
        code: 'unknown-mineral',
        path: 'mineral',
        value: mineral,
        message: `There is no base market of "${mineral}". There are: ${known}.`,
      },
    ]);
  }
  const end = market.stages.at(-1)!;
  if (!end.flows.some((flow) => flow.importer === importer && flow.tonnes > 0))
    throw new NoAnswer(
      'importer-buys-none',
      `${importer} buys no ${mineral} (${end.name}) in the base year ${market.baseYear}: there is nothing it could lose.`,
      { mineral, importer, stage: end.name },
    );
  return market;
}

/** Bills of materials name a market itself (acid-grade fluorspar) or its mineral. */
export const productMineral = (market: BaseMarket, products: readonly Product[]): MineralCode =>
  products.some(({ materials }) => materials.some(({ mineral }) => mineral === market.mineral))
    ? market.mineral
    : market.parent;

const times = (figure: Maybe<Interval>, factor: Maybe<number>): Maybe<Interval> =>
  whenPresent(factor, (k) =>
    whenPresent(figure, ({ mean, p05, p50, p95 }) => ({ mean: mean * k, p05: p05 * k, p50: p50 * k, p95: p95 * k })),
  );

/**
 * What a measure does to an importer of a mineral in a year: tonnes, price, bill, who replaces whom; 5-50-95 % over the parameters
 * and the errors of the base year.
 * @throws InputRefused for an unknown mineral, country, stage or a measure that cannot be read; NoAnswer where there is nothing to lose
 * @example await whatIf(ports, { mineral: 'tin', measure: 'ban IDN -> *', importer: 'KOR', draws: 1000, seed: 1 })
 */
export async function whatIf(ports: WhatIfPorts, question: WhatIfQuestion): Promise<WhatIf> {
  const measures = parseMeasures(question.measure, ports.countries);
  if (!ports.countries.has(question.importer)) parseMeasures(`outage 0% ${question.importer}`, ports.countries);
  const market = await marketOf(ports, question);
  const { mineral, measure, importer, draws, seed } = question;
  const path = planOf(measures, question.months, ports.closures);
  const effects = path ? [] : effectsOf(measures, market, 12, ports.closures);
  const plain = { market, parameters: ports.parameters, importer, seed, draws };
  const job: Job = { ...plain, scenarios: [{ effects }], sellers: true, ...(path ? { path } : {}) };
  const outcome = new Outcome(job, await ports.runner.run(job));
  const months = path?.months ?? 12;
  const event = givenEvent(outcome, 0);
  const certificate = outcome.certificate();
  if (isMissing(event.tonnesLost))
    throw new NoAnswer(event.tonnesLost.missing.code, `${mineral}: ${event.tonnesLost.missing.detail}.`, {
      certificate,
    });
  const [lost, unserved] = [outcome.all(0, 'tonnesLost'), outcome.all(0, 'unserved')];
  const won = await krwPerUsd(ports.atlas, market.baseYear);
  const [industry, markets] = await Promise.all([ports.industry(importer), ports.atlas.baseMarkets()]);
  const short = (column: 'tonnesLost' | 'unserved') => {
    const use = outcome.all(0, 'baseTonnes');
    const shares = outcome.all(0, column).map((tonnes, n) => ((tonnes / use[n]!) * months) / 12);
    return lostValueAdded(industry, market, markets, shares, seed, 'table');
  };
  return {
    format: 'lodeward-shock/1',
    mineral,
    importer,
    measure,
    months,
    draws,
    seed,
    vintage: ports.atlas.vintage,
    baseYear: market.baseYear,
    status: market.status,
    notes: market.notes,
    warnings: toothless(
      effectsOf(
        measures.filter((measure) => !('date' in measure)),
        market,
        12,
        ports.closures,
      ),
      market,
    ),
    certificate,
    baseTonnes: event.baseTonnes,
    tonnesLost: event.tonnesLost,
    unserved: event.unserved,
    gaveWay: interval(lost.map((tonnes, n) => tonnes - unserved[n]!)),
    priceIndex: event.priceIndex,
    scarcityIndex: event.scarcityIndex,
    extraBillKrw: times(event.extraBillUsd, won),
    buyerLossKrw: times(event.buyerLossUsd, won),
    lossParts: {
      paidMoreKrw: times(event.lossParts.paidMoreUsd, won),
      switchingKrw: times(event.lossParts.switchingUsd, won),
      tonnesGoneKrw: times(event.lossParts.tonnesGoneUsd, won),
    },
    baseBillKrw: times(
      event.baseTonnes,
      whenPresent(won, (k) => k * market.stages.at(-1)!.basePrice.usdPerTonne),
    ),
    valueAddedLostKrw: {
      ...short('tonnesLost'),
      unserved: short('unserved'),
      wonOf: whenPresent(industry, ({ table }) => table.year),
    },
    costChannel: whenPresent(industry, (model) =>
      whenPresent(times(event.lossParts.paidMoreUsd, won), ({ p50 }) =>
        costChannel(model, market.parent, 1, 1, p50, 1),
      ),
    ),
    notMade: notMadeOver(ports.products, productMineral(market, ports.products), event.tonnesLost),
    largestGrowth: event.largestGrowth,
    krwPerUsd: won,
    replacement: replacement(outcome, 0),
    alsoHit: alsoHit({ market, markets, measures, importer, seed, ...(path ? { path } : {}) }, ports),
    byMonth: path
      ? monthsOf(outcome, path, firstDateOf(measures))
      : missing('one-year', 'this answer is a year as a whole; ask for months'),
    drivers: !question.drivers
      ? missing('not-asked', 'ask for drivers')
      : path
        ? missing('not-modelled', 'drivers are computed for a year as a whole; leave out months')
        : await drivers(ports.runner, plain, effects, 'tonnesLost'),
    assumptions: assumptionsOf(market, ports.parameters, path !== undefined),
  };
}
