import { log } from '../base/index.js';
import type { Programme } from './programme.js';

/** Sellers with one power curve and nothing else, for which a price takes logarithms alone; and the terms of the others. */
export interface PowerSellers {
  /** Term of the seller, -1 where it is not of this kind. */
  readonly simple: Int32Array;
  readonly lnBase: Float64Array;
  readonly elasticity: Float64Array;
  readonly lnCapacity: Float64Array;
  readonly lnPrice: Float64Array;
  readonly lnSales: Float64Array;
  /** Terms of each seller: one, or two with scrap. */
  readonly first: Int32Array;
  readonly second: Int32Array;
}

/** Looks through a programme for them once, before the sweeps. */
export function powerSellers({ size, terms, constant }: Programme): PowerSellers {
  const vector = () => new Float64Array(size);
  const index = () => new Int32Array(size).fill(-1);
  const found = {
    simple: index(),
    lnBase: vector(),
    elasticity: vector(),
    lnCapacity: vector(),
    lnPrice: vector(),
    lnSales: vector(),
    first: index(),
    second: index(),
  };
  terms.forEach(({ variable: v }, c) => {
    if (v < 0) return;
    if (found.first[v]! < 0) found.first[v] = c;
    else found.second[v] = c;
  });
  for (let v = 0; v < size; v++) {
    const c = found.first[v]!;
    if (c < 0 || found.second[v]! >= 0 || constant[v] !== 0) continue;
    const { curve, oreBuyer, owed } = terms[c]!;
    if (oreBuyer >= 0 || owed > 0 || curve.elasticity === 0 || !Number.isNaN(curve.shutdown)) continue;
    found.simple[v] = c;
    found.lnBase[v] = log(curve.base);
    found.elasticity[v] = curve.elasticity;
    found.lnCapacity[v] = log(curve.capacity);
  }
  return found;
}

/** Solves ln S(x) + sigma x = goal for one power curve: two Newton steps from x, the first at the point already known. */
export function powerPrice(
  { lnBase, elasticity, lnCapacity, lnPrice, lnSales }: PowerSellers,
  v: number,
  from: number,
  goal: number,
  sigma: number,
): number {
  if (goal === -Infinity) return 0;
  let x = from > 0 ? from : 1e-3;
  let lnX = from > 0 ? lnPrice[v]! : log(x);
  let tonnes = from > 0 ? lnSales[v]! : lnBase[v]! + elasticity[v]! * lnX;
  let first = 0;
  for (let step = 0; step < 6; step++) {
    const slope = elasticity[v]! * lnX < lnCapacity[v]! ? elasticity[v]! / x : 0;
    const move = (goal - tonnes - sigma * x) / (slope + sigma);
    x = Math.max(x + move, 0.1 * x);
    if (step === 0) first = Math.abs(move);
    if (Math.abs(move) <= 1e-3 * first || Math.abs(move) < 1e-12) break;
    if (step < 5) {
      lnX = log(x);
      tonnes = lnBase[v]! + Math.min(elasticity[v]! * lnX, lnCapacity[v]!);
    }
    if (step > 0 && Math.abs(move) <= 0.05 * first) break;
  }
  return x;
}
