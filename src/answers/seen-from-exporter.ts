import type { Atlas, BaseMarket } from '../atlas/index.js';
import {
  type CountryCode,
  InputRefused,
  type Interval,
  interval,
  isMissing,
  type Maybe,
  missing,
  type Tonnes,
} from '../base/index.js';
import type { BuyerClosure, ExportedMineral, SeenFromExporter } from '../brief/index.js';
import type { Exchange } from '../fiscal/index.js';
import { solve } from '../market/index.js';
import type { CorridorFacts } from '../risk/index.js';
import { applied, calibrate, type Effect, type ParameterRow } from '../shock/index.js';
import type { RegimeFile } from '../study/index.js';
import { type RoyaltyOnSales, royaltyOnSales } from './royalty-on-sales.js';

export interface ExporterFacts {
  readonly parameters: readonly ParameterRow[];
  readonly regime: RegimeFile;
  /** The exporter's money: MNT. */
  readonly money: string;
  readonly exchange: Exchange;
  readonly corridors: readonly CorridorFacts[];
}

export interface ExporterQuestion {
  readonly exporter: CountryCode;
  readonly seed: number;
  readonly draws: number;
}

interface Sales {
  readonly market: BaseMarket;
  readonly stage: number;
  readonly foreign: readonly {
    readonly country: CountryCode;
    readonly tonnes: Tonnes;
    readonly status: BaseMarket['status'];
    readonly row: string;
  }[];
}

/** Stages of a market at which the exporter sells abroad, with its buyers, greatest first. */
const salesOf = (market: BaseMarket, exporter: CountryCode): Sales[] =>
  market.stages.flatMap((stage, t) => {
    const foreign = stage.flows
      .filter((f) => f.exporter === exporter && f.importer !== exporter && f.tonnes > 0)
      .map((f) => ({ country: f.importer, tonnes: f.tonnes, status: f.status, row: f.row }))
      .sort((a, b) => b.tonnes - a.tonnes || (a.country < b.country ? -1 : 1));
    return foreign.length > 0 ? [{ market, stage: t, foreign }] : [];
  });

type Plan = Pick<BuyerClosure, 'id' | 'closed'> & { readonly effects: readonly Effect[] };

function plansOf(
  { market, stage, foreign }: Sales,
  exporter: CountryCode,
  corridors: readonly CorridorFacts[],
): Plan[] {
  const name = market.stages[stage]!.name;
  const first = foreign[0]!;
  const gate = (to: readonly CountryCode[] | '*', maxTonnes: number): Effect => ({
    kind: 'gate',
    stage: name,
    from: [exporter],
    to,
    maxTonnes,
  });
  const plans: Plan[] = [
    { id: 'buyer-stops', closed: [first.country], effects: [gate([first.country], 0)] },
    { id: 'buyer-halves', closed: [first.country], effects: [gate([first.country], first.tonnes / 2)] },
  ];
  const corridor = corridors.find((c) => c.countries.includes(exporter));
  if (!corridor) return plans;
  const closed = foreign.map((f) => f.country).filter((c) => !corridor.spared.includes(c));
  return closed.length === 0 ? plans : [...plans, { id: 'corridor-closes', closed, effects: [gate(closed, 0)] }];
}

const noIncomeTax = missing(
  'no-profits-by-mineral',
  'costs and profits of mines by mineral are not public; a project file gives the tax of one mine',
);

