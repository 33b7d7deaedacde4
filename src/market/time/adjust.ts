import { exp, log } from '../../base/index.js';
import type { StageEquilibrium } from '../equilibrium.js';
import { deliveredPrice } from '../indices.js';
import type { MarketModel } from '../model.js';
import type { StageProgramme } from '../programme.js';
import type { State } from '../state.js';

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
  readonly preference: Float64Array;
  readonly logPreference: Float64Array;
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
  part: StageProgramme,
  state: State,
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
  habit(part, t, state, shift, logBase, rate, gain);
}

/** Shares of less than this are no trade: habit leaves them alone. */
const trade = 1e-12;

/** Buyer by buyer over the pairs that trade. A pair that leaks has two parts, which follow on each other. */
function habit(
  part: StageProgramme,
  t: number,
  { y, stages }: State,
  { preference, logPreference }: StageShift,
  logBase: Float64Array,
  rate: number,
  gain: number,
): void {
  const { start, pair, seller, wedge, gateStart, gate, toll } = part;
  const { share, demand, rent } = stages[t]!;
  const trading: number[] = [];
  for (let b = 0; b < demand.length; b++) {
    if (!(demand[b]! > 0)) continue;
    trading.length = 0;
    let open = 0;
    let sum = 0;
    const end = start[b + 1]!;
    for (let p = start[b]!; p < end; p++) {
      const at = pair[p]!;
      const leaks = p + 1 < end && pair[p + 1] === at;
      const bought = leaks ? share[p]! + share[p + 1]! : share[p]!;
      let price = y[seller[p]!]! + wedge[p]!;
      for (let g = gateStart[p]!; g < gateStart[p + 1]!; g++) price += toll[g]! * y[gate[g]!]!;
      const dearer = price + (rent ? rent[p]! : 0) - 1;
      const pull = leaks ? ways(share, p, gain * dearer, gain * (deliveredPrice(part, y, ++p) - 1)) : -gain * dearer;
      if (!(bought > trade)) continue;
      open += preference[at]!;
      logPreference[at] = (1 - rate) * logPreference[at]! + rate * (logBase[at]! + pull);
      preference[at] = exp(logPreference[at]!);
      sum += preference[at]!;
      trading.push(at);
    }
    if (!(sum > 0)) continue;
    const kept = open / sum;
    const logKept = log(kept);
    for (const at of trading) {
      preference[at]! *= kept;
      logPreference[at]! += logKept;
    }
  }
}

/** The pull of the long run on a pair with a lawful part p and an evading one after it: ln of how both together would fade, each at its price. */
function ways(share: Float64Array, p: number, lawful: number, evading: number): number {
  const [a, b] = [share[p]!, share[p + 1]!];
  return log((a * exp(-lawful) + b * exp(-evading)) / (a + b));
}
