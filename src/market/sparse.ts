/**
 * The two products of a sweep, on pairs sorted by buyer: those of buyer b are start[b] .. start[b + 1] - 1. Plain loops over typed arrays.
 */

/** out[b] = sum over the pairs of b of weight[p] x[seller[p]]. */
export function gather(
  start: Int32Array,
  seller: Int32Array,
  weight: Float64Array,
  x: Float64Array,
  out: Float64Array,
): void {
  const buyers = out.length;
  let p = 0;
  for (let b = 0; b < buyers; b++) {
    const end = start[b + 1]!;
    let sum = 0;
    for (; p < end; p++) sum += weight[p]! * x[seller[p]!]!;
    out[b] = sum;
  }
}

/** out[seller[p]] += weight[p] d[b] over all pairs; out is not cleared. */
export function scatter(
  start: Int32Array,
  seller: Int32Array,
  weight: Float64Array,
  d: Float64Array,
  out: Float64Array,
): void {
  const buyers = d.length;
  let p = 0;
  for (let b = 0; b < buyers; b++) {
    const end = start[b + 1]!;
    const want = d[b]!;
    for (; p < end; p++) {
      const i = seller[p]!;
      out[i] = out[i]! + weight[p]! * want;
    }
  }
}
