import type { BaseMarket } from '../atlas/index.js';
import {
  type CountryCode,
  InputRefused,
  interval,
  isMissing,
  type MineralCode,
  missing,
  NoAnswer,
  timesWhere,
  whenPresent,
} from '../base/index.js';
import { costChannel, notMadeOver, type Product } from '../industry/index.js';
import {
  assumptionsOf,
  drivers,
  effectsOf,
  givenEvent,
  type Job,
  type Measure,
  outcomesOf,
  parseMeasures,
  replacement,
  toothless,
  unpassed,
} from '../shock/index.js';
import { alsoHit, tiesOf, untied } from './also-hit.js';
import { baseRows } from './base-rows.js';
import { checkScenario } from './demand-scenario.js';
import { wonOfBaseYear } from './exchange-rate.js';
import { lostValueAdded } from './lost-value-added.js';
import { firstDateOf, monthsOf, planOf } from './path-months.js';
import { rollBase, rolledOrRefused } from './rolled-base.js';
import { exportersShut, routeShut } from './route-shut.js';
import { stockShort } from './stock-short.js';
import { purchases } from './study-minerals.js';
import type { WhatIf, WhatIfPorts, WhatIfQuestion } from './what-if-answer.js';
import { withOthers } from './with-others.js';

async function marketOf({ atlas }: WhatIfPorts, mineral: MineralCode, importer: CountryCode): Promise<BaseMarket> {
  const market = await atlas.baseMarket(mineral);
  if (!market) {
    const known = (await atlas.markets()).join(', ');
    throw new InputRefused([
      {
        code: 'unknown-mineral',
        path: 'mineral',
        value: mineral,
        message: `There is no base market of "${mineral}". There are: ${known}.`,
      },
    ]);
  }
  const end = market.stages.at(-1)!;
  if (!end.flows.some((flow) => flow.importer === importer && flow.tonnes > 0))
    throw new NoAnswer(
      'importer-buys-none',
      `${importer} buys no ${mineral} (${end.name}) in the base year ${market.baseYear}: there is nothing it could lose.`,
      { mineral, importer, stage: end.name },
    );
  return market;
}

/** Bills of materials name a market itself (acid-grade fluorspar) or its mineral. */
export const productMineral = (market: BaseMarket, products: readonly Product[]): MineralCode =>
  products.some(({ materials }) => materials.some(({ mineral }) => mineral === market.mineral))
    ? market.mineral
    : market.parent;

/** The minerals of a question, the asked one first, and the job that solves them in common draws. */
async function jobOf(ports: WhatIfPorts, question: WhatIfQuestion, measures: readonly Measure[]) {
  const { mineral, importer, draws, seed, year } = question;
  const path = planOf(measures, question.months, ports.closures);
  const members: BaseMarket[] = [];
  for (const code of new Set([mineral, ...(question.with ?? [])])) members.push(await marketOf(ports, code, importer));
  const [scenario, uses] =
    year === undefined ? [] : await Promise.all([ports.scenario(question.scenario ?? 'trend'), ports.uses()]);
  if (scenario) checkScenario(scenario, uses!, await ports.atlas.markets());
  const rolled = members.map((market) =>
    year === undefined || !scenario
      ? undefined
      : rolledOrRefused(rollBase(market, scenario, uses!, { year, importer, seed, draws }), year),
  );
  const effects = members.map((market) => (path ? [] : effectsOf(measures, market, 12, ports.closures)));
  const codes = new Set(members.map((market) => market.mineral));
  const ties = [...codes]
    .flatMap((code) => tiesOf(ports.byProducts, code))
    .filter(
      ([row], k, all) => codes.has(row!.host) && codes.has(row!.market) && all.findIndex((x) => x[0] === row) === k,
    )
    .map((rows) => ({
      rows,
      reason: untied(rows, members, { parameters: ports.parameters, seed, importer }) ?? (true as const),
    }));
  const own = (k: number) => ({
    market: members[k]!,
    ...(path ? { path } : {}),
    ...(rolled[k] ? { ahead: rolled[k].ahead } : {}),
  });
  const job: Job = {
    ...own(0),
    parameters: ports.parameters,
    importer,
    seed,
    draws,
    scenarios: [{ effects: effects[0]! }],
    sellers: true,
    exporters: exportersShut(measures, ports.closures),
    ...(members.length > 1
      ? {
          block: {
            others: members.slice(1).map((_, k) => ({ ...own(k + 1), effects: effects[k + 1]! })),
            ties: ties.flatMap(({ rows, reason }) => (isMissing(reason) ? [] : [rows])),
          },
        }
      : {}),
  };
  return { job, members, effects: effects[0]!, path, ties, told: rolled[0]?.told };
}

/**
 * What a measure does to an importer of a mineral in a year: tonnes, price, bill, who replaces whom; 5-50-95 % over the parameters
 * and the errors of the base year. With other minerals: all of them in one draw, tied by by-products and shared ways where facts let.
 * @throws InputRefused for an unknown mineral, country, stage or a measure that cannot be read; NoAnswer where there is nothing to lose
 * @example await whatIf(ports, { mineral: 'tin', measure: 'ban IDN -> *', importer: 'KOR', draws: 1000, seed: 1 })
 */
