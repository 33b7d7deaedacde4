import { normalQuantile, philox, streamKey } from '../base/index.js';
import type { Case } from './evaluate.js';
import type { Plan, ProductPlan } from './plan.js';
import {
  averageVariances,
  cholesky,
  fromDeck,
  innovationCorrelation,
  type PriceModel,
  type YearStep,
  yearStep,
} from './price-model.js';

/** One draw: the plan as it came out, the points on uncertain rates, and whether exploration and permits succeeded. */
export interface Scenario {
  readonly plan: Plan;
  readonly points: Float64Array;
  readonly succeeded: boolean;
}

/** Point of a triangular distribution at probability u. */
export function triangular([low, mode, high]: readonly [number, number, number], u: number): number {
  const width = high - low;
  if (width === 0) return low;
  const split = (mode - low) / width;
  return u < split ? low + Math.sqrt(u * width * (mode - low)) : high - Math.sqrt((1 - u) * width * (high - mode));
}

/** Two uniform numbers of a stream at once; the first is base's `uniform`. */
class Stream {
  private readonly key: number;
  private readonly event: number;
  private readonly high: number;
  constructor(
    private readonly seed: number,
    project: string,
    parameter: string,
  ) {
    this.key = streamKey(parameter);
    this.event = streamKey(`project/${project}`);
    this.high = Math.floor(seed / 4294967296) >>> 0;
  }
  pair(draw: number, step = 0): readonly [number, number] {
    const [a, b, c, d] = philox(
      [draw >>> 0, (this.key + step) >>> 0, this.event, this.high],
      [this.seed >>> 0, 0x4c4f4445],
    );
    const unit = (x: number, y: number) => ((x >>> 5) * 67108864 + (y >>> 6) + 0.5) / 9007199254740992;
    return [unit(a, b), unit(c, d)];
  }
  one(draw: number): number {
    return this.pair(draw)[0];
  }
}

const wanders = /^(exploration|survey|study|feasibility)/;

/**
 * Capital over the bankable study, from its published record (63 projects: mean +14 %, half outside +-15 % after the bias, one in 13 at twice or more; Bertisen & Davis 2008):
 * 92 % normal(1.05, 0.16), 8 % uniform on 2 to 2.5. The mixture is this project's fit to those three numbers.
 */
export function publishedOverrun(u: number, v: number): number {
  return u < 0.92 ? Math.max(0.5, 1.05 + 0.16 * normalQuantile(v)) : 2 + 0.5 * v;
}

/** Shifts a flow by whole years inside arrays that are long enough. */
function delayed(flow: Float64Array, by: number, years: number, factor = 1): Float64Array {
  const out = new Float64Array(years);
  for (let t = 0; t < flow.length; t++) out[t + by] = flow[t]! * factor;
  return out;
}

/** What the draws vary, by name; the tornado varies the same, one at a time. */
export interface Variation {
  /** Multiple of the deck by product and year; undefined: the deck. */
  readonly price?: (product: number, year: number) => number;
  readonly grade?: number;
  readonly operating?: number;
  readonly overrun?: number;
  readonly delay?: number;
  readonly fails?: boolean;
}

/**
 * The plan under a variation. Delay moves output, operating cost, services and closure, and spend from the first producing year on, by whole years; overrun
 * multiplies capital but exploration; grade multiplies tonnes. A failed project spends on exploration alone.
 */
export function vary(plan: Plan, v: Variation): Plan {
  const { delay = 0, grade = 1, operating = 1, overrun = 1, fails = false } = v;
  const years = plan.years + delay;
  const first = plan.products.reduce((least, p) => {
    const at = p.tonnes.findIndex((t) => t > 0);
    return at >= 0 ? Math.min(least, at) : least;
  }, plan.years);
  const nothing = () => new Float64Array(years);
  const products = plan.products.map((p, i): ProductPlan => {
    const price = new Float64Array(years);
    for (let t = 0; t < years; t++) {
      const deck = p.price[Math.min(Math.max(0, t - delay >= first ? t - delay : t), plan.years - 1)]!;
      price[t] = v.price ? deck * v.price(i, t) : deck;
    }
    const charges = new Float64Array(years);
    for (let t = 0; t < years; t++) charges[t] = p.charges[Math.min(t, plan.years - 1)]!;
    return { ...p, price, charges, tonnes: fails ? nothing() : delayed(p.tonnes, delay, years, grade) };
  });
  const capital = plan.capital.map(({ class: name, spend }) => {
    const early = wanders.test(name);
    const out = nothing();
    if (fails && !early) return { class: name, spend: out };
    for (let t = 0; t < spend.length; t++) out[t >= first ? t + delay : t]! += spend[t]! * (early ? 1 : overrun);
    return { class: name, spend: out };
  });
  return {
    years,
    firstYear: plan.firstYear,
    products,
    capital,
    operating: fails ? nothing() : delayed(plan.operating, delay, years, operating),
    closure: fails ? nothing() : delayed(plan.closure, delay, years),
    services: fails ? nothing() : delayed(plan.services, delay, years),
  };
}

