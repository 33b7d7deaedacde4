import { exp, isMissing, type Maybe, type MineralCode, normalQuantile, quantile, uniform } from '../base/index.js';

/** Scores of one mineral by criterion, 0 (no worry) to 1 (worst), one number a draw; or why there is none. */
export interface Scored {
  readonly mineral: MineralCode;
  readonly scores: ReadonlyMap<string, Maybe<Float64Array>>;
}

export interface Ranked {
  readonly mineral: MineralCode;
  /** Median of the weighted mean over draws, 0..1; an order of attention and no forecast of loss. */
  readonly score: number;
  /** Its 5 and 95 % points over draws. */
  readonly scoreInterval: { readonly p05: number; readonly p95: number };
  /** 1 is the first to worry about: the place by `score`, and the 5 and 95 % points of the places over draws. */
  readonly rank: { readonly place: number; readonly best: number; readonly worst: number };
  /** Criteria that could not be computed and stand as anything between 0 and 1 in the draws. */
  readonly unknown: readonly string[];
}

/** How far a weight may be off: the standard deviation of its logarithm. */
const weightSpread = 0.5;

/**
 * Ranks minerals by the weighted mean of their scores, with the places over draws of inputs and weights (each weight times e^{0.5 z}).
 * A missing score is neither 0 nor left out: it is drawn uniformly from [0, 1], so a mineral of which little is known has a wide interval.
 * Draws are keyed by mineral and criterion: the answer does not depend on the order of rows. Equal scores: the code that sorts first.
 *
 * @param weights by criterion, >= 0, not all 0; a criterion without a weight counts for nothing
 * @param draws length of every score array
 */
export function rankMinerals(
  entries: readonly Scored[],
  weights: ReadonlyMap<string, number>,
  seed: number,
  draws: number,
): Ranked[] {
  const minerals = [...entries].sort((a, b) => (a.mineral < b.mineral ? -1 : 1));
  const criteria = [...weights].filter(([, weight]) => weight > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  const composites = minerals.map(() => new Float64Array(draws));
  const places = minerals.map(() => new Float64Array(draws));
  for (let draw = 0; draw < draws; draw++) {
    const drawn = criteria.map(
      ([criterion, weight]) => weight * exp(weightSpread * normalQuantile(uniform(seed, 'weight', draw, criterion))),
    );
    const total = drawn.reduce((sum, w) => sum + w, 0);
    minerals.forEach(({ mineral, scores }, m) => {
      let sum = 0;
      criteria.forEach(([criterion], c) => {
        const score = scores.get(criterion);
        const known = score !== undefined && !isMissing(score);
        sum += drawn[c]! * (known ? score[draw]! : uniform(seed, mineral, draw, `unknown ${criterion}`));
      });
      composites[m]![draw] = sum / total;
    });
    const order = [...minerals.keys()].sort((a, b) => composites[b]![draw]! - composites[a]![draw]! || a - b);
    order.forEach((m, place) => {
      places[m]![draw] = place + 1;
    });
  }
  const middle = (values: Float64Array, p: number) => quantile(Float64Array.from(values).sort(), p);
  const ranked = minerals.map(({ mineral, scores }, m) => ({
    mineral,
    score: middle(composites[m]!, 0.5),
    scoreInterval: { p05: middle(composites[m]!, 0.05), p95: middle(composites[m]!, 0.95) },
    best: Math.round(middle(places[m]!, 0.05)),
    worst: Math.round(middle(places[m]!, 0.95)),
    unknown: criteria.map(([c]) => c).filter((c) => scores.get(c) === undefined || isMissing(scores.get(c))),
  }));
  return ranked
    .sort((a, b) => b.score - a.score || (a.mineral < b.mineral ? -1 : 1))
    .map(({ best, worst, ...r }, i) => ({ ...r, rank: { place: i + 1, best, worst } }));
}

/**
 * Weighted mean of scores as they stand, for weights that are moved by hand: sum w s / sum w, a missing score counting as 1/2, the middle of what it may
 * be in the draws of `rankMinerals`. 0 where all weights are 0.
 *
 * @example meanScore(['a', 'b'], { a: 0.8, b: missing }, () => 1): 0.65
 */
export function meanScore<C extends string>(
  criteria: readonly C[],
  scores: Readonly<Partial<Record<C, Maybe<{ readonly value: number }>>>>,
  weight: (criterion: C) => number,
): number {
  let sum = 0;
  let total = 0;
  for (const criterion of criteria) {
    const score = scores[criterion];
    sum += weight(criterion) * (score === undefined || isMissing(score) ? 0.5 : score.value);
    total += weight(criterion);
  }
  return total > 0 ? sum / total : 0;
}
