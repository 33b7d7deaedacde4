import { exp } from '../../base/index.js';
import type { MarketModel, Moment, StageModel } from '../model.js';
import type { StockRule } from '../stocks.js';
import type { StageShift } from './adjust.js';
import type { PathSpec } from './path.js';
import type { SellerMove } from './seller-stock.js';
import { ruleOf } from './stock.js';

interface MonthStage {
  readonly stage: StageModel;
  /** The same without bounds on growth. */
  readonly unbounded: StageModel;
  readonly capacity: Float64Array;
  readonly supplyShift: Float64Array;
  readonly demandShift: Float64Array;
  readonly offered: Float64Array;
  readonly stocks: StockRule[];
}

/**
 * The market of one month of a path: shifts, capacity and stock rules in place, filled anew month by month in the same arrays. Capacity bounds
 * the shifted curve: min(cap, e^z x^eta).
 */
export class MonthMarket {
  /** Rules of this month, by stock of the spec. */
  readonly rules: StockRule[] = [];
  private readonly stages: readonly MonthStage[];

  constructor(
    private readonly monthly: MarketModel,
    private readonly spec: PathSpec,
    private readonly shifts: readonly StageShift[],
  ) {
    this.stages = monthly.stages.map((stage, t) => monthStage(stage, t, monthly.nodes, spec, shifts[t]!));
  }

  /**
   * @param grown multiples of base supply that new capacity gives, by stage and node
   * @param held tonnes in every stock @param moves what sellers' stocks do
   */
  at(month: number, grown: readonly Float64Array[], held: Float64Array, moves: readonly SellerMove[]): MarketModel {
    const { spec, rules } = this;
    const stocks = spec.stocks ?? [];
    for (let k = 0; k < stocks.length; k++) rules[k] = ruleOf(stocks[k]!, held[k]!, month);
    const stages = this.stages.map((stage, t) => {
      this.fill(stage, t, grown[t]!, moves);
      // Orders ahead are served from stock: what bounds the growth of a seller's trade within a year does not bind them.
      const ahead = spec.sellerStocks?.some(({ stage: at, orders }) => at === t && (orders?.[month] ?? 0) > 0);
      return ahead ? stage.unbounded : stage.stage;
    });
    return { nodes: this.monthly.nodes, stages };
  }

  private fill(
    { capacity, supplyShift, demandShift, offered, stocks }: MonthStage,
    t: number,
    grown: Float64Array,
    moves: readonly SellerMove[],
  ): void {
    const { output } = this.monthly.stages[t]!;
    const { supply, demand } = this.shifts[t]!;
    for (let i = 0; i < supply.length; i++) {
      supplyShift[i] = exp(supply[i]!) * grown[i]!;
      capacity[i] = output.capacity[i]! * exp(-supply[i]!);
      demandShift[i] = exp(demand[i]!);
    }
    offered.fill(0);
    for (let k = 0; k < moves.length; k++) {
      const { stage, node } = this.spec.sellerStocks![k]!;
      if (stage !== t) continue;
      offered[node]! += moves[k]!.offered;
      supplyShift[node]! *= 1 - moves[k]!.aside;
    }
    stocks.length = 0;
    for (let k = 0; k < this.rules.length; k++) if (this.spec.stocks![k]!.stage === t) stocks.push(this.rules[k]!);
  }
}

function monthStage(stage: StageModel, t: number, n: number, spec: PathSpec, { preference }: StageShift): MonthStage {
  const vector = () => new Float64Array(n);
  const [capacity, supplyShift, demandShift, offered] = [vector(), vector(), vector(), vector()];
  const stocks: StockRule[] = [];
  const now: Moment = {
    preference,
    supplyShift,
    demandShift,
    ...((spec.sellerStocks?.length ?? 0) > 0 ? { offered } : {}),
    ...(spec.stocks?.some((stock) => stock.stage === t) ? { stocks } : {}),
  };
  const { growth, ...rest } = stage;
  const { elasticity, shutdown } = stage.output;
  const unbounded = { ...rest, output: { elasticity, shutdown, capacity }, now };
  const bounded = growth ? { ...unbounded, growth } : unbounded;
  return { stage: bounded, unbounded, capacity, supplyShift, demandShift, offered, stocks };
}
