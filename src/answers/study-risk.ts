import type { BaseMarket } from '../atlas/index.js';
import { type MineralCode, missing, whenPresent } from '../base/index.js';
import type { JointYear, LeadingDrivers, MineralResult } from '../brief/index.js';
import { withOwnUses } from '../industry/index.js';
import { calibrateOdds, dependence, genericEvents } from '../risk/index.js';
import { yearlyRisk } from '../shock/index.js';
import type { Study } from '../study/index.js';
import { withByProducts } from './by-product-events.js';
import { krwPerUsd } from './exchange-rate.js';
import { stockCover } from './stock-cover.js';
import { studyDrivers } from './study-drivers.js';
import { studyJoint } from './study-joint.js';
import { mineralResult, purchases, withoutMarket } from './study-minerals.js';
import type { StudyPorts } from './study-ports.js';
import { type NotModelled, yearlyEvents } from './yearly-events.js';

/** Draws that figures given an event rest on: the year of a draw needs few solves, every event in every draw many. */
const mostGivenDraws = 250;

export interface StudyRisk {
  /** Draws that the figures given an event and the expected loss rest on; the year rests on all. */
  readonly givenEventDraws: number;
  readonly minerals: readonly MineralResult[];
  readonly joint: JointYear;
  readonly drivers: LeadingDrivers;
  readonly notModelled: readonly NotModelled[];
  readonly certificate: {
    readonly solves: number;
    readonly worstResidualTonnes: number;
    readonly worstRelativeExcess: number;
  };
}

/** The markets of each mineral of the study: its own, or those of its forms. */
function marketsOf(
  all: readonly BaseMarket[],
  minerals: readonly MineralCode[],
): ReadonlyMap<MineralCode, readonly BaseMarket[]> {
  return new Map(
    minerals.map((mineral) => [mineral, all.filter((m) => m.mineral === mineral || m.parent === mineral)]),
  );
}

/**
 * The losses of the importer in every mineral of the study: given each event, expected a year, and the bad year.
 * @param report called as minerals are done, with their number and the number of all
 */
export async function studyRisk(
  ports: StudyPorts,
  study: Study,
  { seed, draws }: { readonly seed: number; readonly draws: number },
  report: (done: number, all: number) => void,
): Promise<StudyRisk> {
  const { importer, partner, minerals } = study.study;
  const all = await ports.atlas.baseMarkets();
  const byMineral = marketsOf(all, minerals);
  const markets = [...new Set([...byMineral.values()].flat())].filter((m) => purchases(m, importer).length > 0);
  const dependences = markets.map((market) => dependence(market, importer)).filter((d) => d !== undefined);
  const { own, generic } = withByProducts(
    { own: study.events.events, generic: genericEvents(calibrateOdds(ports.odds), dependences, importer) },
    ports.byProducts,
    markets,
    ports.countries,
  );
  const { events, notModelled } = yearlyEvents({
    markets,
    importer,
    generic,
    own,
    countries: ports.countries,
    closures: ports.closures,
    seed,
    draws,
  });
  let done = 0;
  const givenDraws = Math.min(draws, mostGivenDraws);
  const stocks = study.stocks?.stocks ?? [];
  const cover = (market: BaseMarket) => stockCover(stocks, market, all, importer);
  const { parameters, closures } = ports;
  const question = { markets, parameters, importer, seed, draws, events, closures, givenDraws, cover };
  const risk = await yearlyRisk(ports.runner, question, () => report(++done, markets.length));
  const industry = whenPresent(ports.industry, (model) => withOwnUses(model, study.industries?.uses ?? []));
  const { products } = ports;
  const facts = { importer, partner, industry, markets: all, products, seed, draws, own, generic, events };
  const run = await Promise.all(
    markets.map(async (market, i) => ({ market, risk: risk[i]!, won: await krwPerUsd(ports.atlas, market.baseYear) })),
  );
  const results = new Map(
    run.map((one) => [one.market.mineral, mineralResult(one.market, one.risk, one.won, facts)] as const),
  );
  const drivers = await studyDrivers(run, { ...question, runner: ports.runner });
  const certificates = risk.map(({ outcome }) => outcome.certificate());
  return {
    givenEventDraws: givenDraws,
    minerals: minerals.flatMap((mineral) => {
      const own = byMineral.get(mineral)!;
      if (own.length === 0)
        return [withoutMarket(mineral, missing('no-market', `the atlas has no base market of ${mineral}`))];
      const none = ({ mineral: code, baseYear }: BaseMarket) =>
        withoutMarket(code, missing('importer-buys-none', `${facts.importer} buys no ${code} in ${baseYear}`));
      return own.map((m) => results.get(m.mineral) ?? none(m));
    }),
    joint: studyJoint(run, facts),
    drivers,
    notModelled,
    certificate: {
      solves: certificates.reduce((total, one) => total + one.solves, drivers.solves),
      worstResidualTonnes: Math.max(0, ...certificates.map((one) => one.worstResidualTonnes)),
      worstRelativeExcess: Math.max(0, ...certificates.map((one) => one.worstRelativeExcess)),
    },
  };
}
