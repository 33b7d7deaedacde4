/** How well the answer holds; every result carries it. */
export interface Certificate {
  /** Largest |supply - sales - contracts - stranded| over sellers, and of purchases against shares, tonnes. */
  readonly maxExcessTonnes: number;
  /** The same over the base tonnes of its stage, the largest; <= 1e-9 or there is no result. */
  readonly relativeExcess: number;
  readonly maxGateViolationTonnes: number;
  /** Largest price x stranded and multiplier x slack, in tonnes at the base price. */
  readonly complementarityTonnes: number;
  /** |identity of money| over the sum of base price x base tonnes. */
  readonly moneyResidual: number;
  readonly iterations: number;
}

/** One stage, one entry a node. NaN in `price`, `scarcityIndex`, `averagePrice` says that there is none: `reason` tells which. */
export interface StageEquilibrium {
  /** Price at the seller; NaN where the node sells nothing in the base year, or has nothing to sell now. */
  readonly price: Float64Array;
  /** Output, contracts and secondary supply included; `additional` contracts apart. */
  readonly supply: Float64Array;
  /** Consumption of final buyers and purchases of processors, contracts included. */
  readonly demand: Float64Array;
  /** V; NaN where the node buys nothing in the base year or no one can sell to it. */
  readonly scarcityIndex: Float64Array;
  /** Mean delivered price; NaN as scarcityIndex. */
  readonly averagePrice: Float64Array;
  readonly unserved: Float64Array;
  readonly stranded: Float64Array;
  readonly idled: Float64Array;
  /** Out of and into the stocks of a period's rules; zeros in a comparative static. */
  readonly released: Float64Array;
  readonly built: Float64Array;
  /** nodes x nodes market flows in tonnes, seller * nodes + buyer; contracts apart. */
  readonly flow: Float64Array;
  /** Bounds on growth that bind. */
  readonly bounds: readonly GrowthBoundResult[];
}

/** A pair at its bound on growth; the multiplier is the rent per tonne in multiples of the base price, paid to the exporter. */
export interface GrowthBoundResult {
  readonly pair: number;
  readonly tonnes: number;
  readonly multiplier: number;
}

export interface GateResult {
  /** Index in the list of measures. */
  readonly measure: number;
  readonly flowTonnes: number;
  /** Rent per tonne in multiples of the base price; NaN for a ban. */
  readonly multiplier: number;
}

export interface ContractResult {
  readonly measure: number;
  /** Tonnes delivered after cuts. */
  readonly tonnes: number;
  /** Delivered beyond the buyer's wish: put to stock. */
  readonly surplus: number;
}

/** Changes against the base year in money, by node over all stages unless said; positive is a gain except in bills and losses. */
export interface Money {
  /** p0 (sum q P - D0) of the final buyers, contracts at their own price included; = price + volume + contract. */
  readonly extraBill: Float64Array;
  readonly extraBillPrice: Float64Array;
  readonly extraBillVolume: Float64Array;
  readonly extraBillContract: Float64Array;
  /** p0 D KL/sigma: not cash. */
  readonly switchingCost: Float64Array;
  /** p0 int_1^V F dv. */
  readonly buyerLoss: Float64Array;
  readonly producerSurplus: Float64Array;
  readonly processorSurplus: Float64Array;
  /** Rents of gates and revenue of wedges. */
  readonly exporterRent: Float64Array;
  readonly hostTreasury: Float64Array;
  readonly importerTreasury: Float64Array;
  readonly carrierRent: number;
  /** Corrections of the identity, each named. */
  readonly lines: readonly { readonly name: string; readonly value: number }[];
  /** Minimum of the potential: change of total surplus before the corrections. */
  readonly potential: number;
}

export interface Equilibrium {
  readonly status: 'solved' | 'infeasible' | 'not-converged';
  /** Why there is no answer; empty when solved. */
  readonly reason: string;
  readonly certificate: Certificate;
  readonly stages: readonly StageEquilibrium[];
  readonly gates: readonly GateResult[];
  readonly contracts: readonly ContractResult[];
  readonly money: Money;
}