export async function whatIf(ports: WhatIfPorts, question: WhatIfQuestion): Promise<WhatIf> {
  const measures = parseMeasures(question.measure, ports.countries);
  if (!ports.countries.has(question.importer)) parseMeasures(`outage 0% ${question.importer}`, ports.countries);
  const { mineral, measure, importer, draws, seed } = question;
  const { job, members, effects, path, ties, told } = await jobOf(ports, question, measures);
  const market = members[0]!;
  // What the answer reads besides is read while the draws are solved.
  const [values, rates, industry, markets] = await Promise.all([
    ports.runner.run(job),
    Promise.all(members.map(({ baseYear }) => wonOfBaseYear(ports.atlas, baseYear))),
    ports.industry(importer),
    ports.atlas.baseMarkets(),
  ]);
  const outcomes = outcomesOf(job, values);
  const outcome = outcomes[0]!;
  const months = path?.months ?? 12;
  const event = givenEvent(outcome, 0);
  const certificate = outcome.certificate();
  if (isMissing(event.tonnesLost))
    throw new NoAnswer(event.tonnesLost.missing.code, `${mineral}: ${event.tonnesLost.missing.detail}.`, {
      certificate,
    });
  const [lost, unserved] = [outcome.all(0, 'tonnesLost'), outcome.all(0, 'unserved')];
  const won = rates[0]!.krwPerUsd;
  const short = (column: 'tonnesLost' | 'unserved') => {
    const use = outcome.all(0, 'baseTonnes');
    const shares = outcome.all(0, column).map((tonnes, n) => ((tonnes / use[n]!) * months) / 12);
    return lostValueAdded(industry, market, markets, shares, seed, 'table');
  };
  const rowsOf = (seller: CountryCode) =>
    purchases(market, importer).flatMap(({ exporter, row }) => (exporter === seller ? [row] : []));
  const plain = { market, parameters: ports.parameters, importer, seed, draws };
  const asYear = measures.filter((one) => !('date' in one));
  return {
    format: 'lodeward-shock/1',
    mineral,
    importer,
    measure,
    months,
    draws,
    seed,
    vintage: ports.atlas.vintage,
    baseYear: market.baseYear,
    status: market.status,
    notes: market.notes,
    warnings: [
      ...toothless(effectsOf(asYear, market, 12, ports.closures), market),
      ...unpassed(asYear, market, ports.closures),
    ],
    certificate,
    baseTonnes: event.baseTonnes,
    tonnesLost: event.tonnesLost,
    unserved: event.unserved,
    gaveWay: interval(lost.map((tonnes, n) => tonnes - unserved[n]!)),
    priceIndex: event.priceIndex,
    scarcityIndex: event.scarcityIndex,
    extraBillKrw: timesWhere(event.extraBillUsd, won),
    buyerLossKrw: timesWhere(event.buyerLossUsd, won),
    lossParts: {
      paidMoreKrw: timesWhere(event.lossParts.paidMoreUsd, won),
      switchingKrw: timesWhere(event.lossParts.switchingUsd, won),
      tonnesGoneKrw: timesWhere(event.lossParts.tonnesGoneUsd, won),
    },
    baseBillKrw: timesWhere(
      event.baseTonnes,
      whenPresent(won, (k) => k * market.stages.at(-1)!.basePrice.usdPerTonne),
    ),
    valueAddedLostKrw: {
      ...short('tonnesLost'),
      unserved: short('unserved'),
      wonOf: whenPresent(industry, ({ table }) => table.year),
    },
    costChannel: whenPresent(industry, (model) =>
      whenPresent(timesWhere(event.lossParts.paidMoreUsd, won), ({ p50 }) =>
        costChannel(model, market.parent, 1, 1, p50, 1),
      ),
    ),
    notMade: notMadeOver(ports.products, productMineral(market, ports.products), event.tonnesLost),
    largestGrowth: event.largestGrowth,
    krwPerUsd: won,
    replacement: replacement(outcome, 0).map((one) => ({ ...one, rows: rowsOf(one.exporter) })),
    route: routeShut(outcome, market, measures, effects, ports.places),
    together:
      members.length < 2
        ? missing('not-asked', 'ask with other minerals')
        : withOthers(outcomes, ties, {
            industry,
            markets,
            seed,
            won: rates.map((one) => one.krwPerUsd),
            months,
            first: firstDateOf(measures),
          }),
    ahead: told ?? missing('not-asked', 'ask for a year ahead'),
    stockShort: stockShort(outcome, won),
    alsoHit: alsoHit({ market, markets, measures, importer, seed, ...(path ? { path } : {}) }, ports).filter(
      ({ mineral: other }) => !members.some((member) => member.mineral === other),
    ),
    byMonth: path
      ? monthsOf(outcome, path, firstDateOf(measures))
      : missing('one-year', 'this answer is a year as a whole; ask for months'),
    drivers: !question.drivers
      ? missing('not-asked', 'ask for drivers')
      : path || job.block || job.ahead
        ? missing(
            'not-modelled',
            'drivers are of one mineral in its base year; leave out months, other minerals and years ahead',
          )
        : await drivers(ports.runner, plain, effects, 'tonnesLost'),
    assumptions: assumptionsOf(market, ports.parameters, path !== undefined),
    rows: [...baseRows(market, importer), ...rates[0]!.rows],
  };
}
