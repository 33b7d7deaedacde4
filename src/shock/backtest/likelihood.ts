import { exp, log } from '../../base/index.js';

/** One observed series of an event: what was seen and what each draw says, cell by cell. */
export interface Series {
  readonly event: string;
  /** Events of one decision are fitted and left out together. */
  readonly decision: string;
  /** `CHN > KOR`, or place and form of a price. */
  readonly name: string;
  readonly kind: 'flow' | 'price';
  /** Added to both sides before logarithms: a tenth of a normal month for tonnes, 0 for price ratios. */
  readonly floor: number;
  readonly cells: readonly { readonly month: string; readonly observed: number; readonly draws: Float64Array }[];
  /** Uniform numbers behind each draw, by parameter, or by `parameter/whose` where a mineral or a destination has its own. */
  readonly uniforms: ReadonlyMap<string, Float64Array>;
}

/** Standard deviation of ln(seen / modelled): another form, another place, months of customs. */
export interface Observation {
  readonly flow: number;
  readonly price: number;
}

const grid = [0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.25, 1.5];

/** The series of each decision, in the order in which decisions first appear. */
export const byDecision = (series: readonly Series[]): readonly (readonly Series[])[] =>
  [...new Set(series.map(({ decision }) => decision))].map((name) =>
    series.filter(({ decision }) => decision === name),
  );

const missed = ({ floor }: Series, seen: number, modelled: number): number =>
  log(Math.max(modelled, 0) + floor + 1e-9) - log(seen + floor + 1e-9);

/** Normal log density of the misfits of a series. Its months are neither one observation nor independent: n of them count as the root of n. */
function logDensity(series: Series, draw: number, error: number): number {
  let sum = 0;
  for (const { observed, draws } of series.cells) {
    const z = missed(series, observed, draws[draw]!) / error;
    sum -= z * z;
  }
  const counted = Math.sqrt(series.cells.length);
  return sum / (2 * counted) - counted * log(error);
}

/** Log density of the series of one decision, draw by draw. */
export const logDensities = (series: readonly Series[], draws: number, observation: Observation): Float64Array =>
  Float64Array.from({ length: draws }, (_, n) =>
    series.reduce((sum, one) => sum + logDensity(one, n, observation[one.kind]), 0),
  );

/** ln of the mean of e^x under weights (even ones by default). */
export function logMean(values: Float64Array, weights?: Float64Array): number {
  const top = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  let [sum, weight] = [0, 0];
  values.forEach((value, n) => {
    const w = weights ? weights[n]! : 1;
    sum += w * exp(value - top);
    weight += w;
  });
  return top + log(sum / weight);
}

/** The error of one kind of observation that makes what was seen likeliest, behaviour integrated out (maximum marginal likelihood). */
function errorOf(decisions: readonly (readonly Series[])[], draws: number, kind: Series['kind']): number {
  let [best, found] = [Number.NEGATIVE_INFINITY, grid.at(-1)!];
  for (const error of grid) {
    let sum = 0;
    for (const series of decisions) {
      const some = series.filter((one) => one.kind === kind);
      if (some.length > 0) sum += logMean(logDensities(some, draws, { flow: error, price: error }));
    }
    if (sum > best) [best, found] = [sum, error];
  }
  return found;
}

export const observationOf = (decisions: readonly (readonly Series[])[], draws: number): Observation => ({
  flow: errorOf(decisions, draws, 'flow'),
  price: errorOf(decisions, draws, 'price'),
});

/** The distinct streams of uniform numbers of a decision that belong to a parameter. */
export function streamsOf(decision: readonly Series[], parameter: string): readonly Float64Array[] {
  const all = new Map(decision.flatMap(({ uniforms }) => [...uniforms]));
  return [...all].filter(([key]) => key.split('/')[0] === parameter).map(([, uniforms]) => uniforms);
}
