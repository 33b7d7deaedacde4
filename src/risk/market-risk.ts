import type { BaseFlow, BaseMarket, BaseStage } from '../atlas/index.js';
import { type CountryCode, type Maybe, missing, uniform } from '../base/index.js';
import { hhi } from './hhi.js';

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

/** A draw of a flow from the triangle of its low, middle and high tonnes, keyed by its row. */
function drawnTonnes(flow: BaseFlow, seed: number, draw: number): number {
  if (draw === 0 || flow.high <= flow.low) return flow.tonnes;
  const u = uniform(seed, flow.row, draw, 'tonnes');
  const width = flow.high - flow.low;
  const peak = (flow.tonnes - flow.low) / width;
  return u < peak
    ? flow.low + Math.sqrt(u * width * (flow.tonnes - flow.low))
    : flow.high - Math.sqrt((1 - u) * width * (flow.high - flow.tonnes));
}

const total = (amounts: ReadonlyMap<string, number>) =>
  [...amounts.keys()].sort().reduce((sum, key) => sum + amounts.get(key)!, 0);

interface StageDraw {
  readonly output: ReadonlyMap<CountryCode, number>;
  /** Bought abroad by the importer, by seller. */
  readonly imports: ReadonlyMap<CountryCode, number>;
  readonly domestic: number;
  readonly exports: number;
}

function drawStage(stage: BaseStage, importer: CountryCode, seed: number, draw: number): StageDraw {
  const output = new Map<CountryCode, number>();
  const imports = new Map<CountryCode, number>();
  let domestic = 0;
  let exports = 0;
  for (const flow of stage.flows) {
    if (flow.tonnes === 0 && flow.high === 0) continue;
    const tonnes = drawnTonnes(flow, seed, draw);
    output.set(flow.exporter, (output.get(flow.exporter) ?? 0) + tonnes);
    if (flow.importer !== importer) {
      if (flow.exporter === importer) exports += tonnes;
    } else if (flow.exporter === importer) domestic += tonnes;
    else imports.set(flow.exporter, (imports.get(flow.exporter) ?? 0) + tonnes);
  }
  return { output, imports, domestic, exports };
}

/** The last stage at which the importer buys abroad: what it hangs on. */
export const importStage = (market: BaseMarket, importer: CountryCode): BaseStage | undefined =>
  [...market.stages]
    .reverse()
    .find((s) => s.flows.some((f) => f.importer === importer && f.exporter !== importer && f.tonnes > 0));

/**
 * The criteria of one market for one importer, draw by draw over the intervals of its flows. World concentration is of the stage with the
 * greater HHI (as the EU takes the greater supply risk); reliance, suppliers and GeoPolRisk are of the last stage bought abroad.
 *
 * @param risk of every country and group of the market; one that is absent makes the criteria that need it missing `no-governance`
 * @returns missing `output-unknown` for world concentration where output is in no file; undefined when the importer buys nothing abroad
 */
export function marketRisk(
  market: BaseMarket,
  importer: CountryCode,
  risk: ReadonlyMap<CountryCode, CountryRisk>,
  seed: number,
  draws: number,
): MarketRisk | undefined {
  const bought = importStage(market, importer);
  if (!bought) return undefined;
  const known = market.stages.filter((s) => s.outputKnown);
  const ungoverned = (stages: readonly BaseStage[], own: boolean) =>
    stages
      .flatMap((s) => s.flows)
      .filter((f) => f.tonnes > 0 && !(own && (f.importer !== importer || f.exporter === importer)))
      .map((f) => f.exporter)
      .find((code) => !risk.has(code));
  const series = new Map<Criterion, Maybe<Float64Array>>();
  const open = (criterion: Criterion, reason?: Maybe<never>) =>
    series.set(criterion, reason ?? new Float64Array(draws));
  const noOutput = known.length === 0 ? missing('output-unknown', market.notes[0] ?? market.mineral) : undefined;
  const lacks = (code: string | undefined) => (code === undefined ? undefined : missing('no-governance', code));
  open('hhi', noOutput);
  open('n-minus-one', noOutput);
  open('country-risk-hhi', noOutput ?? lacks(ungoverned(known, false)));
  open('supplier-concentration');
  open('net-import-reliance', bought.outputKnown ? undefined : (noOutput ?? missing('output-unknown', bought.name)));
  open('geopolrisk', noOutput ?? lacks(ungoverned([bought], true)));
  const put = (criterion: Criterion, draw: number, value: () => number) => {
    const values = series.get(criterion)!;
    if (values instanceof Float64Array) values[draw] = value();
  };
  for (let draw = 0; draw < draws; draw++) {
    const concentrations = known.map((stage) => {
      const { output } = drawStage(stage, importer, seed, draw);
      return { output, ...hhi.compute({ tonnes: Object.fromEntries(output) }) };
    });
    const worst = concentrations.reduce((a, b) => (b.value > a.value ? b : a), concentrations[0]!);
    const own = drawStage(bought, importer, seed, draw);
    const imported = total(own.imports);
    put('hhi', draw, () => worst.value);
    put('n-minus-one', draw, () => worst.largest.share);
    put('country-risk-hhi', draw, () => {
      const all = total(worst.output);
      return [...worst.output.keys()]
        .sort()
        .reduce((sum, code) => sum + (worst.output.get(code)! / all) ** 2 * risk.get(code)!.governance, 0);
    });
    put('supplier-concentration', draw, () => hhi.compute({ tonnes: Object.fromEntries(own.imports) }).value);
    put('net-import-reliance', draw, () => {
      const net = imported - own.exports;
      const use = own.domestic + own.exports + net;
      return use > 0 ? Math.min(1, Math.max(0, net / use)) : 1;
    });
    put('geopolrisk', draw, () => {
      const weighted = [...own.imports.keys()]
        .sort()
        .reduce((sum, code) => sum + own.imports.get(code)! * risk.get(code)!.stability, 0);
      return (worst.value * weighted) / (imported + own.domestic + own.exports);
    });
  }
  return series;
}
