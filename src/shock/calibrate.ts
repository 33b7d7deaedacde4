import type { BaseMarket, BaseStage } from '../atlas/index.js';
import { Bug, type CountryCode, NoAnswer, streamKey, uniformAt } from '../base/index.js';
import type { MarketModel, StageModel, SupplyCurve } from '../market/index.js';
import { type Ahead, newOutput, place, ratiosOf } from './ahead.js';
import { type DriverGroup, drawParameters, rowsOfChain, type StageParameters, streamOf } from './draw.js';
import { type ParameterRow, ParameterTable, triangularQuantile } from './parameters.js';

/** A model of one draw and the base flows it was made of (before the new-link prior), stage by stage. */
export interface DrawnMarket {
  readonly model: MarketModel;
  readonly baseFlow: readonly Float64Array[];
}

/** A base market on numbered nodes, from which the model of any draw is made. */
export interface Calibration {
  readonly market: BaseMarket;
  readonly countries: readonly CountryCode[];
  readonly node: ReadonlyMap<CountryCode, number>;
  /** Draw -1: modes of the parameters and the flows as they stand. */
  draw(draw: number, swapped?: readonly DriverGroup[]): DrawnMarket;
}

const columnSums = (flow: Float64Array, n: number): Float64Array => {
  const sums = new Float64Array(n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) sums[j]! += flow[i * n + j]!;
  return sums;
};

const rowSums = (flow: Float64Array, n: number): Float64Array => {
  const sums = new Float64Array(n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) sums[i]! += flow[i * n + j]!;
  return sums;
};

/**
 * Gives every buyer a little of every seller that exports: q'_ij = (1-d) q_ij + d w_j D0_j E_i, with E_i the share of i in the
 * sales of exporters and w_j what j buys from exporters; a seller without a foreign buyer in the base year stays closed.
 * Sums over buyers and over sellers stay what they were.
 */
export function withNewLinks(flow: Float64Array, n: number, newLink: number): Float64Array {
  if (newLink === 0) return flow;
  const sales = rowSums(flow, n);
  const exporter = sales.map((total, i) => (total > flow[i * n + i]! ? 1 : 0));
  let world = 0;
  const bought = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    if (exporter[i] === 0) continue;
    world += sales[i]!;
    for (let j = 0; j < n; j++) bought[j]! += flow[i * n + j]!;
  }
  const mixed = Float64Array.from(flow);
  for (let i = 0; i < n; i++) {
    if (exporter[i] === 0) continue;
    const weight = (newLink * sales[i]!) / world;
    for (let j = 0; j < n; j++) mixed[i * n + j] = (1 - newLink) * flow[i * n + j]! + weight * bought[j]!;
  }
  return mixed;
}

function stageModel(
  base: BaseNumbers,
  flow: Float64Array,
  drawn: { readonly secondary: Float64Array; readonly finalDemand: Float64Array },
  p: StageParameters,
  bounded: readonly number[],
): StageModel {
  const n = base.made.length;
  const constant = (value: number) => new Float64Array(n).fill(value);
  const capacity = base.fixed.map((fixed) => (fixed === 1 ? 1 : p.capacity));
  const output: SupplyCurve = {
    elasticity: constant(p.output),
    capacity,
    shutdown: constant(p.shutdown),
  };
  return {
    basePrice: base.stage.basePrice.usdPerTonne,
    flow: withNewLinks(flow, n, p.newLink),
    sigma: p.sigma,
    newLink: 0,
    output,
    recovery: base.recovery,
    secondary: { tonnes: drawn.secondary, elasticity: constant(p.secondary) },
    finalDemand: drawn.finalDemand,
    demandElasticity: constant(p.demand),
    choke: p.choke,
    ceiling: p.ceiling,
    growth: { share: p.growth, buyers: bounded },
  };
}

/** One stage on numbered nodes, read once; a draw copies it. */
interface BaseNumbers {
  readonly stage: BaseStage;
  readonly cells: readonly {
    readonly at: number;
    readonly low: number;
    readonly tonnes: number;
    readonly high: number;
    readonly key: number;
  }[];
  readonly bought: Float64Array;
  readonly made: Float64Array;
  readonly finalDemand: Float64Array;
  readonly secondary: Float64Array;
  readonly recovery: Float64Array;
  /** 1 where output may not grow above the base. */
  readonly fixed: Float64Array;
}

function numbersOf(
  stage: BaseStage,
  countries: readonly CountryCode[],
  node: ReadonlyMap<CountryCode, number>,
): BaseNumbers {
  const n = countries.length;
  const flow = new Float64Array(n * n);
  const cells = stage.flows.map(({ exporter, importer, low, tonnes, high }) => {
    const at = node.get(exporter)! * n + node.get(importer)!;
    flow[at]! += tonnes;
    return { at, low, tonnes, high, key: streamKey(`${stage.name}/${exporter}/${importer}`) };
  });
  return {
    stage,
    cells,
    bought: columnSums(flow, n),
    made: rowSums(flow, n),
    finalDemand: Float64Array.from(countries, (country) => stage.finalDemand.get(country) ?? 0),
    secondary: Float64Array.from(countries, (country) => stage.secondary.get(country) ?? 0),
    recovery: Float64Array.from(countries, (country) => stage.recovery.get(country) ?? 1),
    fixed: Float64Array.from(countries, (country) => (stage.fixedSupply.has(country) ? 1 : 0)),
  };
}

const rounded = (value: number) => Number(value.toPrecision(4));

