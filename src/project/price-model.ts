import { exp, log, pow } from '../base/index.js';

/** Monthly prices of one mineral, oldest first, without gaps. */
export interface PriceSeries {
  readonly mineral: string;
  readonly unit: string;
  /** `2010-05`. */
  readonly first: string;
  readonly values: readonly number[];
  /** Row ids of the atlas, in the same order. */
  readonly rows: readonly string[];
}

/** Log price as a mean-reverting process: x_t = m + b (x_{t-1} - m) + sigma e_t, month by month. */
export interface PriceModel {
  readonly mineral: string;
  /** Monthly persistence, between 0 and 0.995. */
  readonly b: number;
  /** Standard deviation of the monthly innovation in the long run: its autocovariances counted in. */
  readonly sigma: number;
  /** Mean of the log price, and its standard error. */
  readonly mean: number;
  readonly meanSd: number;
  readonly halfLifeYears: number;
  readonly months: number;
  readonly first: string;
  readonly residuals: readonly number[];
}

const mostPersistent = 0.995;

const lags = 12;

/** Variance of the residuals with their autocovariances (Newey & West 1987, 12 lags): monthly means of daily prices have correlated changes (Working 1960). */
function longRunVariance(e: readonly number[], degrees: number): number {
  let variance = 0;
  for (let k = 0; k <= lags; k++) {
    let gamma = 0;
    for (let i = k; i < e.length; i++) gamma += e[i]! * e[i - k]!;
    variance += (k === 0 ? 1 : 2 * (1 - k / (lags + 1))) * (gamma / degrees);
  }
  return Math.max(variance, e.reduce((s, x) => s + x * x, 0) / degrees);
}

/**
 * Least squares of the log price on its value a month before, the slope corrected for its small-sample bias by (1 + 3b)/n (Kendall 1954), at most 0.995
 * (half-life 11.5 years), so that the process has a mean.
 *
 * @param series at least 60 months
 */
export function fitPrices({ mineral, first, values }: PriceSeries): PriceModel {
  const x = values.map((v) => log(v));
  const n = x.length - 1;
  const sum = (f: (i: number) => number) => {
    let total = 0;
    for (let i = 0; i < n; i++) total += f(i);
    return total;
  };
  const before = sum((i) => x[i]!) / n;
  const after = sum((i) => x[i + 1]!) / n;
  const slope = sum((i) => (x[i]! - before) * (x[i + 1]! - after)) / sum((i) => (x[i]! - before) ** 2);
  const b = Math.min(mostPersistent, Math.max(0, slope + (1 + 3 * slope) / n));
  const mean = (before + after) / 2;
  const residuals = Array.from({ length: n }, (_, i) => x[i + 1]! - mean - b * (x[i]! - mean));
  const sigma = Math.sqrt(longRunVariance(residuals, n - 2));
  const meanSd = Math.min(sigma / ((1 - b) * Math.sqrt(n)), sigma / Math.sqrt(1 - b * b));
  return { mineral, b, sigma, mean, meanSd, halfLifeYears: -log(2) / log(b) / 12, months: n + 1, first, residuals };
}

/** One year's step of the deviation from the mean: its average over the year and its value at the end, both given the value at the start. */
export interface YearStep {
  readonly averagePerStart: number;
  readonly endPerStart: number;
  readonly averageSd: number;
  readonly endSd: number;
  readonly correlation: number;
}

/** Exact moments of twelve monthly steps: average = alpha x0 + sum w_i e_i, end = b^12 x0 + sum b^(12-i) e_i. */
export function yearStep({ b, sigma }: Pick<PriceModel, 'b' | 'sigma'>): YearStep {
  let alpha = 0;
  let varAverage = 0;
  let varEnd = 0;
  let covariance = 0;
  for (let i = 1; i <= 12; i++) {
    alpha += pow(b, i) / 12;
    let w = 0;
    for (let j = i; j <= 12; j++) w += pow(b, j - i) / 12;
    const v = pow(b, 12 - i);
    varAverage += w * w;
    varEnd += v * v;
    covariance += w * v;
  }
  return {
    averagePerStart: alpha,
    endPerStart: pow(b, 12),
    averageSd: sigma * Math.sqrt(varAverage),
    endSd: sigma * Math.sqrt(varEnd),
    correlation: covariance / Math.sqrt(varAverage * varEnd),
  };
}

