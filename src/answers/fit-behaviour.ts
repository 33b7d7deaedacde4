import { type BehaviourFit, learn } from '../shock/index.js';
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
  const series = (
    await Promise.all(
      events.map((event) => {
        const seen = observed.filter((one) => one.event === event.id);
        return seen.length > 0 ? seriesOf({ ...ports, parameters }, event, seen, draws, seed) : [];
      }),
    )
  ).flat();
  const decisions = [...new Set(series.map(({ decision }) => decision))];
  return {
    format: 'lodeward-fit/1',
    source: `fitted on ${decisions.join(', ')}, leaving one decision out (lodeward backtest --fit)`,
    date,
    status: 'estimated',
    draws,
    seed,
    all: learn(series, draws),
    leftOut: Object.fromEntries(
      decisions.map((decision) => [
        decision,
        learn(
          series.filter((one) => one.decision !== decision),
          draws,
        ),
      ]),
    ),
  };
}
