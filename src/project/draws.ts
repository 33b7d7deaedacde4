import { conditionalValueAtRisk, type Interval, interval, type Maybe, missing, quantile } from '../base/index.js';
import { accountOf } from './account.js';
import type { Case } from './evaluate.js';
import { flowOf, rateNameOf } from './figures.js';
import { internalRates } from './irr.js';
import { discountFactors, presentValue } from './npv.js';
import type { PriceModel } from './price-model.js';
import { scenarios } from './scenario.js';

interface YearTonnes {
  readonly year: number;
  readonly mineral: string;
  readonly form: string;
  readonly tonnes: Interval;
  /** Share of draws in which anything is delivered in that year. */
  readonly odds: number;
}

/** How a price is drawn: fitted to monthly prices, from the declared range of the deck, or not at all. */
interface DrawnPrice {
  readonly how: 'mean-reverting' | 'declared-range' | 'not-drawn';
  readonly halfLifeYears?: number;
  readonly months?: number;
  readonly first?: string;
  readonly range?: readonly number[];
}

/** What the draws of a project say; NPVs at each party's own rate, in the project's money. */
export interface Distribution {
  readonly draws: number;
  readonly seed: number;
  readonly npv: Readonly<Record<string, Maybe<Interval>>>;
  /** NPVs by party at the points 2.5, 7.5 ... 97.5 percent of the draws: each stands for a twentieth of them. */
  readonly npvTwentieths: Readonly<Record<string, Maybe<readonly number[]>>>;
  readonly firmNpvBelowZero: Maybe<number>;
  /** Mean of the worst 5 % of the firm's NPVs. */
  readonly firmNpvTail: Maybe<number>;
  readonly firmIrr: Maybe<Interval>;
  readonly drawsWithoutIrr: number;
  readonly aetr: Maybe<number>;
  readonly negativeBase: Maybe<number>;
  readonly failed: number;
  readonly lossGivenFailure: Readonly<Record<string, Maybe<number>>>;
  readonly tonnes: readonly YearTonnes[];
  readonly pricesDrawn: Readonly<Record<string, DrawnPrice>>;
}

/** Draws of `one` number a draw for the study and the portfolio: NPV by party at its own rate, and tonnes. */
export interface DrawnParties {
  readonly ids: readonly string[];
  readonly npv: Readonly<Record<string, Float64Array>>;
  readonly irr: Float64Array;
  readonly revenue: Float64Array;
  readonly base: Float64Array;
  readonly failed: Uint8Array;
  /** By product, then year, then draw. */
  readonly tonnes: readonly (readonly Float64Array[])[];
}

/** Evaluates `draws` draws; every draw passes the check that the parties add up. NaN stands for a party without a rate, and for a draw without an IRR. */
export function drawParties(
  c: Case,
  models: ReadonlyMap<string, PriceModel>,
  draws: number,
  seed: number,
): DrawnParties {
  const { project, deal, years, plan } = c;
  const next = scenarios(c, models, seed);
  const ids = accountOf(plan, deal).parties.map((p) => p.id);
  const npv = Object.fromEntries(ids.map((id) => [id, new Float64Array(draws).fill(Number.NaN)]));
  const factors = (rate: number | undefined) =>
    rate === undefined ? undefined : discountFactors(rate, project.timing, years);
  const byRate = {
    firm: factors(project.discount.firm),
    host: factors(project.discount.host),
    home: factors(project.discount.home),
    project: factors(project.discount.project),
  };
  const out = {
    irr: new Float64Array(draws).fill(Number.NaN),
    revenue: new Float64Array(draws),
    base: new Float64Array(draws),
    failed: new Uint8Array(draws),
    tonnes: plan.products.map(() => Array.from({ length: years }, () => new Float64Array(draws))),
  };
  for (let d = 0; d < draws; d++) {
    const scenario = next(d);
    const account = accountOf(scenario.plan, deal, scenario.points, scenario.succeeded);
    for (const { id, kind, cashFlow } of account.parties) {
      const f = byRate[rateNameOf(kind)];
      if (f) npv[id]![d] = presentValue(cashFlow, f);
      if (byRate.project && (kind === 'host-treasury' || kind === 'host-state'))
        out.revenue[d]! += presentValue(cashFlow, byRate.project);
    }
    if (byRate.project) out.base[d] = presentValue(account.preTax, byRate.project);
    const rates = internalRates(flowOf(account.parties, 'firm', account.plan.years));
    if (rates.length > 0) out.irr[d] = rates[rates.length - 1]!;
    out.failed[d] = scenario.succeeded ? 0 : 1;
    scenario.plan.products.forEach((p, i) => {
      p.tonnes.forEach((t, year) => {
        out.tonnes[i]![year]![d] = t;
      });
    });
  }
  return { ids, npv, ...out };
}