/** Variance of the year-average deviation in years 0 ... n-1 when it starts at 0 and the mean it is drawn to is uncertain by `meanSd`: what the mean of exp() is corrected by. */
export function averageVariances(step: YearStep, meanSd: number, n: number): Float64Array {
  const out = new Float64Array(n);
  let state = 0;
  let pull = 1;
  for (let t = 0; t < n; t++) {
    out[t] =
      step.averagePerStart ** 2 * state + step.averageSd ** 2 + (1 - step.averagePerStart * pull) ** 2 * meanSd ** 2;
    state = step.endPerStart ** 2 * state + step.endSd ** 2;
    pull *= step.endPerStart;
  }
  return out;
}

const monthNumber = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

/** Correlation of the monthly innovations of two models over the months both have; 0 with fewer than 24. */
export function innovationCorrelation(a: PriceModel, b: PriceModel): number {
  const shift = monthNumber(a.first) - monthNumber(b.first);
  let n = 0;
  let [saa, sbb, sab] = [0, 0, 0];
  a.residuals.forEach((e, i) => {
    const f = b.residuals[i + shift];
    if (f === undefined) return;
    n++;
    saa += e * e;
    sbb += f * f;
    sab += e * f;
  });
  return n < 24 || saa === 0 || sbb === 0 ? 0 : sab / Math.sqrt(saa * sbb);
}

/** Lower triangle of L with L L' = the correlation matrix; where pairs of unlike length make it not positive, it is shrunk to the identity by tenths. */
export function cholesky(correlation: readonly (readonly number[])[]): number[][] {
  for (let keep = 1; ; keep -= 0.1) {
    const n = correlation.length;
    const l = Array.from({ length: n }, () => new Array<number>(n).fill(0));
    let positive = true;
    for (let i = 0; i < n && positive; i++)
      for (let j = 0; j <= i; j++) {
        let sum = i === j ? 1 : correlation[i]![j]! * keep;
        for (let k = 0; k < j; k++) sum -= l[i]![k]! * l[j]![k]!;
        if (i !== j) l[i]![j] = sum / l[j]![j]!;
        else if (sum > 1e-10) l[i]![i] = Math.sqrt(sum);
        else positive = false;
      }
    if (positive) return l;
  }
}

/** Share of past prices inside the model's 90 % interval: for every January with ten years of data before it, the mean price of the h-th year ahead. */
export interface Coverage {
  readonly mineral: string;
  readonly yearsAhead: number;
  readonly inside: number;
  readonly cases: number;
}

const z90 = 1.6448536269514722;

/** Backtest of the price model on its own series; every fit sees only the months before its forecast. */
export function backtestPrices(series: PriceSeries, yearsAhead: number): Coverage {
  let inside = 0;
  let cases = 0;
  for (let origin = 120; origin + yearsAhead * 12 <= series.values.length; origin += 12) {
    const model = fitPrices({ ...series, values: series.values.slice(0, origin) });
    const step = yearStep(model);
    let state = log(series.values[origin - 1]!) - model.mean;
    for (let y = 1; y < yearsAhead; y++) state *= step.endPerStart;
    const sd = Math.sqrt(averageVariances(step, model.meanSd, yearsAhead)[yearsAhead - 1]!);
    const centre = model.mean + step.averagePerStart * state;
    let mean = 0;
    for (let i = 0; i < 12; i++) mean += log(series.values[origin + (yearsAhead - 1) * 12 + i]!) / 12;
    cases++;
    if (Math.abs(mean - centre) <= z90 * sd) inside++;
  }
  return { mineral: series.mineral, yearsAhead, inside, cases };
}

/** The price that a deviation of the log makes of the deck, so that the mean over draws is the deck: deck x exp(x - variance / 2). */
export const fromDeck = (deck: number, deviation: number, variance: number): number =>
  deck * exp(deviation - variance / 2);
