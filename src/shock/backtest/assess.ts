import { type Evidence, evidenceOf } from './evidence.js';
import { candidatesOf, type Fold, learn } from './fit.js';
import { byDecision, logDensities, logMean, type Series } from './likelihood.js';
import { weightsUnder } from './ranks.js';
import { insideWeighted, seenDraws } from './score.js';

/** How well decisions are foretold: ln density added up over decisions, and months inside the intervals. */
interface Score {
  readonly lnDensity: number;
  readonly months: number;
  readonly inside50: number;
  readonly inside90: number;
}

/** What the events identify, and what fitting is worth in and out of sample. */
export interface Assessment {
  /** `fitted`: in the fit on all decisions; `folds`: in how many of those that leave one out. */
  readonly parameters: readonly (Evidence & { readonly fitted: boolean; readonly folds: number })[];
  /** Nothing but the error of observation learnt, behaviour from its ranges. */
  readonly ranges: InAndOut;
  /** The parameters that were fitted. */
  readonly fitted: InAndOut;
  /** Every parameter fitted, whether identified or not. */
  readonly every: InAndOut;
}

/** Decisions foretold by a fit that knows them, and by one on the others alone. */
interface InAndOut {
  readonly inSample: Score;
  readonly outOfSample: Score;
}

/** data/behaviour-fit.yaml. */
export interface BehaviourFit {
  readonly format: 'lodeward-fit/1';
  readonly source: string;
  readonly date: string;
  readonly status: 'estimated';
  readonly draws: number;
  readonly seed: number;
  /** What all decisions say: what shocks through time are drawn from. */
  readonly all: Fold;
  /** What the others say, by the decision left out: what its events are predicted with. */
  readonly leftOut: Readonly<Record<string, Fold>>;
  readonly assessment: Assessment;
}

function scoreOf(decision: readonly Series[], { ranks, observation }: Fold, draws: number, seed: number): Score {
  const weights = weightsUnder(ranks, decision, draws);
  const inside = decision.flatMap((series) =>
    series.cells.map(({ observed, draws: values }) => {
      const seen = seenDraws(series, values, observation[series.kind], seed);
      return [0.5, 0.9].map((level) => insideWeighted(seen, weights, observed, level));
    }),
  );
  return {
    lnDensity: logMean(logDensities(decision, draws, observation), weights),
    months: inside.length,
    inside50: inside.filter(([half]) => half).length,
    inside90: inside.filter(([, most]) => most).length,
  };
}

const thousandths = (value: number): number => Math.round(value * 1000) / 1000;

function sumOf(scores: readonly Score[]): Score {
  const sum = (key: keyof Score) => scores.reduce((total, score) => total + score[key], 0);
  return {
    lnDensity: thousandths(sum('lnDensity')),
    months: sum('months'),
    inside50: sum('inside50'),
    inside90: sum('inside90'),
  };
}

function rounded({ parameter, ...numbers }: Evidence): Evidence {
  const { flatness, information, byChance, outOfSample, outOfSampleError } = numbers;
  return {
    parameter,
    flatness: thousandths(flatness),
    information: thousandths(information),
    byChance: thousandths(byChance),
    outOfSample: thousandths(outOfSample),
    outOfSampleError: thousandths(outOfSampleError),
  };
}

/**
 * Weighs the fit: what each parameter's evidence is on all decisions, and how decisions are foretold under the ranges, under the fit and under a
 * fit of everything, each by draws of the ranges weighted anew (no further solves).
 * @param folds the fit on all decisions, and by the decision left out
 */
export function assess(
  series: readonly Series[],
  draws: number,
  seed: number,
  { all, leftOut }: { readonly all: Fold; readonly leftOut: Readonly<Record<string, Fold>> },
): Assessment {
  const decisions = byDecision(series);
  const nameOf = (decision: readonly Series[]) => decision[0]!.decision;
  const without = (decision: readonly Series[]) => series.filter((one) => one.decision !== nameOf(decision));
  const total = (fold: (decision: readonly Series[]) => Fold) =>
    sumOf(decisions.map((decision) => scoreOf(decision, fold(decision), draws, seed)));
  const inAndOut = (known: Fold, unknown: (decision: readonly Series[]) => Fold): InAndOut => ({
    inSample: total(() => known),
    outOfSample: total(unknown),
  });
  const others = (decision: readonly Series[]) => leftOut[nameOf(decision)]!;
  return {
    parameters: candidatesOf(series).map((parameter) => ({
      ...rounded(evidenceOf(parameter, decisions, draws, all.observation)),
      fitted: parameter in all.ranks,
      folds: Object.values(leftOut).filter(({ ranks }) => parameter in ranks).length,
    })),
    ranges: inAndOut({ ...all, ranks: {} }, (decision) => ({ ...others(decision), ranks: {} })),
    fitted: inAndOut(all, others),
    every: inAndOut(learn(series, draws, { all: true }), (decision) => learn(without(decision), draws, { all: true })),
  };
}
