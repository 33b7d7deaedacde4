import { Bug, type Maybe, whenPresent } from '../base/index.js';
import type { IndustryTable } from './table.js';

export interface Leontief {
  readonly size: number;
  /** A: domestic input of row per unit of output of column; 0 for a sector without output. */
  readonly coefficients: Float64Array;
  /** L = (I - A)^-1, row-major. */
  readonly inverse: Float64Array;
  /** Column sums of L: output of all sectors per unit of final demand of one. */
  readonly production: Float64Array;
  /** v'L with v = value added / output. */
  readonly valueAdded: Float64Array;
  /** w'L with w = workers / output; missing where the table has none. */
  readonly jobs: Maybe<Float64Array>;
}

/** Inverse of a dense n x n matrix (row-major), Gauss-Jordan with partial pivoting; undefined when singular. */
function inverseOf(matrix: Float64Array, n: number): Float64Array | undefined {
  const a = Float64Array.from(matrix);
  const b = new Float64Array(n * n);
  for (let i = 0; i < n; i++) b[i * n + i] = 1;
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(a[i * n + k]!) > Math.abs(a[pivot * n + k]!)) pivot = i;
    const p = a[pivot * n + k]!;
    if (p === 0) return undefined;
    for (let j = 0; j < n; j++) {
      const [top, low] = [a[pivot * n + j]!, a[k * n + j]!];
      a[pivot * n + j] = low;
      a[k * n + j] = top / p;
      const [right, left] = [b[pivot * n + j]!, b[k * n + j]!];
      b[pivot * n + j] = left;
      b[k * n + j] = right / p;
    }
    for (let i = 0; i < n; i++) {
      const f = a[i * n + k]!;
      if (i === k || f === 0) continue;
      for (let j = 0; j < n; j++) {
        a[i * n + j] = a[i * n + j]! - f * a[k * n + j]!;
        b[i * n + j] = b[i * n + j]! - f * b[k * n + j]!;
      }
    }
  }
  return b;
}

/**
 * The open Leontief model of a table's domestic transactions: A = z_ij / x_j, L = (I - A)^-1 (Miller & Blair 2009, chapter 2).
 * @example leontief(bok2018).production[codes.indexOf('310')]  // 1.29: the production multiplier of semiconductors
 */
export function leontief(table: IndustryTable): Leontief {
  const n = table.codes.length;
  const coefficients = new Float64Array(n * n);
  const system = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const x = table.output[j]!;
      const a = x > 0 ? table.domestic[i * n + j]! / x : 0;
      coefficients[i * n + j] = a;
      system[i * n + j] = (i === j ? 1 : 0) - a;
    }
  }
  const inverse = inverseOf(system, n);
  if (!inverse) throw new Bug('singular-table', `I - A of ${table.id} is singular`);
  const multipliers = (amounts: Float64Array) => {
    const sums = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      const perOutput = table.output[i]! > 0 ? amounts[i]! / table.output[i]! : 0;
      for (let j = 0; j < n; j++) sums[j] = sums[j]! + perOutput * inverse[i * n + j]!;
    }
    return sums;
  };
  const production = new Float64Array(n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) production[j] = production[j]! + inverse[i * n + j]!;
  return {
    size: n,
    coefficients,
    inverse,
    production,
    valueAdded: multipliers(table.valueAdded),
    jobs: whenPresent(table.workers, multipliers),
  };
}