const where = <T>(values: Float64Array, of: (present: Float64Array) => T): Maybe<T> => {
  const present = values.filter((v) => !Number.isNaN(v));
  return present.length === 0 ? missing('no-rate', 'no rate, or no draw has this figure') : of(present);
};
const intervalOf = (values: Float64Array) => where(values, interval);
const twentieths = (values: Float64Array): readonly number[] => {
  const sorted = values.slice().sort();
  return Array.from({ length: 20 }, (_, k) => quantile(sorted, (k + 0.5) / 20));
};
const meanOf = (values: Float64Array, chosen: Uint8Array): Maybe<number> => {
  let sum = 0;
  let n = 0;
  values.forEach((v, d) => {
    if (chosen[d] !== 1 || Number.isNaN(v)) return;
    sum += v;
    n++;
  });
  return n === 0 ? missing('no-failure', 'no draw failed') : sum / n;
};
const sumOf = (values: Float64Array) => values.reduce((s, v) => s + v, 0);

/** The figures of `drawParties`. AETR over draws is E[revenue] / E[base], never a mean of ratios. */
export function distribution(
  c: Case,
  models: ReadonlyMap<string, PriceModel>,
  draws: number,
  seed: number,
): Distribution {
  const drawn = drawParties(c, models, draws, seed);
  const { project, plan } = c;
  const owners = c.deal.ownership.owners.filter((o) => o.kind === 'firm').map((o) => o.id);
  const firm = new Float64Array(draws);
  for (const id of owners)
    drawn.npv[id]!.forEach((v, d) => {
      firm[d]! += v;
    });
  const known = project.discount.firm !== undefined;
  const noRate = missing('no-rate', 'discount.firm is not given');
  const base = sumOf(drawn.base);
  const noProjectRate = missing('no-rate', 'discount.project is not given');
  return {
    draws,
    seed,
    npv: Object.fromEntries(drawn.ids.map((id) => [id, intervalOf(drawn.npv[id]!)])),
    npvTwentieths: Object.fromEntries(drawn.ids.map((id) => [id, where(drawn.npv[id]!, twentieths)])),
    firmNpvBelowZero: known ? firm.filter((v) => v < 0).length / draws : noRate,
    firmNpvTail: known ? -conditionalValueAtRisk(firm.map((v) => -v)) : noRate,
    firmIrr: intervalOf(drawn.irr),
    drawsWithoutIrr: drawn.irr.filter((v) => Number.isNaN(v)).length,
    aetr:
      project.discount.project === undefined
        ? noProjectRate
        : base > 0
          ? sumOf(drawn.revenue) / base
          : missing('negative-base', 'the mean present value of the pre-tax cash flow is not above 0'),
    negativeBase:
      project.discount.project === undefined ? noProjectRate : drawn.base.filter((v) => !(v > 0)).length / draws,
    failed: sumOf(Float64Array.from(drawn.failed)) / draws,
    lossGivenFailure: Object.fromEntries(drawn.ids.map((id) => [id, meanOf(drawn.npv[id]!, drawn.failed)])),
    tonnes: plan.products.flatMap(({ mineral, form }, i) =>
      drawn.tonnes[i]!.map((values, year) => ({
        year: plan.firstYear + year,
        mineral,
        form,
        tonnes: interval(values),
        odds: values.filter((v) => v > 0).length / draws,
      })),
    ),
    pricesDrawn: Object.fromEntries(
      project.products.map((p) => {
        const model = models.get(p.mineral);
        const how: DrawnPrice = model
          ? { how: 'mean-reverting', halfLifeYears: model.halfLifeYears, months: model.months, first: model.first }
          : p.priceRange
            ? { how: 'declared-range', range: p.priceRange }
            : { how: 'not-drawn' };
        return [p.mineral, how];
      }),
    ),
  };
}
