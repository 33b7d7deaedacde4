import { isMissing, type MineralCode, missing } from '../base/index.js';
import type { LeadingDrivers } from '../brief/index.js';
import { type ParameterRow, type Runner, type YearlyEvent, yearlyDrivers } from '../shock/index.js';
import { expectedByEvent, type RunMarket } from './expected-by-event.js';

const leading = 3;
const mostDraws = 128;

interface DriverFacts {
  readonly runner: Runner;
  readonly parameters: readonly ParameterRow[];
  readonly importer: string;
  readonly seed: number;
  readonly draws: number;
  readonly events: readonly YearlyEvent[];
}

/**
 * For the minerals whose heaviest event costs buyers most in expectation: which assumptions that expectation hangs on (Sobol indices of chance x
 * share of the year x buyer's loss, nine solves a draw). One market a mineral.
 */
export async function studyDrivers(all: readonly RunMarket[], facts: DriverFacts): Promise<LeadingDrivers> {
  const { runner, parameters, importer, seed } = facts;
  const draws = Math.min(mostDraws, Math.floor(facts.draws / 2));
  const best = new Map<MineralCode, { one: RunMarket; event: YearlyEvent; loss: number }>();
  for (const one of all) {
    if (isMissing(one.risk.year)) continue;
    const [found] = [...expectedByEvent(one, facts.events)].sort(
      (a, b) => b.loss - a.loss || (a.event.id < b.event.id ? -1 : 1),
    );
    const known = best.get(one.market.parent);
    if (found && found.loss > (known?.loss ?? 0)) best.set(one.market.parent, { one, ...found });
  }
  const first = [...best.values()]
    .sort((a, b) => b.loss - a.loss || (a.one.market.mineral < b.one.market.mineral ? -1 : 1))
    .slice(0, draws > 0 ? leading : 0);
  const found = await Promise.all(
    first.map(async ({ one: { market }, event }) => {
      const job = { market, parameters, importer, seed, draws };
      const { drivers, certificate } = await yearlyDrivers(runner, job, event, 'buyerLossUsd');
      const { failed, solves } = certificate;
      return {
        solves,
        mineral: market.mineral,
        event: event.id,
        drivers:
          failed > 0
            ? missing('not-converged', `${failed} of ${solves} solves have no certified equilibrium`)
            : drivers,
      };
    }),
  );
  return {
    draws,
    solves: found.reduce((sum, { solves }) => sum + solves, 0),
    minerals: found.map(({ mineral, event, drivers }) => ({ mineral, event, drivers })),
  };
}