/** Refuses a chain whose processing earns nothing at base prices or whose purchases and output do not meet (1e-6). */
function checkChain(mineral: string, countries: readonly CountryCode[], numbers: readonly BaseNumbers[]): void {
  for (let t = 1; t < numbers.length; t++) {
    const [before, now] = [numbers[t - 1]!, numbers[t]!];
    const [ore, metal] = [before.stage.basePrice.usdPerTonne, now.stage.basePrice.usdPerTonne];
    countries.forEach((country, k) => {
      const processed = now.made[k]! - now.secondary[k]!;
      if (processed > 1e-9 && metal <= ore / now.recovery[k]!)
        throw new NoAnswer(
          'margin-not-positive',
          `Making ${now.stage.name} of ${mineral} in ${country} earns nothing at base prices (${rounded(ore)} / ${rounded(now.recovery[k]!)} against ${rounded(metal)} USD/t); the base prices of the chain do not fit together.`,
          { mineral, stage: now.stage.name, country },
        );
      const wanted = before.finalDemand[k]! + processed / now.recovery[k]!;
      if (Math.abs(before.bought[k]! - wanted) > 1e-6 * Math.max(1, wanted))
        throw new Bug(
          'unbalanced-base',
          `${mineral}: ${country} buys ${before.bought[k]} t of ${before.stage.name}, its use needs ${wanted} t`,
          { mineral, stage: before.stage.name, country, bought: before.bought[k], wanted },
        );
    });
  }
}

/**
 * Numbers the countries of a base market and makes the model of a draw: parameters from their ranges, and base flows from theirs.
 * A drawn last stage sets what processors make, hence what they buy: each earlier stage's purchases follow (its columns are
 * scaled), so that every draw is a balanced base year. Flow errors are drawn independently.
 * @param importer the country whose sellers' growth is bounded
 * @param ahead rolls the base year forward: every buyer's final demand grows, new output takes the place of other sellers'
 * @throws NoAnswer margin-not-positive; Bug unbalanced-base
 */
export function calibrate(
  market: BaseMarket,
  parameters: readonly ParameterRow[],
  seed: number,
  importer?: CountryCode,
  ahead?: Ahead,
): Calibration {
  const rows = rowsOfChain(new ParameterTable(parameters), market);
  const countries = [...new Set(market.stages.flatMap((s) => s.flows.flatMap((f) => [f.exporter, f.importer])))].sort();
  const n = countries.length;
  const node = new Map(countries.map((country, i) => [country, i]));
  const bounded = importer === undefined ? [] : [node.get(importer) ?? -1];
  const numbers = market.stages.map((stage) => numbersOf(stage, countries, node));
  checkChain(market.mineral, countries, numbers);

  const drawnFlow = (base: BaseNumbers, draw: number, swapped: readonly DriverGroup[]): Float64Array => {
    const flow = new Float64Array(n * n);
    const flowKey = streamKey(`flows/${streamOf(market.mineral, 'base-year', swapped)}`);
    for (const { at, low, tonnes, high, key } of base.cells)
      flow[at]! += draw < 0 ? tonnes : triangularQuantile(low, tonnes, high, uniformAt(seed, flowKey, draw, key));
    return flow;
  };

  return {
    market,
    countries,
    node,
    draw(draw, swapped = []) {
      const p = drawParameters(rows, market.mineral, seed, draw, swapped);
      const flows = numbers.map((base) => drawnFlow(base, draw, swapped));
      if (ahead) grow(flows, ratiosOf(ahead, node, draw));
      const stages: StageModel[] = [];
      let input: Float64Array | undefined;
      for (let t = numbers.length - 1; t >= 0; t--) {
        const [base, flow] = [numbers[t]!, flows[t]!];
        const finalDemand = input ? purchasesFollow(base, flow, input, n) : columnSums(flow, n);
        for (const more of ahead ? newOutput(ahead, base.stage.name, node, seed, draw) : [])
          place(flow, n, more.node, more.tonnes);
        const made = rowSums(flow, n);
        const secondary = base.secondary.map((tonnes, i) => (tonnes === 0 ? 0 : (tonnes * made[i]!) / base.made[i]!));
        stages.unshift(stageModel(base, flow, { secondary, finalDemand }, p[t]!, bounded));
        input = made.map((tonnes, k) => (tonnes - secondary[k]!) / base.recovery[k]!);
      }
      return { model: { nodes: n, stages }, baseFlow: flows };
    },
  };
}

/** Every buyer's purchases at every stage times his ratio; what processors buy is set anew by what they make. */
function grow(flows: readonly Float64Array[], ratios: Float64Array): void {
  for (const flow of flows) for (let at = 0; at < flow.length; at++) flow[at]! *= ratios[at % ratios.length]!;
}

/** Scales the columns of a drawn flow to what final use (drawn with the column) and processors need; returns final use. */
function purchasesFollow(base: BaseNumbers, flow: Float64Array, input: Float64Array, n: number): Float64Array {
  const drawn = columnSums(flow, n);
  const finalDemand = base.finalDemand.map((tonnes, j) => (tonnes === 0 ? 0 : (tonnes * drawn[j]!) / base.bought[j]!));
  for (let j = 0; j < n; j++) {
    if (drawn[j] === 0) continue;
    const scale = (finalDemand[j]! + input[j]!) / drawn[j]!;
    for (let i = 0; i < n; i++) flow[i * n + j]! *= scale;
  }
  return finalDemand;
}
