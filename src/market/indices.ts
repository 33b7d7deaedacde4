import { exp, log } from '../base/index.js';
import type { Programme, StageProgramme } from './programme.js';
import type { StageState, State } from './state.js';

/**
 * Scarcity index and shares of every buyer at the prices of `state`. The exponential of a price is taken once a seller, from the lowest price
 * of the stage; a buyer for whom that underflows, or whose index is near 0, is done pair by pair.
 */
export function fillIndices(programme: Programme, state: State): void {
  for (let t = 0; t < programme.stages.length; t++) fillStage(programme.stages[t]!, state.y, state.stages[t]!);
}

function fillStage(stage: StageProgramme, y: Float64Array, { index, share, pull }: StageState): void {
  const { start, seller, open, gateStart, gate, toll, sigma, variableOf } = stage;
  let low = Infinity;
  for (let i = 0; i < variableOf.length; i++) {
    const v = variableOf[i]!;
    if (v >= 0 && y[v]! < low) low = y[v]!;
  }
  for (let i = 0; i < variableOf.length; i++) {
    const v = variableOf[i]!;
    if (v >= 0) pull[v] = exp(sigma * (low - y[v]!));
  }
  for (let p = 0; p < share.length; p++) share[p] = open[p]! * pull[seller[p]!]!;
  // Pairs through one gate pay one rent: its exponential is taken once.
  let [lastRent, lastPull] = [0, 1];
  if (gate.length > 0)
    for (let p = 0; p < share.length; p++) {
      if (gateStart[p + 1] === gateStart[p]) continue;
      let rent = 0;
      for (let g = gateStart[p]!; g < gateStart[p + 1]!; g++) rent += toll[g]! * y[gate[g]!]!;
      if (rent === 0) continue;
      if (rent !== lastRent) {
        lastRent = rent;
        lastPull = exp(-sigma * rent);
      }
      share[p]! *= lastPull;
    }
  for (let b = 0; b < index.length; b++) {
    const first = start[b]!;
    const end = start[b + 1]!;
    let sum = 0;
    for (let p = first; p < end; p++) sum += share[p]!;
    const v = low - log(sum) / sigma;
    if (sum > 1e-200 && sum < 1e200 && Math.abs(v) > 1e-3) {
      index[b] = v;
      const inverse = 1 / sum;
      for (let p = first; p < end; p++) share[p]! *= inverse;
    } else index[b] = fillBuyer(stage, y, share, first, end);
  }
}

/** One buyer, pair by pair: shares from his lowest delivered price; his index, without loss of digits near 0. */
function fillBuyer(stage: StageProgramme, y: Float64Array, share: Float64Array, first: number, end: number): number {
  const { preference, sigma } = stage;
  let least = Infinity;
  for (let p = first; p < end; p++) {
    share[p] = deliveredPrice(stage, y, p);
    least = Math.min(least, share[p]!);
  }
  const near = Math.abs(least) < 1e-2 ? indexNearZero(stage, share, first, end) : Number.NaN;
  let sum = 0;
  for (let p = first; p < end; p++) {
    const w = preference[p]! * exp(sigma * (least - share[p]!));
    share[p] = w;
    sum += w;
  }
  for (let p = first; p < end; p++) share[p]! /= sum;
  return Number.isNaN(near) ? least - log(sum) / sigma : near;
}

/** P = x + tau + sum mu of a pair. */
export function deliveredPrice(
  { seller, wedge, gateStart, gate, toll }: StageProgramme,
  y: Float64Array,
  p: number,
): number {
  let price = y[seller[p]!]! + wedge[p]!;
  for (let g = gateStart[p]!; g < gateStart[p + 1]!; g++) price += toll[g]! * y[gate[g]!]!;
  return price;
}

/** V = -(1/sigma) ln(1 + sum a (e^{-sigma P} - 1) - what bans took): the same index without the loss of digits near 0. */
function indexNearZero(stage: StageProgramme, prices: Float64Array, first: number, end: number): number {
  const { preference, sigma } = stage;
  let kept = 0;
  let sum = 0;
  for (let p = first; p < end; p++) {
    kept += preference[p]!;
    sum += preference[p]! * expMinusOne(-sigma * prices[p]!);
  }
  const lost = Math.abs(1 - kept) < 1e-14 ? 0 : 1 - kept;
  return -logOnePlus(sum - lost) / sigma;
}

const expMinusOne = (x: number) => (Math.abs(x) < 1e-4 ? x * (1 + (x / 2) * (1 + (x / 3) * (1 + x / 4))) : exp(x) - 1);
/** ln(1 + x): the logarithm of the rounded sum, corrected for what the rounding lost (Kahan). */
function logOnePlus(x: number): number {
  const sum = 1 + x;
  return sum === 1 ? x : (log(sum) * x) / (sum - 1);
}
