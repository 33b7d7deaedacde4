import type { ParameterRow } from '../parameters.js';
import { teaches } from './evidence.js';
import { byDecision, logDensities, type Observation, observationOf, type Series } from './likelihood.js';
import { posterior, type Ranks, ranksOf } from './ranks.js';

/** What a set of decisions says. */
export interface Fold {
  readonly observation: Observation;
  /** Of the parameters that these decisions can teach; the others keep their range. */
  readonly ranks: Ranks;
}

/** Parameters that the series of some decision have. */
export const candidatesOf = (series: readonly Series[]): readonly string[] =>
  [...new Set(series.flatMap(({ uniforms }) => [...uniforms.keys()]).map((key) => key.split('/')[0]!))].sort();

/**
 * What decisions teach about the next one. Every decision has a behaviour of its own, drawn from a population that is not known (`ranksOf`); marginal by
 * parameter, as ranks. A parameter is fitted only where these decisions identify it and left-out ones among them are the better foretold
 * (`teaches`); `all` fits every one, to compare. The error of observation is that of maximum marginal likelihood.
 */
export function learn(series: readonly Series[], draws: number, { all = false } = {}): Fold {
  const decisions = byDecision(series);
  const observation = observationOf(decisions, draws);
  const weights = decisions.map((one) => posterior(logDensities(one, draws, observation)));
  const fitted = candidatesOf(series).flatMap((parameter): [string, readonly number[]][] => {
    const ranks = ranksOf(parameter, decisions, weights);
    const worth = all || teaches(parameter, decisions, draws, observation);
    return ranks && worth ? [[parameter, ranks]] : [];
  });
  return { observation, ranks: Object.fromEntries(fitted) };
}

/** Ranges as a fold knows them: rows of fitted parameters carry its ranks, the others none, whatever an earlier fit said. */
export const withFold = (rows: readonly ParameterRow[], { ranks }: Fold): readonly ParameterRow[] =>
  rows.map(({ ranks: _, ...row }) => {
    const own = ranks[row.parameter];
    return own ? { ...row, ranks: own } : row;
  });
