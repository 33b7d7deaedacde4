import type { BaseMarket } from '../atlas/index.js';
import { isMissing, type Maybe, missing, uniform } from '../base/index.js';
import type { IndustryModel } from '../industry/index.js';
import { mineralBase, type Sample, type Unknown, type Valuation } from '../portfolio/index.js';
import { calibrateOdds, dependence, genericEvents, saleOf } from '../risk/index.js';
import { assumptionsOf, yearWithStanding } from '../shock/index.js';
import type { Study } from '../study/index.js';
import { withByProducts } from './by-product-events.js';
import type { Candidates } from './plan-candidates.js';
import { buyersLosses, industryLosses, shortOf } from './plan-losses.js';
import { stockCover } from './stock-cover.js';
import type { StudyPorts } from './study-ports.js';
import { yearlyEvents } from './yearly-events.js';

export interface PlanSetting {
  readonly ports: StudyPorts;
  readonly study: Study;
  /** Every market that has a won rate for its base year. */
  readonly markets: ReadonlyMap<string, BaseMarket>;
  readonly rates: ReadonlyMap<string, number>;
  readonly loss: 'buyers' | 'value-added';
  /** With the study's own uses. */
  readonly industry: Maybe<IndustryModel>;
}

const mineralsOf = ({ candidates }: Candidates) => [...new Set(candidates.flatMap((c) => c.minerals))].sort();

/** Minerals whose value added nobody can tell: measures on them cannot be compared by it. */
export function untold({ industry, markets, loss }: PlanSetting, mineral: string): Maybe<true> {
  if (loss === 'buyers') return true;
  if (isMissing(industry)) return industry;
  if (isMissing(industry.table.todayFactor)) return industry.table.todayFactor;
  const { parent } = markets.get(mineral)!;
  return industry.uses.has(parent) ? true : missing('no-use-shares', `data/industry/uses.csv says no use of ${parent}`);
}

/** Sales that contracts of the plan would make: a corridor may shut them where nothing is sold today. */
const contractSales = ({ standing }: Candidates, mineral: string, importer: string): string[] =>
  [...standing.values()].flatMap(({ measures }) =>
    (measures.get(mineral) ?? []).flatMap((measure) =>
      measure.kind === 'commit' ? measure.from.map((from) => saleOf(from, importer)) : [],
    ),
  );

/** Loss of the simulated years of one seed under standing effects, in KRW. */
export function planValuation(setting: PlanSetting, candidates: Candidates, seed: number, sample: Sample): Valuation {
  const { ports, study, markets, rates, loss } = setting;
  const { importer } = study.study;
  const used = mineralsOf(candidates).map((code) => markets.get(code)!);
  const dependences = [...markets.values()].flatMap((market) => {
    const found = dependence(market, importer);
    return found ? [{ ...found, sales: [...found.sales, ...contractSales(candidates, market.mineral, importer)] }] : [];
  });
  const { own, generic } = withByProducts(
    {
      own: study.events.events,
      generic: genericEvents(calibrateOdds(ports.odds), dependences, importer),
    },
    ports.byProducts,
    [...markets.values()],
    ports.countries,
  );
  const { draws, years } = sample;
  const eventsOf = (of: readonly BaseMarket[], closures = ports.closures) =>
    yearlyEvents({
      markets: of,
      importer,
      generic,
      own,
      countries: ports.countries,
      closures,
      seed,
      draws,
    }).events;
  const events = eventsOf(used);
  const all = [...markets.values()];
  const cover = (market: BaseMarket) => stockCover(study.stocks?.stocks ?? [], market, all, importer);
  return {
    seed,
    ...sample,
    standing: candidates.standing,
    base: new Map(used.map((market) => [market.mineral, mineralBase(market, importer, 365 * cover(market))])),
    groupLosses:
      loss === 'buyers' ? buyersLosses(setting) : industryLosses(setting, mineralsOf(candidates), seed, sample),
    yearEffect: async (mineral, standing, detours) => {
      const market = markets.get(mineral)!;
      const left = (route: string) =>
        detours.reduce((share, detour) => (detour.route === route ? share * (1 - detour.share) : share), 1);
      const closures = ports.closures.map((closure) =>
        closure.importer === importer || closure.importer === '*'
          ? { ...closure, share: closure.share * left(closure.route) }
          : closure,
      );
      const question = {
        market,
        parameters: ports.parameters,
        importer,
        seed,
        draws,
        years,
        events: detours.length > 0 ? eventsOf([market], closures) : events,
        closures,
        standing,
        cover: cover(market),
      };
      const found = await yearWithStanding(ports.runner, question);
      const rate = rates.get(mineral)!;
      const effect = loss === 'buyers' ? found.loss.map((usd) => usd * rate) : shortOf(setting, mineral, found.share);
      return { effect, solves: found.certificate.solves };
    },
  };
}

export interface PlanUnknown extends Unknown {
  readonly of: { readonly mineral: string; readonly parameter: string; readonly stages: readonly string[] };
}

/** The ranges the answer hangs on, as ranks: a draw's value rises with its uniform number. */
export function planUnknowns(
  { ports, markets }: PlanSetting,
  candidates: Candidates,
  seed: number,
  draws: number,
): PlanUnknown[] {
  const found = new Map<string, PlanUnknown>();
  for (const mineral of mineralsOf(candidates))
    for (const { fact, parameter, stages, low, high } of assumptionsOf(markets.get(mineral)!, ports.parameters)) {
      if (low === high) continue;
      const values = Float64Array.from({ length: draws }, (_, n) => uniform(seed, `parameters/${mineral}`, n, fact));
      const name = `${mineral} ${fact}`;
      found.set(name, { name, values, of: { mineral, parameter, stages } });
    }
  return [...found.values()];
}