interface Wander {
  readonly step: YearStep;
  readonly meanSd: number;
  readonly variances: Float64Array;
}

/**
 * Draws of a case, each a function of seed, project and number alone.
 *
 * @param models fitted prices by mineral; a mineral without one takes the product's `priceRange`, or keeps its deck
 */
export function scenarios(c: Case, models: ReadonlyMap<string, PriceModel>, seed: number): (draw: number) => Scenario {
  const { plan, project, deal, years } = c;
  const stream = (name: string) => new Stream(seed, project.id, name);
  const minerals = [...new Set(plan.products.map((p) => p.mineral))].filter((m) => models.has(m));
  const fitted = minerals.map((m) => models.get(m)!);
  const mix = cholesky(fitted.map((a) => fitted.map((b) => innovationCorrelation(a, b))));
  const walks = fitted.map((model): Wander => {
    const step = yearStep(model);
    return { step, meanSd: model.meanSd, variances: averageVariances(step, model.meanSd, years) };
  });
  const streams = {
    success: stream('success'),
    delay: stream('delay'),
    overrun: stream('overrun'),
    grade: stream('grade'),
    operating: stream('operating'),
    prices: minerals.map((m) => stream(`price/${m}`)),
    levels: minerals.map((m) => stream(`price-level/${m}`)),
    ranges: plan.products.map((p, i) => stream(`price-range/${i}/${p.mineral}`)),
    points: deal.charger.levies.map(({ id }) => stream(`points/${id}`)),
  };
  /** Where each price is drawn to in this draw, as a deviation of the log from the deck; mixed as the innovations are. */
  const levels = (draw: number): Float64Array => {
    const z = streams.levels.map((s) => normalQuantile(s.one(draw)));
    return Float64Array.from(
      walks,
      ({ meanSd }, m) => meanSd * mix[m]!.reduce((sum, l, k) => sum + l * (z[k] ?? 0), 0),
    );
  };
  const { odds } = project;
  const at = (triple: readonly [number, number, number] | undefined, s: Stream, draw: number, otherwise: number) =>
    triple ? triangular(triple, s.one(draw)) : otherwise;

  return (draw) => {
    const factors = minerals.map(() => new Float64Array(years));
    const level = levels(draw);
    const state = level.map((l) => -l);
    const zs = minerals.map(() => [0, 0]);
    for (let t = 0; t < years; t++) {
      for (let m = 0; m < minerals.length; m++) {
        const [u, v] = streams.prices[m]!.pair(draw, t);
        zs[m] = [normalQuantile(u), normalQuantile(v)];
      }
      for (let m = 0; m < minerals.length; m++) {
        let a = 0;
        let e = 0;
        for (let k = 0; k <= m; k++) {
          a += mix[m]![k]! * zs[k]![0]!;
          e += mix[m]![k]! * zs[k]![1]!;
        }
        const { step, variances } = walks[m]!;
        const rest = Math.sqrt(Math.max(0, 1 - step.correlation ** 2));
        const average = level[m]! + step.averagePerStart * state[m]! + step.averageSd * a;
        state[m] = step.endPerStart * state[m]! + step.endSd * (step.correlation * a + rest * e);
        factors[m]![t] = fromDeck(1, average, variances[t]!);
      }
    }
    const byProduct = plan.products.map((p, i) => {
      const m = minerals.indexOf(p.mineral);
      if (m >= 0) return factors[m]!;
      const range = project.products[i]!.priceRange;
      return range ? triangular(range, streams.ranges[i]!.one(draw)) : 1;
    });
    const succeeded = odds.success === undefined || streams.success.one(draw) < odds.success;
    return {
      succeeded,
      points: Float64Array.from(deal.charger.levies, ({ levy }, i) => {
        const range = 'range' in levy ? levy.range : undefined;
        return range ? range[0] + (range[1] - range[0]) * streams.points[i]!.one(draw) : 0;
      }),
      plan: vary(plan, {
        price: (product, year) => {
          const f = byProduct[product]!;
          return typeof f === 'number' ? f : f[year]!;
        },
        grade: at(odds.grade, streams.grade, draw, 1),
        operating: at(odds.operating, streams.operating, draw, 1),
        overrun:
          odds.overrun === 'published'
            ? publishedOverrun(...streams.overrun.pair(draw))
            : at(odds.overrun, streams.overrun, draw, 1),
        delay: Math.round(at(odds.delayYears, streams.delay, draw, 0)),
        fails: !succeeded,
      }),
    };
  };
}
