import { assess, type BehaviourFit, learn } from '../shock/index.js';
import type { EventsFile } from '../study/index.js';
import { type PathPorts, seriesOf } from './backtest-series.js';

/**
 * Behaviour fitted on the events given, and once more without each decision: what the shock room draws from, and what each event is predicted
 * with. The ranges are taken as they stand (no earlier fit).
 */
export async function fitBehaviour(
  ports: PathPorts,
  { events, observed = [] }: Pick<EventsFile, 'events' | 'observed'>,
  { draws, seed, date }: { readonly draws: number; readonly seed: number; readonly date: string },
): Promise<BehaviourFit> {
  const parameters = ports.parameters.map(({ ranks: _, ...row }) => row);
  const found = await Promise.all(
    events.map((event) => {
      const seen = observed.filter((one) => one.event === event.id);
      return seen.length > 0 ? seriesOf({ ...ports, parameters }, event, seen, draws, seed) : { answered: [] };
    }),
  );
  const series = found.flatMap(({ answered }) => answered.map((one) => one.series));
  const decisions = [...new Set(series.map(({ decision }) => decision))];
  const without = (decision: string) =>
    learn(
      series.filter((one) => one.decision !== decision),
      draws,
    );
  const folds = {
    all: learn(series, draws),
    leftOut: Object.fromEntries(decisions.map((decision) => [decision, without(decision)])),
  };
  return {
    format: 'lodeward-fit/1',
    source: `fitted on ${decisions.join(', ')}, leaving one decision out (lodeward backtest --fit)`,
    date,
    status: 'estimated',
    draws,
    seed,
    ...folds,
    assessment: assess(series, draws, seed, folds),
  };
}
