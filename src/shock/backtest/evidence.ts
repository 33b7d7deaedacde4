import { log, quantile, streamKey, uniformAt } from '../../base/index.js';
import { logDensities, logMean, type Observation, type Series, streamsOf } from './likelihood.js';
import { posterior, ranksOf, weightsUnder } from './ranks.js';

/** What decisions say of one parameter. */
export interface Evidence {
  readonly parameter: string;
  /** ln likelihood of all decisions in the best fifth of the range less that in the worst: how flat the objective is. */
  readonly flatness: number;
  /** Gain of information over the range, summed over decisions (Kullback-Leibler, in tenths of the range), in natural units. */
  readonly information: number;
  /** What chance gives: the 95 % point with the draws' numbers shuffled. */
  readonly byChance: number;
  /** ln density of left-out decisions with this parameter alone fitted on the others, less that of the range as it stands, and its standard error. */
  readonly outOfSample: number;
  readonly outOfSampleError: number;
}

const shuffles = 99;
const bins = 10;
const shuffleKey = streamKey('shuffle');

/** ln likelihood by fifths of the range, decisions added up, best less worst. */
function flatness(streams: readonly (readonly Float64Array[])[], logs: readonly Float64Array[]): number {
  const fifths = Array.from({ length: 5 }, (_, k) =>
    streams.reduce(
      (sum, some, d) =>
        some.reduce((part, uniforms) => {
          const inside = uniforms.map((u) => (Math.min(Math.floor(u * 5), 4) === k ? 1 : 0));
          return part + logMean(logs[d]!, inside) / some.length;
        }, sum),
      0,
    ),
  );
  return Math.max(...fifths) - Math.min(...fifths);
}

/** Kullback-Leibler distance of weighted uniform numbers from evenness, in tenths. */
function information(uniforms: Float64Array, weights: Float64Array): number {
  const share = new Float64Array(bins);
  uniforms.forEach((u, n) => {
    share[Math.min(Math.floor(u * bins), bins - 1)]! += weights[n]!;
  });
  return share.reduce((sum, w) => (w > 0 ? sum + w * log(w * bins) : sum), 0);
}

/** Draw numbers in an order drawn for the shuffle. */
function shuffled(draws: number, shuffle: number): Int32Array {
  const order = Int32Array.from({ length: draws }, (_, n) => n);
  for (let n = draws - 1; n > 0; n--) {
    const k = Math.floor((n + 1) * uniformAt(1, shuffleKey, n, shuffle));
    [order[n], order[k]] = [order[k]!, order[n]!];
  }
  return order;
}

/** ln density that a fit of one parameter on the other decisions gives each left-out one, less that of the range. */
function gains(
  parameter: string,
  decisions: readonly (readonly Series[])[],
  logs: readonly Float64Array[],
  weights: readonly Float64Array[],
): readonly number[] {
  return decisions.map((decision, d) => {
    const ranks = ranksOf(
      parameter,
      decisions.filter((_, k) => k !== d),
      weights.filter((_, k) => k !== d),
    );
    if (!ranks) return 0;
    const fitted = weightsUnder({ [parameter]: ranks }, decision, logs[d]!.length);
    return logMean(logs[d]!, fitted) - logMean(logs[d]!);
  });
}

/** What decisions say of a parameter, under an error of observation. */
export function evidenceOf(
  parameter: string,
  decisions: readonly (readonly Series[])[],
  draws: number,
  observation: Observation,
): Evidence {
  const logs = decisions.map((one) => logDensities(one, draws, observation));
  const weights = logs.map(posterior);
  const streams = decisions.map((one) => streamsOf(one, parameter));
  const gained = (order?: Int32Array) =>
    streams.reduce((sum, some, d) => {
      const w = order ? weights[d]!.map((_, n) => weights[d]![order[n]!]!) : weights[d]!;
      return some.reduce((part, uniforms) => part + information(uniforms, w) / some.length, sum);
    }, 0);
  const gain = gains(parameter, decisions, logs, weights);
  const outOfSample = gain.reduce((a, b) => a + b, 0);
  const scatter = gain.reduce((sum, one) => sum + (one - outOfSample / gain.length) ** 2, 0) / (gain.length - 1);
  const chance = Array.from({ length: shuffles }, (_, k) => gained(shuffled(draws, k))).sort((a, b) => a - b);
  return {
    parameter,
    flatness: flatness(streams, logs),
    information: gained(),
    byChance: quantile(chance, 0.95),
    outOfSample,
    outOfSampleError: Math.sqrt(gain.length * scatter),
  };
}

/** Whether these decisions identify a parameter, and foretell one another better with it by more than one standard error. */
const identified = ({ information: found, byChance, outOfSample, outOfSampleError }: Evidence): boolean =>
  found > byChance && outOfSample > outOfSampleError;

export const teaches = (
  parameter: string,
  decisions: readonly (readonly Series[])[],
  draws: number,
  observation: Observation,
): boolean => identified(evidenceOf(parameter, decisions, draws, observation));
