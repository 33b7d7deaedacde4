import { exp, log } from '../base/index.js';
import { addStocks, type StockRule } from './stocks.js';

/** Width of the shutdown of a mine and of the choke of final use, in multiples of the base price. */
export const shutdownWidth = 0.02;
export const chokeWidth = 0.05;

/** One supply curve: base min(capacity, x^elasticity) psi(x), psi(x) = [1 + e^{-(1-s)/w}] / [1 + e^{-(x-s)/w}]. */
export interface Curve {
  readonly base: number;
  readonly elasticity: number;
  readonly capacity: number;
  /** NaN for none. */
  readonly shutdown: number;
}

/** A point of a supply curve: its argument (price or margin), its tonnes, and the slope of tonnes in the coordinate asked for. */
export interface CurvePoint {
  argument: number;
  tonnes: number;
  slope: number;
}

function logistic(x: number): number {
  const e = exp(x > 0 ? -x : x);
  return x > 0 ? 1 / (1 + e) : e / (1 + e);
}

/** 1 + e^{-(1-s)/w} of the shutdown price asked for last: the curves of a stage share it. */
let shutdownOfTop = Number.NaN;
let topOfPsi = 1;
function psiTop(shutdown: number): number {
  if (shutdown !== shutdownOfTop) {
    shutdownOfTop = shutdown;
    topOfPsi = 1 + exp((shutdown - 1) / shutdownWidth);
  }
  return topOfPsi;
}

/** Tonnes at x = e^u, and their slope in u; the logarithm keeps arguments that a double near 1 cannot hold. */
function atLog(curve: Curve, u: number, x: number, out: CurvePoint): void {
  const { base, elasticity, capacity, shutdown } = curve;
  const power = exp(elasticity * u);
  const capped = power >= capacity;
  const tonnes = base * (capped ? capacity : power);
  out.argument = x;
  if (Number.isNaN(shutdown)) {
    out.tonnes = tonnes;
    out.slope = capped ? 0 : tonnes * elasticity;
    return;
  }
  const z = (x - shutdown) / shutdownWidth;
  const e = exp(z > 0 ? -z : z);
  const on = (z > 0 ? 1 : e) / (1 + e);
  const off = (z > 0 ? e : 1) / (1 + e);
  out.tonnes = tonnes * psiTop(shutdown) * on;
  out.slope = (capped ? 0 : out.tonnes * elasticity) + (out.tonnes * x * off) / shutdownWidth;
}

/** Tonnes and slope d tonnes / d x at x. For elasticity > 0 nothing is supplied at x <= 0; elasticity 0 is constant but for the shutdown. */
export function supplyAt(curve: Curve, x: number, out: CurvePoint): void {
  if (curve.elasticity === 0) {
    out.argument = x;
    out.tonnes = curve.base;
    out.slope = 0;
    if (Number.isNaN(curve.shutdown)) return;
    out.tonnes *= psiTop(curve.shutdown) * logistic((x - curve.shutdown) / shutdownWidth);
    out.slope = (out.tonnes * logistic((curve.shutdown - x) / shutdownWidth)) / shutdownWidth;
    return;
  }
  if (!(x > 0)) {
    out.argument = x;
    out.tonnes = 0;
    out.slope = 0;
    return;
  }
  atLog(curve, log(x), x, out);
  out.slope /= x;
}

export function supplyTonnes(curve: Curve, x: number): number {
  const point = { argument: 0, tonnes: 0, slope: 0 };
  supplyAt(curve, x, point);
  return point.tonnes;
}

/** Most the curve can ever give. */
export function mostTonnes(curve: Curve): number {
  const factor = Number.isNaN(curve.shutdown) ? 1 : psiTop(curve.shutdown);
  return curve.base * (curve.elasticity === 0 ? 1 : curve.capacity) * factor;
}

/**
 * The point of the curve with  x + lambda (tonnes - before) / base = target  (a proximal point: Minty's coordinate).
 * Unlike tonnes(x), it is 1/lambda-Lipschitz however steep the curve. `slope` is d tonnes / d target.
 * @param near where x is looked for first, if above 0
 */
