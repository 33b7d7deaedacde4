import type { Curve, FinalBuyer } from './curves.js';

/**
 * The convex programme of one chain, ready for a solver. Variables are the prices of the sellers that trade, stage after stage, then the
 * multipliers of the gates; all in multiples of the base price of their stage.
 */
export interface Programme {
  readonly size: number;
  readonly stages: readonly StageProgramme[];
  readonly terms: readonly SupplyTerm[];
  readonly gates: readonly GateTerm[];
  /** By variable: money per tonne of its stage, tonnes that measure its excess, and constant supply (or cap, for a gate). */
  readonly weight: Float64Array;
  readonly scale: Float64Array;
  readonly constant: Float64Array;
  /** Term of the processor behind each buyer, by stage; -1 where none. */
  readonly processorOf: readonly Int32Array[];
  /** 1 where the variable is kept >= 0 by tonnes left over (constant supply that may be stranded, and every gate). */
  readonly bounded: Uint8Array;
  /** Base-year value of every variable: 1 for prices, 0 for multipliers. */
  readonly start: Float64Array;
}

export interface StageProgramme {
  readonly price: number;
  readonly sigma: number;
  /** Variable of each node's price, -1 where the node does not trade. */
  readonly variableOf: Int32Array;
  /** Buyers that someone can sell to; `buyerOf` inverts it, -1 where none. */
  readonly buyers: Int32Array;
  readonly buyerOf: Int32Array;
  readonly final: FinalBuyer[];
  /** Contract tonnes that final buyer and processors receive or owe: market demand is max(F - received, 0) + constant + processing. */
  readonly received: Float64Array;
  readonly constantDemand: Float64Array;
  /** Pairs by buyer: those of buyer b are start[b] .. start[b + 1] - 1. */
  readonly start: Int32Array;
  readonly pair: Int32Array;
  readonly seller: Int32Array;
  /** a and tau of each pair. */
  readonly preference: Float64Array;
  readonly wedge: Float64Array;
  /** A = a e^{-sigma tau}: what draws buyers before prices and rents. */
  readonly open: Float64Array;
  /** Share of its pair's preference: less than 1 where a gate leaks. */
  readonly part: Float64Array;
  /** 1 for the part of a pair that evades its gates. */
  readonly evades: Uint8Array;
  /** Gate variables of each pair: gate[gateStart[p]] .. gate[gateStart[p + 1] - 1]. */
  readonly gateStart: Int32Array;
  readonly gate: Int32Array;
  /** Beside `gate`: what a tonne of the pair takes of the gate's cap, and what its multiplier adds to the delivered price; 1 but for corridors. */
  readonly load: Float64Array;
  readonly toll: Float64Array;
  readonly baseTonnes: number;
  /** Most tonnes of each pair (bounds on growth), Infinity where there is none; and the buyers who have any. */
  readonly bound: Float64Array;
  readonly bounded: Int32Array;
}

/** A supply curve in the programme: its market part is max(S - owed, 0). */
export interface SupplyTerm {
  readonly kind: 'mine' | 'process' | 'scrap' | 'detour';
  curve: Curve;
  readonly stage: number;
  readonly node: number;
  /** Price variable of the seller, -1 where it can sell to no one (its price is 0). */
  variable: number;
  readonly owed: number;
  /** Argument = (x priceShare - V oreShare); 1 and 0 but for processing: p_ref / M0 and p_ore / (recovery M0). */
  readonly priceShare: number;
  readonly oreShare: number;
  readonly recovery: number;
  /** Index of the processor among the buyers of the stage before; -1 but for processing. */
  readonly oreBuyer: number;
  /** Money per unit of argument and tonne: p0, or M0 for processing. */
  readonly money: number;
  /** What is made beside it, in fixed proportion; the argument is then the margin of all outputs together. */
  readonly joint?: readonly JointTerm[];
}

/** An output beside the main one: its price variable (-1: nobody buys), tonnes per tonne of the main output, share of the price in the margin. */
export interface JointTerm {
  readonly variable: number;
  readonly yield: number;
  readonly priceShare: number;
}

export interface GateTerm {
  readonly measure: number;
  readonly stage: number;
  readonly variable: number;
  readonly capacity: number;
}
