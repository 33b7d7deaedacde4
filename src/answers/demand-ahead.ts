import type { Atlas, BaseMarket } from '../atlas/index.js';
import {
  type CountryCode,
  InputRefused,
  type Interval,
  interval,
  type Maybe,
  type MineralCode,
  missing,
  oneOf,
} from '../base/index.js';
import type { DemandAhead } from '../brief/index.js';
import { type DemandScenario, demandRatio, type IndustryFacts, rolledForward } from '../industry/index.js';
import { checkScenario, growthOf } from './demand-scenario.js';

export interface DemandAheadQuestion {
  readonly mineral: MineralCode;
  readonly importer: CountryCode;
  readonly year: number;
  readonly seed: number;
  readonly draws: number;
}

const bought = (stage: BaseMarket['stages'][number], who: (importer: CountryCode) => boolean, from?: CountryCode) =>
  stage.flows.reduce(
    (sum, f) => (who(f.importer) && (from === undefined || f.exporter === from) ? sum + f.tonnes : sum),
    0,
  );

/**
 * The base year of a market rolled forward under a demand scenario: what the importer and the world would buy, and what that asks of the
 * importer's first supplier if shares stay, with intervals over the scenario's ranges.
 * @throws InputRefused for an unknown market, a year before the base year, or a scenario that names a mineral or use that is none
 */
export async function demandAhead(
  atlas: Atlas,
  facts: IndustryFacts,
  scenario: DemandScenario,
  question: DemandAheadQuestion,
): Promise<DemandAhead> {
  const { importer, year, seed, draws } = question;
  const market = await atlas.baseMarket(question.mineral);
  if (!market) {
    const markets = await atlas.markets();
    throw new InputRefused([
      {
        code: 'unknown-mineral',
        value: question.mineral,
        message: `there is no base market of "${question.mineral}"; there are ${markets.join(', ')}`,
        wanted: oneOf(markets),
      },
    ]);
  }
  checkScenario(scenario, facts.uses, await atlas.markets());
  const { base, growth, mineral } = growthOf(scenario, market, year);
  const rolled = Array.from({ length: draws }, (_, number) =>
    rolledForward(market, (country) =>
      demandRatio(scenario, facts.uses, mineral, { country, base, year }, { seed, number }),
    ),
  );
  const silent = missing('no-growth-in-scenario', `${scenario.id} says nothing of ${market.parent}`);
  const figure = (pick: (m: BaseMarket) => number): Maybe<Interval> =>
    growth.length > 0 ? interval(rolled.map(pick)) : silent;
  return {
    format: 'lodeward-demand-ahead/1',
    vintage: atlas.vintage,
    scenario: scenario.id,
    mineral: question.mineral,
    importer,
    baseYear: market.baseYear,
    year,
    stages: market.stages.map((stage, t) => {
      const mine = (who: CountryCode) => who === importer;
      const all = () => true;
      const first = stage.flows
        .filter((f) => f.importer === importer && f.exporter !== importer && f.tonnes > 0)
        .sort((a, b) => b.tonnes - a.tonnes || (a.exporter < b.exporter ? -1 : 1))[0];
      return {
        name: stage.name,
        baseTonnes: bought(stage, mine),
        tonnes: figure((m) => bought(m.stages[t]!, mine)),
        worldBaseTonnes: bought(stage, all),
        worldTonnes: figure((m) => bought(m.stages[t]!, all)),
        firstSupplier: !first
          ? missing('no-purchases', `${importer} buys none abroad`)
          : growth.length === 0
            ? silent
            : {
                country: first.exporter,
                baseTonnes: first.tonnes,
                tonnes: interval(rolled.map((m) => bought(m.stages[t]!, mine, first.exporter))),
              },
      };
    }),
    capacity: scenario.capacity.filter(
      (c) => (c.mineral === market.mineral || c.mineral === market.parent) && c.from <= year,
    ),
    sources: [...new Set(growth.map((g) => `${g.source} [${g.status}]`))],
  };
}
