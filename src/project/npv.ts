import { pow } from '../base/index.js';

export type Timing = 'start' | 'mid' | 'end';
const lag: Readonly<Record<Timing, number>> = { start: 0, mid: 0.5, end: 1 };

/** (1 + rate)^-(k + 0 | 0.5 | 1) for k = 0 ... years - 1. */
export function discountFactors(rate: number, timing: Timing, years: number): Float64Array {
  const first = pow(1 + rate, -lag[timing]);
  const step = 1 / (1 + rate);
  const factors = new Float64Array(years);
  for (let k = 0, f = first; k < years; k++, f *= step) factors[k] = f;
  return factors;
}

/** Sum of flow x factor, in the order of the years. */
export function presentValue(flow: ArrayLike<number>, factors: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < flow.length; k++) sum += flow[k]! * factors[k]!;
  return sum;
}

/** NPV at a rate. @example npv([-100, 110], 0.1, 'start') === 0 */
export const npv = (flow: ArrayLike<number>, rate: number, timing: Timing): number =>
  presentValue(flow, discountFactors(rate, timing, flow.length));