export function proximalPoint(
  curve: Curve,
  target: number,
  lambda: number,
  before: number,
  out: CurvePoint,
  near = 0,
): void {
  const weight = lambda / curve.base;
  const reach = target + weight * before;
  if (curve.elasticity === 0) {
    solveFlat(curve, reach, weight, out);
    return;
  }
  if (!(reach > 0)) {
    out.argument = reach;
    out.tonnes = 0;
    out.slope = 0;
    return;
  }
  const top = log(reach);
  let high = top;
  let low = Math.min(top - 0.7, log(reach / (4 * lambda)) / curve.elasticity, top - 0.7) - 1;
  let u = near > 0 && near < reach ? log(near) : high;
  for (let step = 0; step < 200; step++) {
    atLog(curve, u, exp(u), out);
    const gap = out.argument + weight * out.tonnes - reach;
    if (gap > 0) high = u;
    else low = u;
    const rise = out.argument + weight * out.slope;
    let next = u - gap / rise;
    if (!(next > low && next < high)) next = 0.5 * (low + high);
    if (Math.abs(gap) <= 2e-16 * reach || Math.abs(next - u) <= 2e-16 * Math.max(1, Math.abs(u))) break;
    u = next;
  }
  out.slope = out.slope / (out.argument + weight * out.slope);
}

/** Constant supply with a shutdown: x + weight base psi(x) = reach. */
function solveFlat(curve: Curve, reach: number, weight: number, out: CurvePoint): void {
  let high = reach;
  let low = reach - weight * mostTonnes(curve);
  let x = high;
  for (let step = 0; step < 200; step++) {
    supplyAt(curve, x, out);
    const gap = x + weight * out.tonnes - reach;
    if (gap > 0) high = x;
    else low = x;
    let next = x - gap / (1 + weight * out.slope);
    if (!(next > low && next < high)) next = 0.5 * (low + high);
    if (Math.abs(next - x) <= 2e-16 * Math.max(1, Math.abs(x))) break;
    x = next;
  }
  out.slope = out.slope / (1 + weight * out.slope);
}

/** Final demand base min(V^-eps, ceiling) phi(V), phi(V) = 1 / (1 + e^{(V - choke)/w}); V taken at 1e-12 at least in the power. */
export interface Demand {
  readonly base: number;
  readonly elasticity: number;
  readonly choke: number;
  readonly ceiling: number;
}

/** Final demand with the stocks behind it; `received` by contract comes off what is bought on the market. */
export interface FinalBuyer extends Demand {
  readonly stocks?: readonly StockRule[];
}

/** Market demand max(F + built - released - received, 0) and its slope. */
export function marketDemandAt(buyer: FinalBuyer, received: number, index: number, out: CurvePoint): void {
  demandAt(buyer, index, out);
  if (buyer.stocks) addStocks(buyer.stocks, index, out);
  out.tonnes -= received;
  if (out.tonnes > 0) return;
  out.tonnes = 0;
  out.slope = 0;
}

/** `tonnes` and `slope` (d tonnes / d V, <= 0) of final demand at the scarcity index V. */
export function demandAt(demand: Demand, index: number, out: CurvePoint): void {
  const v = Math.max(index, 1e-12);
  const power = exp(-demand.elasticity * log(v));
  const capped = power >= demand.ceiling || index < 1e-12;
  const tonnes = demand.base * Math.min(power, demand.ceiling);
  out.argument = index;
  out.tonnes = tonnes;
  out.slope = capped ? 0 : (-demand.elasticity * tonnes) / v;
  if (demand.choke === Infinity) return;
  const z = (index - demand.choke) / chokeWidth;
  // So far below the choke the factor is 1 to the last digit.
  if (z < -40) return;
  const e = exp(z > 0 ? -z : z);
  const kept = (z > 0 ? e : 1) / (1 + e);
  const gone = (z > 0 ? 1 : e) / (1 + e);
  out.tonnes = tonnes * kept;
  out.slope = out.slope * kept - (out.tonnes * gone) / chokeWidth;
}

/** Demand that the buyer would call his wish: base min(V, choke)^-eps, under the ceiling; without a seller V is the choke, or 1 without one. */
export function wish(demand: Demand, index: number): number {
  let v = Number.isNaN(index) ? demand.choke : Math.min(index, demand.choke);
  if (v === Infinity) v = Number.isNaN(index) ? 1 : index;
  return demand.base * Math.min(exp(-demand.elasticity * log(Math.max(v, 1e-12))), demand.ceiling);
}
