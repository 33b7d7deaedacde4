import { exp, log, pow } from '../base/index.js';
import { type Curve, chokeWidth, type Demand, demandAt, mostTonnes, shutdownWidth, supplyTonnes } from './curves.js';

/** Beyond this many widths a logistic is 0 or 1 to the last digit. */
const reach = 30;

/** Nodes and weights of the eight-point Gauss-Legendre rule on [-1, 1], positive half. */
const nodes = [0.1834346424956498, 0.525532409916329, 0.7966664774136267, 0.9602898564975363];
const weights = [0.362683783378362, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763];

/** Integral of a smooth f over [a, b] in panels of at most `width`; near 0 panels shrink with the distance from it, where powers bend. */
function quadrature(f: (x: number) => number, a: number, b: number, width: number): number {
  let sum = 0;
  let left = a;
  while (left < b) {
    const right = Math.min(b, left + width, left < 1e-15 ? Math.min(1e-14, b) : 2 * left);
    const half = 0.5 * (right - left);
    const middle = left + half;
    for (let k = 0; k < nodes.length; k++) {
      sum += weights[k]! * half * (f(middle - half * nodes[k]!) + f(middle + half * nodes[k]!));
    }
    left = right;
  }
  return sum;
}

/** int_a^b x^e dx for 0 < a <= b. */
function powerIntegral(a: number, b: number, e: number): number {
  if (Math.abs(e + 1) < 1e-9) return log(b / a);
  return (pow(b, e + 1) - pow(a, e + 1)) / (e + 1);
}

/** int_a^b F dv of final demand, a <= b or not; Infinity where demand never gives way. */
export function demandIntegral(demand: Demand, a: number, b: number): number {
  if (a > b) return -demandIntegral(demand, b, a);
  const { base, elasticity, ceiling, choke } = demand;
  if (base === 0 || a === b) return 0;
  const floor = Math.max(1e-12, ceiling === Infinity ? 0 : pow(ceiling, -1 / elasticity));
  const flat = Math.min(pow(1e-12, -elasticity), ceiling);
  const smooth = (from: number, to: number): number => {
    if (!(from < to)) return 0;
    const level = from < floor ? (Math.min(to, floor) - from) * flat : 0;
    if (to <= floor) return level;
    const low = Math.max(from, floor);
    if (to === Infinity) return elasticity > 1 ? level + pow(low, 1 - elasticity) / (elasticity - 1) : Infinity;
    return level + powerIntegral(low, to, -elasticity);
  };
  if (choke === Infinity) return base * smooth(a, b);
  const soft = choke - reach * chokeWidth;
  const end = Math.min(b, choke + reach * chokeWidth);
  const point = { argument: 0, tonnes: 0, slope: 0 };
  const value = (v: number) => {
    demandAt(demand, v, point);
    return point.tonnes;
  };
  return base * smooth(a, Math.min(b, soft)) + quadrature(value, Math.max(a, soft), end, chokeWidth);
}

/** int_a^b S dx of a supply curve, a <= b or not. */
export function supplyIntegral(curve: Curve, a: number, b: number): number {
  if (a > b) return -supplyIntegral(curve, b, a);
  const { base, elasticity, capacity, shutdown } = curve;
  if (base === 0 || a === b) return 0;
  const low = elasticity > 0 ? Math.max(a, 0) : a;
  if (!(low < b)) return 0;
  const kink = elasticity > 0 && capacity < Infinity ? pow(capacity, 1 / elasticity) : Infinity;
  const plain = (from: number, to: number): number => {
    if (!(from < to)) return 0;
    if (elasticity === 0) return to - from;
    const bent = Math.min(to, kink);
    const rising = from < bent ? powerIntegral(from, bent, elasticity) : 0;
    return to > kink ? rising + capacity * (to - Math.max(from, kink)) : rising;
  };
  if (Number.isNaN(shutdown)) return base * plain(low, b);
  const full = shutdown + reach * shutdownWidth;
  const start = Math.max(low, shutdown - reach * shutdownWidth);
  const value = (x: number) => supplyTonnes(curve, x);
  const split = Math.min(b, full);
  const bends = kink > start && kink < split ? [start, kink, split] : [start, split];
  let sum = 0;
  for (let k = 1; k < bends.length; k++) sum += quadrature(value, bends[k - 1]!, bends[k]!, 2 * shutdownWidth);
  return sum + base * (1 + exp((shutdown - 1) / shutdownWidth)) * plain(Math.max(low, full), b);
}

/** Price at which final demand falls to `tonnes`; -Infinity where it is always below. */
export function demandCrossing(demand: Demand, tonnes: number): number {
  const point = { argument: 0, tonnes: 0, slope: 0 };
  const at = (v: number) => {
    demandAt(demand, v, point);
    return point.tonnes;
  };
  if (at(0) <= tonnes) return -Infinity;
  if (tonnes === 0) return Infinity;
  return crossing((v) => at(v) - tonnes);
}

/** Price at which supply rises to `tonnes`; Infinity where it never does. */
export function supplyCrossing(curve: Curve, tonnes: number): number {
  if (tonnes <= 0) return -Infinity;
  if (mostTonnes(curve) <= tonnes) return Infinity;
  if (curve.elasticity === 0) {
    if (Number.isNaN(curve.shutdown)) return -Infinity;
    const share = tonnes / mostTonnes(curve);
    return curve.shutdown - shutdownWidth * log(1 / share - 1);
  }
  return crossing((x) => tonnes - supplyTonnes(curve, x));
}

/** Root of a function that falls from above 0 to below it on (0, Infinity), by bisection. */
function crossing(falls: (x: number) => number): number {
  let low = 0;
  let high = 1;
  while (falls(high) > 0 && high < 1e30) {
    low = high;
    high *= 2;
  }
  for (let step = 0; step < 200 && high - low > 1e-15 * high; step++) {
    const middle = 0.5 * (low + high);
    if (falls(middle) > 0) low = middle;
    else high = middle;
  }
  return 0.5 * (low + high);
}
