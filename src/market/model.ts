import type { StockRule } from './stocks.js';

/**
 * A market of one mineral as typed arrays. Nodes are the indices 0 .. nodes-1, the same at every stage; the engine knows no names.
 * Prices are multiples of the stage's base price, so 1 everywhere in the base year; quantities are tonnes a period.
 * `solve` reads every array anew: a draw overwrites parameters in place and solves again.
 */
export interface MarketModel {
  readonly nodes: number;
  /** In the order of the chain; every seller of stage t > 0 is a processor that buys at stage t - 1. */
  readonly stages: readonly StageModel[];
}

/** Supply curve (1 - lost) S0 min(capacity, x^elasticity) psi(x), one entry a node. */
export interface SupplyCurve {
  /** >= 0; 0 is constant supply. */
  readonly elasticity: Float64Array;
  /** Multiple of base supply >= 1; Infinity where there is none. */
  readonly capacity: Float64Array;
  /** Price (margin, for a processor) around which output stops; NaN where there is none. */
  readonly shutdown: Float64Array;
}

export interface StageModel {
  /** Money per tonne. */
  readonly basePrice: number;
  /** nodes x nodes base tonnes, row-major: seller * nodes + buyer, domestic pairs on the diagonal. */
  readonly flow: Float64Array;
  /** Elasticity of substitution between sellers at the base price, > 0. */
  readonly sigma: number;
  /** Weight delta in [0, 1) of world shares in the preferences. */
  readonly newLink: number;
  /** Of mines at the first stage (argument: price), of processors after it (argument: margin). */
  readonly output: SupplyCurve;
  /** Tonnes made per tonne bought at the stage before, in (0, 1]; not read at the first stage. */
  readonly recovery: Float64Array;
  /** Scrap: part of base supply that is not made from the stage before; zeros at the first stage. */
  readonly secondary: { readonly tonnes: Float64Array; readonly elasticity: Float64Array };
  /** Base tonnes bought for final use; at the last stage all purchases. */
  readonly finalDemand: Float64Array;
  /** > 0. */
  readonly demandElasticity: Float64Array;
  /** Price index at which final use is given up, >= 2.5; Infinity for none. */
  readonly choke: number;
  /** Largest multiple of base final demand, >= 1; Infinity for none. */
  readonly ceiling: number;
  /** Part of primary output that comes with the output of another market, tonnes by node: constant in a chain by itself, tied to that output in a block. */
  readonly joint?: Float64Array;
  /** How fast sellers may grow at a buyer; absent: as fast as prices make them. */
  readonly growth?: GrowthBound;
  /** Where the stage stands in one period of a path; absent in a comparative static. */
  readonly now?: Moment;
}

/**
 * Bound on the growth of sellers abroad: what buyer j buys from i on the market is at most max(a_ij D0_j, q0_ij + share x S0_i), S0_i the base output
 * of i (of this period, where time has raised it). His own output, contracts and leaks are not bound. Each bound that binds has a rent, which
 * goes to the exporter.
 */
export interface GrowthBound {
  readonly share: number;
  /** Nodes whose purchases are bound. */
  readonly buyers: ArrayLike<number>;
}

/** Predetermined shifts of one period: what time has changed of the base year. */
export interface Moment {
  /** Preferences a_ij, nodes x nodes, in place of base shares; columns of buyers sum to 1. */
  readonly preference?: Float64Array;
  /** Multiples of base primary supply and of base final demand, by node. */
  readonly supplyShift?: Float64Array;
  readonly demandShift?: Float64Array;
  readonly stocks?: readonly StockRule[];
  /** Tonnes that sellers let out of their own stock, by node: supply that answers to no price. */
  readonly offered?: Float64Array;
}

/** Who receives the rent of a gate or the revenue of a wedge; `cost` is a real cost (freight) that nobody receives. */
export type Receiver = 'exporter' | 'host' | 'importer' | 'carrier' | 'cost';

/** At most `maxTonnes` over the pairs together (0: a ban, those pairs leave the market). A pair is seller * nodes + buyer. */
export interface Gate {
  readonly kind: 'gate';
  readonly stage: number;
  readonly pairs: ArrayLike<number>;
  readonly maxTonnes: number;
  /** Default: exporter. */
  readonly rentTo?: Exclude<Receiver, 'cost'>;
  /** Trans-shipment: a share of the pair's preference that evades every gate on it, at an extra real cost in multiples of the base price. */
  readonly leak?: { readonly share: number; readonly cost: number };
}

/** Adds `rate` x base price to the delivered price of the pairs; negative for a subsidy. */
export interface Wedge {
  readonly kind: 'wedge';
  readonly stage: number;
  readonly pairs: ArrayLike<number>;
  readonly rate: number;
  /** Default: importer (a duty). */
  readonly to?: Receiver;
  /** The rate is of the seller's new price, not of the base price: found by an outer iteration. */
  readonly adValorem?: boolean;
  /** Rates pair by pair, in the order of `pairs`, in place of `rate`. */
  readonly rates?: ArrayLike<number>;
}

/** A share `lost` of the primary (or processed, not the secondary) output of a node; several multiply. */
export interface Outage {
  readonly kind: 'outage';
  readonly stage: number;
  readonly node: number;
  readonly lost: number;
}

/** `tonnes` to `to` outside the market; with `from` and not `additional`, the seller owes them out of its output. */
export interface Commit {
  readonly kind: 'commit';
  readonly stage: number;
  readonly from?: number;
  readonly to: number;
  readonly tonnes: number;
  readonly additional?: boolean;
  /** Contract price in multiples of the base price; default 1. */
  readonly price?: number;
}

export type Measure = Gate | Wedge | Outage | Commit;
