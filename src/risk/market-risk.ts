import type { BaseMarket, BaseStage } from '../atlas/index.js';
import { type CountryCode, isMissing, type Maybe, missing, streamKey, uniformAt } from '../base/index.js';
import { type Amounts, concentration, type StageDraw, stageDraws, total } from './drawn-stage.js';

/** Criteria that can be computed for an importer from the base year of a market; all 0 (no worry) to 1 (worst) as scores. */
export const criteria = [
  'hhi',
  'country-risk-hhi',
  'net-import-reliance',
  'supplier-concentration',
  'geopolrisk',
  'n-minus-one',
] as const;
export type Criterion = (typeof criteria)[number];

/** Governance of a country as risk, 0 (best) to 1 (worst): political stability alone, and the mean of the six dimensions of the WGI. */
export interface CountryRisk {
  readonly stability: number;
  readonly governance: number;
}

/** Values by criterion, one a draw; draw 0 holds the middle values of all flows. */
export type MarketRisk = ReadonlyMap<Criterion, Maybe<Float64Array>>;

const reliance = ({ imports, domestic, exports }: StageDraw) => {
  const bought = total(imports);
  const use = domestic + bought;
  return use > 0 ? Math.min(1, Math.max(0, (bought - exports) / use)) : 1;
};

/**
 * The stage at which the importer hangs on others: of those where it buys abroad, the one with the greatest net import reliance (equal:
 * the last). Stages of unknown output count only when there is no other.
 */
export function importStage(market: BaseMarket, importer: CountryCode): BaseStage | undefined {
  const bought = market.stages.filter((s) =>
    s.flows.some((f) => f.importer === importer && f.exporter !== importer && f.tonnes > 0),
  );
  const known = bought.filter((s) => s.outputKnown);
  const worst = (a: BaseStage, b: BaseStage) =>
    reliance(stageDraws(b, importer, 0)(0)) >= reliance(stageDraws(a, importer, 0)(0)) ? b : a;
  return known.length > 0 ? known.reduce(worst) : bought.at(-1);
}

export interface MarketRiskQuestion {
  readonly market: BaseMarket;
  readonly importer: CountryCode;
  /** Of countries and groups; one without an estimate is 0.5 in the middle and anything from 0 to 1 in the draws. */
  readonly risk: ReadonlyMap<CountryCode, CountryRisk>;
  /** World output from elsewhere (production rows), in place of the market's own; or why there is none. */
  readonly worldOutput?: Maybe<ReadonlyMap<CountryCode, number>>;
  readonly seed: number;
  readonly draws: number;
}

const amountsOf = (map: ReadonlyMap<CountryCode, number>): Amounts => {
  const codes = [...map.keys()].sort();
  return { codes, tonnes: Float64Array.from(codes, (code) => map.get(code)!) };
};

/** World output of a draw: of the stages with known output the most concentrated, as the EU takes the greater supply risk. */
function worldOutputOf({ market, importer, worldOutput, seed }: MarketRiskQuestion): Maybe<(draw: number) => Amounts> {
  if (worldOutput !== undefined) {
    if (isMissing(worldOutput)) return worldOutput;
    const fixed = amountsOf(worldOutput);
    return () => fixed;
  }
  const stages = market.stages.filter((s) => s.outputKnown).map((s) => stageDraws(s, importer, seed));
  if (stages.length === 0)
    return missing('output-unknown', market.notes[0] ?? `world output of ${market.mineral} is in no file`);
  return (draw) =>
    stages.map((stage) => stage(draw).output).reduce((a, b) => (concentration(b).hhi > concentration(a).hhi ? b : a));
}

/**
 * The criteria of one market for one importer, draw by draw over the intervals of its flows. World concentration is of the stage with the
 * greatest HHI; reliance, suppliers and GeoPolRisk are of `importStage`.
 *
 * @returns missing `output-unknown` for world concentration where output is in no file, missing `no-governance` where no country has an
 * estimate; undefined when the importer buys nothing abroad
 */
export function marketRisk(question: MarketRiskQuestion): MarketRisk | undefined {
  const { market, importer, risk, seed, draws } = question;
  const bought = importStage(market, importer);
  if (!bought) return undefined;
  const own = stageDraws(bought, importer, seed);
  const world = worldOutputOf(question);
  const noOutput = isMissing(world) ? world : undefined;
  const noGovernance =
    risk.size === 0 ? missing('no-governance', 'the atlas has no governance estimate of any country') : undefined;
  const noReliance = bought.outputKnown
    ? undefined
    : missing('output-unknown', `output of ${importer} at stage ${bought.name} of ${market.mineral} is in no file`);
  const reasons: Record<Criterion, Maybe<never> | undefined> = {
    hhi: noOutput,
    'n-minus-one': noOutput,
    'country-risk-hhi': noOutput ?? noGovernance,
    geopolrisk: noOutput ?? noGovernance,
    'net-import-reliance': noReliance,
    'supplier-concentration': undefined,
  };
  const series = new Map<Criterion, Maybe<Float64Array>>(
    criteria.map((criterion) => [criterion, reasons[criterion] ?? new Float64Array(draws)]),
  );
  const put = (criterion: Criterion, draw: number, value: number) => {
    const values = series.get(criterion)!;
    if (!isMissing(values)) values[draw] = value;
  };
  const event = streamKey('governance unknown');
  const riskOf = (code: CountryCode, which: keyof CountryRisk, draw: number) =>
    risk.get(code)?.[which] ?? (draw === 0 ? 0.5 : uniformAt(seed, event, draw, streamKey(code)));
  for (let draw = 0; draw < draws; draw++) {
    const mine = own(draw);
    put('net-import-reliance', draw, reliance(mine));
    put('supplier-concentration', draw, concentration(mine.imports).hhi);
    if (isMissing(world)) continue;
    const output = world(draw);
    const all = total(output);
    const { hhi, largest } = concentration(output);
    const weigh = (amounts: Amounts, f: (tonnes: number, code: CountryCode) => number) =>
      amounts.codes.reduce((sum, code, i) => sum + f(amounts.tonnes[i]!, code), 0);
    const imported = weigh(mine.imports, (t, code) => (t === 0 ? 0 : t * riskOf(code, 'stability', draw)));
    put('hhi', draw, hhi);
    put('n-minus-one', draw, largest);
    put(
      'country-risk-hhi',
      draw,
      weigh(output, (t, code) => (t / all) ** 2 * riskOf(code, 'governance', draw)),
    );
    put('geopolrisk', draw, (hhi * imported) / (total(mine.imports) + mine.domestic + mine.exports));
  }
  return series;
}
