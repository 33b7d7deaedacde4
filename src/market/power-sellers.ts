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
