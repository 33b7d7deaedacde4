import { type Agreed, basePurchases, baseSales, tabulate } from './contracts.js';
import type { MarketModel, Measure, StageModel } from './model.js';
import { buildGates, buildStage } from './pairs.js';
import type { Programme, StageProgramme, SupplyTerm } from './programme.js';
import { type Seller, sellersOf } from './sellers.js';

/** Base tonnes of each node at one stage. */
export interface StageBase {
  readonly sales: Float64Array;
  readonly purchases: Float64Array;
  /** Mined or processed part of sales. */
  readonly primary: Float64Array;
}

export interface Compiled {
  readonly programme: Programme;
  readonly agreed: Agreed;
  readonly base: readonly StageBase[];
  /** Who has something to sell, by stage. */
  readonly sellers: readonly (readonly Seller[])[];
  /** Tonnes sold whatever the price, by stage and node, those that can reach no one included. */
  readonly constant: readonly Float64Array[];
  /** Part of it that is scrap. */
  readonly constantScrap: readonly Float64Array[];
  /** Processors that reach no buyer: at a price of 0 they make nothing, and no solver need ask. */
  readonly closed: readonly SupplyTerm[];
  /** 1 where the node has something to sell, by stage. */
  readonly offers: readonly Uint8Array[];
}

function stageBase(stage: StageModel, nodes: number): StageBase {
  const sales = baseSales(stage.flow, nodes);
  const primary = sales.map((tonnes, i) => {
    const made = tonnes - stage.secondary.tonnes[i]!;
    return made > 1e-9 * tonnes ? made : 0;
  });
  return { sales, purchases: basePurchases(stage.flow, nodes), primary };
}

/** Variables and curves, as stages add them. */
export interface Growing {
  size: number;
  readonly terms: SupplyTerm[];
  readonly closed: SupplyTerm[];
  readonly weight: number[];
  readonly scale: number[];
  readonly constant: number[];
  readonly bounded: number[];
  readonly start: number[];
}

/** Term of the processor that stands behind each buyer of each stage, -1 where none. */
function processors(stages: readonly StageProgramme[], terms: readonly SupplyTerm[]): Int32Array[] {
  const found = stages.map((stage) => new Int32Array(stage.buyers.length).fill(-1));
  terms.forEach((term, c) => {
    if (term.oreBuyer >= 0) found[term.stage - 1]![term.oreBuyer] = c;
  });
  return found;
}

/** Turns a model and its measures into one convex programme: who still trades with whom, on which curves, under which caps. */
export function compile(model: MarketModel, measures: readonly Measure[]): Compiled {
  const n = model.nodes;
  const agreed = tabulate(model, measures);
  const base = model.stages.map((stage) => stageBase(stage, n));
  const grow: Growing = { size: 0, terms: [], closed: [], weight: [], scale: [], constant: [], bounded: [], start: [] };
  const stages: StageProgramme[] = [];
  const trading: Seller[][] = [];
  const constant = model.stages.map(() => new Float64Array(n));
  const constantScrap = model.stages.map(({ secondary }, t) =>
    secondary.tonnes.map((tonnes, i) => (t > 0 && secondary.elasticity[i] === 0 ? tonnes : 0)),
  );
  const offers = model.stages.map(() => new Uint8Array(n));
  for (let t = 0; t < model.stages.length; t++) {
    trading.push(sellersOf(model, t, base, agreed, measures, stages[t - 1]));
    for (const seller of trading[t]!) {
      constant[t]![seller.node] = seller.constant;
      offers[t]![seller.node] = 1;
    }
    stages.push(buildStage(model, t, base, agreed, trading[t]!, grow));
  }
  const gates = buildGates(agreed, stages, grow, n);
  const programme: Programme = {
    size: grow.size,
    stages,
    terms: grow.terms,
    gates,
    processorOf: processors(stages, grow.terms),
    weight: Float64Array.from(grow.weight),
    scale: Float64Array.from(grow.scale),
    constant: Float64Array.from(grow.constant),
    bounded: Uint8Array.from(grow.bounded),
    start: Float64Array.from(grow.start),
  };
  return { programme, agreed, base, sellers: trading, constant, constantScrap, closed: grow.closed, offers };
}
