import { exp, log } from '../base/index.js';
import type { CurvePoint } from './curves.js';
import { deliveredPrice } from './indices.js';
import type { StageProgramme } from './programme.js';
import type { StageState } from './state.js';

/** Prices beyond this are looked for no further: demand that answers to no price is above what all sellers together may bring. */
const furthest = 1e12;
/** What adding up bounds may lose. */
const rounding = 1e-13;

/**
 * Buyer b under bounds on growth q_ij <= cap_ij, at given prices of sellers. With s_i his shares and V0 his index without the bounds, his index
 * is V0 + d where  sum_i min(s_i e^{sigma d}, cap_i / D(V0 + d)) = 1:  the left side rises with d, so there is one d. Pairs at their bound pay
 * a rent mu_i = ln(s_i e^{sigma d} D / cap_i) / sigma, and V is the index of the prices with rents. This is the minimum of the potential over
 * mu >= 0, hence convex in the prices of sellers.
 *
 * @param found index and shares without bounds; replaced where a bound binds, together with `rent` and `held`
 * @param demandAt tonnes bought at the index v, and their slope (<= 0)
 */
export function bindGrowth(
  stage: StageProgramme,
  b: number,
  y: Float64Array,
  found: Pick<StageState, 'index' | 'share' | 'rent' | 'held'>,
  demandAt: (v: number, out: CurvePoint) => void,
): void {
  const { bound, sigma } = stage;
  const { share } = found;
  const first = stage.start[b]!;
  const end = stage.start[b + 1]!;
  const v0 = found.index[b]!;
  found.held[b] = 0;
  demandAt(v0, point);
  let free = true;
  for (let p = first; p < end && free; p++) free = share[p]! * point.tonnes <= bound[p]! * (1 + 1e-15);
  if (free) return;

  let low = 0;
  let high = furthest;
  let d = 0;
  for (let step = 0; step < 300; step++) {
    const rise = exp(Math.min(sigma * d, 700));
    let sum = 0;
    let slope = 0;
    let all = true;
    for (let p = first; p < end; p++) {
      const want = wanted(stage, y, p, share[p]!, rise, v0 + d);
      const most = bound[p]! / point.tonnes;
      sum += Math.min(want, most);
      slope += want <= most ? sigma * want : (-most * point.slope) / point.tonnes;
      all &&= want >= most;
    }
    // Demand that answers to no price and is what the bounds together let through: many rents would do, the least are taken.
    if (sum > 1 || (all && point.slope === 0 && sum > 1 - rounding)) high = d;
    else low = d;
    // In logarithms, of which the left side is all but a straight line; never far beyond what has been looked at.
    let next = Math.min(d - (log(sum) * sum) / slope, 2 * d + 1);
    if (!(next > low && next < high)) next = high === furthest ? Math.min(2 * d + 1, furthest) : 0.5 * (low + high);
    const moved = Math.abs(next - d);
    d = next;
    demandAt(v0 + d, point);
    if (moved <= 2e-16 * Math.max(1, v0 + d) || d >= furthest) break;
  }
  keepGrowth(stage, b, y, found, point.tonnes, v0 + d);
}

const point: CurvePoint = { argument: 0, tonnes: 0, slope: 0 };

/** a e^{-sigma (P - v)} = s e^{sigma d}, for sellers too dear to have a share as well. */
const wanted = (stage: StageProgramme, y: Float64Array, p: number, share: number, rise: number, v: number) =>
  share > 1e-280 ? share * rise : exp(stage.sigma * (v - deliveredPrice(stage, y, p)) + log(stage.preference[p]!));

/**
 * Shares and rents of buyer b at the index v and so many tonnes; what the bounds leave is shared out by the shares of the other sellers, so that
 * tonnes add up.
 */
export function keepGrowth(
  stage: StageProgramme,
  b: number,
  y: Float64Array,
  found: Pick<StageState, 'index' | 'share' | 'rent' | 'held'>,
  tonnes: number,
  v: number,
): void {
  const { bound, sigma } = stage;
  const { share } = found;
  const rent = found.rent!;
  const rise = exp(Math.min(sigma * (v - found.index[b]!), 700));
  let held = 0;
  let others = 0;
  const first = stage.start[b]!;
  const end = stage.start[b + 1]!;
  for (let p = first; p < end; p++) {
    const want = wanted(stage, y, p, share[p]!, rise, v);
    if (want * tonnes > bound[p]!) {
      rent[p] = log((want * tonnes) / bound[p]!) / sigma;
      held += bound[p]!;
    } else others += want;
    share[p] = want;
  }
  const kept = others > 0 ? Math.max(1 - held / tonnes, 0) / others : 0;
  for (let p = first; p < end; p++) share[p] = rent[p]! > 0 ? bound[p]! / tonnes : share[p]! * kept;
  found.index[b] = v;
  found.held[b] = held;
}