/** Solves one closure for every draw and adds up what the exporter loses, in USD times `perUsd`. */
function closure(
  sales: Sales,
  plan: Plan,
  royalty: RoyaltyOnSales,
  facts: ExporterFacts,
  question: ExporterQuestion,
  perUsd: number,
): BuyerClosure {
  const { seed, draws, exporter } = question;
  const calibration = calibrate(sales.market, facts.parameters, seed);
  const measures = applied(plan.effects, calibration);
  const i = calibration.node.get(exporter)!;
  const n = calibration.countries.length;
  const [revenue, royalties, surtaxes, stranded, prices] = [[], [], [], [], []] as number[][] as [
    number[],
    number[],
    number[],
    number[],
    number[],
  ];
  const more = new Float64Array(n);
  let unread = false;
  for (let draw = 0; draw < draws; draw++) {
    const { model } = calibration.draw(draw);
    const answer = solve(model, measures);
    if (answer.status !== 'solved') continue;
    const base = model.stages[sales.stage]!;
    const after = answer.stages[sales.stage]!;
    const price = Number.isNaN(after.price[i]!) ? 0 : after.price[i]!;
    let [before, now] = [0, 0];
    for (let j = 0; j < n; j++) {
      if (j === i) continue;
      before += base.flow[i * n + j]!;
      now += after.flow[i * n + j]!;
      more[j] = more[j]! + after.flow[i * n + j]! - base.flow[i * n + j]!;
    }
    const [grossBefore, grossNow] = [base.basePrice * before, base.basePrice * price * now];
    const takeBefore = royalty.take(base.basePrice);
    const takeNow = price > 0 ? royalty.take(base.basePrice * price) : { royalty: 0, surtax: 0 };
    revenue.push((grossBefore - grossNow) * perUsd);
    royalties.push((grossBefore * takeBefore.royalty - grossNow * takeNow.royalty) * perUsd);
    if (isMissing(takeBefore.surtax) || isMissing(takeNow.surtax)) unread = true;
    else surtaxes.push((grossBefore * takeBefore.surtax - grossNow * takeNow.surtax) * perUsd);
    stranded.push(after.stranded[i]! + after.idled[i]!);
    prices.push(price);
  }
  const figure = (values: readonly number[]): Maybe<Interval> =>
    values.length > 0 ? interval(values) : missing('not-solved', 'no draw of this closure found an equilibrium');
  return {
    id: plan.id,
    closed: plan.closed,
    revenueLost: figure(revenue),
    royaltyLost: figure(royalties),
    surtaxLost: unread
      ? missing('rate-not-read', 'the law has a surtax on this mineral; its table was not read')
      : figure(surtaxes),
    incomeTaxLost: noIncomeTax,
    strandedTonnes: figure(stranded),
    priceIndex: figure(prices),
    instead: calibration.countries
      .map((buyer, j) => ({ buyer, moreTonnes: more[j]! / Math.max(1, revenue.length) }))
      .filter(({ moreTonnes }) => moreTonnes > 0.001 * sales.foreign[0]!.tonnes)
      .sort((a, b) => b.moreTonnes - a.moreTonnes)
      .slice(0, 5),
    failed: draws - revenue.length,
  };
}

/**
 * On which buyer and which border a country with ore hangs: for each mineral it sells abroad, what a year costs it in its own money when
 * the largest buyer stops or halves, or its corridor closes; royalty and surtax by the fiscal room; and who would buy instead.
 * @throws InputRefused when no market of the atlas has the country as a seller
 */
export async function seenFromExporter(
  atlas: Atlas,
  facts: ExporterFacts,
  question: ExporterQuestion,
): Promise<SeenFromExporter> {
  const { exporter, seed, draws } = question;
  const perUsd = facts.exchange('USD', facts.money);
  const minerals: ExportedMineral[] = [];
  for (const code of await atlas.markets()) {
    for (const sales of salesOf((await atlas.baseMarket(code))!, exporter)) {
      const { market, foreign } = sales;
      const stage = market.stages[sales.stage]!;
      const exportsTonnes = foreign.reduce((sum, f) => sum + f.tonnes, 0);
      const price = stage.basePrice.usdPerTonne;
      const grade = sales.stage === 0 ? 'concentrate' : 'product';
      const royalty = royaltyOnSales(facts.regime, facts.exchange, market.parent, grade);
      const flows = stage.flows.filter((f) => f.exporter === exporter && f.importer !== exporter);
      const money = (pick: 'low' | 'tonnes' | 'high') => flows.reduce((sum, f) => sum + f[pick], 0) * price * perUsd;
      minerals.push({
        mineral: code,
        stage: stage.name,
        baseYear: market.baseYear,
        status: market.status,
        exportsTonnes,
        exportRevenue: { mean: money('tonnes'), p05: money('low'), p50: money('tonnes'), p95: money('high') },
        buyers: foreign.slice(0, 6).map((f) => ({ ...f, share: f.tonnes / exportsTonnes })),
        concentration: foreign.reduce((sum, f) => sum + (f.tonnes / exportsTonnes) ** 2, 0),
        take: royalty.take(price),
        unverified: royalty.unverified,
        closures: plansOf(sales, exporter, facts.corridors).map((plan) =>
          closure(sales, plan, royalty, facts, question, perUsd),
        ),
      });
    }
  }
  if (minerals.length === 0)
    throw new InputRefused([
      {
        code: 'sells-nothing',
        value: exporter,
        message: `${exporter} sells nothing abroad in any market of the atlas`,
      },
    ]);
  return {
    format: 'lodeward-exporter/1',
    vintage: atlas.vintage,
    exporter,
    money: facts.money,
    perUsd,
    seed,
    draws,
    minerals: minerals.sort((a, b) => b.exportRevenue.p50 - a.exportRevenue.p50),
    byPost: missing(
      'no-tonnes-by-post',
      'exports are published by country and mineral, not by border post; all posts to one side close together here',
    ),
  };
}
