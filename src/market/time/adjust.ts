import { exp, log } from '../../base/index.js';
import type { StageEquilibrium } from '../equilibrium.js';
import type { MarketModel } from '../model.js';

/** How one stage moves from its short-run elasticities (those of the model) to its long-run ones. */
export interface StageAdjustment {
  readonly outputElasticity: Float64Array;
  readonly demandElasticity: Float64Array;
  readonly sigma: number;
  /** Months in which 1 - 1/e of the way is gone; Infinity keeps the short run for ever. */
  readonly outputMonths: number;
  readonly demandMonths: number;
  readonly habitMonths: number;
}

/** What months have changed at one stage: logarithms of the shifts of supply and demand, and preferences. */
export interface StageShift {
  readonly supply: Float64Array;
  readonly demand: Float64Array;
  preference: Float64Array;
  logPreference: Float64Array;
}

/** The part of a pair that evades its gates, and what it costs delivered, wedges and the evasion included. */
export interface LeakPrice {
  readonly share: number;
  readonly price: number;
}

/** Prices below this count as this in logarithms: a stranded seller shrinks, but not at once to nothing. */
const least = 1e-3;
const stepOf = (months: number) => 1 - exp(-1 / months);

/**
 * One month on: z' = (1-a) z + a (eta_long - eta_short) ln x for supply (x the margin, for processors) and likewise for demand;
 * ln a' = (1-a) ln a + a [ln a_0 - (sigma_long - sigma_short) (P - 1)], renormalised over the pairs that may trade; a banned pair keeps its
 * share. The steady state is the long run. A seller or buyer without a price stays where he is.
 */
export function adjust(
  model: MarketModel,
  t: number,
  found: readonly StageEquilibrium[],
  adjustment: StageAdjustment,
  shift: StageShift,
  logBase: Float64Array,
  leaks?: ReadonlyMap<number, LeakPrice>,
): void {
  const n = model.nodes;
  const stage = model.stages[t]!;
  const before = model.stages[t - 1];
  const a = stepOf(adjustment.outputMonths);
  const d = stepOf(adjustment.demandMonths);
  for (let i = 0; i < n; i++) {
    let x = found[t]!.price[i]!;
    if (before) {
      const ore = before.basePrice / stage.recovery[i]!;
      x = (x * stage.basePrice - found[t - 1]!.scarcityIndex[i]! * ore) / (stage.basePrice - ore);
    }
    if (!Number.isNaN(x)) {
      const gain = adjustment.outputElasticity[i]! - stage.output.elasticity[i]!;
      shift.supply[i] = (1 - a) * shift.supply[i]! + a * gain * log(Math.max(x, least));
    }
    const v = found[t]!.scarcityIndex[i]!;
    if (!Number.isNaN(v)) {
      const gain = adjustment.demandElasticity[i]! - stage.demandElasticity[i]!;
      shift.demand[i] = (1 - d) * shift.demand[i]! - d * gain * log(Math.max(v, least));
    }
  }
  const rate = stepOf(adjustment.habitMonths);
  const gain = adjustment.sigma - stage.sigma;
  if (rate * gain === 0) return;
  habit(n, stage.sigma, found[t]!, shift, logBase, rate, gain, leaks);
}

/** The delivered price of a pair is read off its share: s = a e^{-sigma (P - V)}, rents and wedges included. */
function habit(
  n: number,
  sigma: number,
  found: StageEquilibrium,
  shift: StageShift,
  logBase: Float64Array,
  rate: number,
  gain: number,
  leaks?: ReadonlyMap<number, LeakPrice>,
): void {
  const next = shift.preference.slice();
  const logs = shift.logPreference.slice();
  for (let j = 0; j < n; j++) {
    let bought = 0;
    for (let i = 0; i < n; i++) bought += found.flow[i * n + j]!;
    let open = 0;
    let sum = 0;
    for (let pair = j; pair < n * n; pair += n) {
      const tonnes = found.flow[pair]!;
      if (!(tonnes > 1e-12 * bought)) continue;
      const a = shift.preference[pair]!;
      const v = found.scarcityIndex[j]!;
      const leak = leaks?.get(pair);
      const pulled = leak
        ? leaking(tonnes / bought / a, leak, v, sigma, gain)
        : -gain * (v - log(tonnes / bought / a) / sigma - 1);
      open += a;
      logs[pair] = (1 - rate) * logs[pair]! + rate * (logBase[pair]! + pulled);
      next[pair] = exp(logs[pair]!);
      sum += next[pair]!;
    }
    if (!(sum > 0)) continue;
    const kept = open / sum;
    const logKept = log(kept);
    for (let pair = j; pair < n * n; pair += n) {
      if (!(found.flow[pair]! > 1e-12 * bought)) continue;
      next[pair]! *= kept;
      logs[pair]! += logKept;
    }
  }
  shift.preference = next;
  shift.logPreference = logs;
}

/**
 * The pull of the long run on a pair that leaks, given its s/a = (1-l) e^{-sigma (P-V)} + l e^{-sigma (P'-V)}: ln of how each part would fade
 * at its own delivered price, P by the lawful way and P' by the other; with l = 0 it is -(sigma_long - sigma_short)(P - 1).
 */
function leaking(ratio: number, { share, price }: LeakPrice, v: number, sigma: number, gain: number): number {
  const evading = Math.min(share * exp(-sigma * (price - v)), ratio);
  const lawful = ratio - evading;
  let left = evading * exp(-gain * (price - 1));
  if (lawful > 1e-9 * ratio) left += lawful * exp(-gain * (v - log(lawful / (1 - share)) / sigma - 1));
  return log(left / ratio);
}
