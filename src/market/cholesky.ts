/**
 * Factorises the symmetric matrix (lower triangle of `h`, row-major n x n) in place as L L'. Every pivot is lifted to at least `floor[i]`,
 * which keeps a step finite along directions in which the matrix is flat. Two rows by two columns at a time: four sums run side by side.
 */
export function factorise(h: Float64Array, n: number, floor: Float64Array): void {
  let i = 0;
  for (; i + 1 < n; i += 2) {
    const r0 = i * n;
    const r1 = r0 + n;
    for (let j = 0; j < i; j += 2) {
      const c0 = j * n;
      const c1 = c0 + n;
      let [s00, s01, s10, s11] = [h[r0 + j]!, h[r0 + j + 1]!, h[r1 + j]!, h[r1 + j + 1]!];
      for (let k = 0; k < j; k++) {
        const a0 = h[r0 + k]!;
        const a1 = h[r1 + k]!;
        const b0 = h[c0 + k]!;
        const b1 = h[c1 + k]!;
        s00 -= a0 * b0;
        s01 -= a0 * b1;
        s10 -= a1 * b0;
        s11 -= a1 * b1;
      }
      const pivot = h[c0 + j]!;
      const below = h[c1 + j]!;
      const next = h[c1 + j + 1]!;
      s00 /= pivot;
      s10 /= pivot;
      h[r0 + j] = s00;
      h[r1 + j] = s10;
      h[r0 + j + 1] = (s01 - s00 * below) / next;
      h[r1 + j + 1] = (s11 - s10 * below) / next;
    }
    let [d0, d10, d1] = [h[r0 + i]!, h[r1 + i]!, h[r1 + i + 1]!];
    for (let k = 0; k < i; k++) {
      const a0 = h[r0 + k]!;
      const a1 = h[r1 + k]!;
      d0 -= a0 * a0;
      d10 -= a0 * a1;
      d1 -= a1 * a1;
    }
    const first = Math.sqrt(Math.max(d0, floor[i]!));
    const across = d10 / first;
    h[r0 + i] = first;
    h[r1 + i] = across;
    h[r1 + i + 1] = Math.sqrt(Math.max(d1 - across * across, floor[i + 1]!));
  }
  if (i < n) lastRow(h, n, floor[i]!);
}

/** The last row of a matrix of odd size. */
function lastRow(h: Float64Array, n: number, floor: number): void {
  const row = (n - 1) * n;
  let pivot = h[row + n - 1]!;
  for (let j = 0; j < n - 1; j++) {
    let sum = h[row + j]!;
    for (let k = 0; k < j; k++) sum -= h[row + k]! * h[j * n + k]!;
    const value = sum / h[j * n + j]!;
    h[row + j] = value;
    pivot -= value * value;
  }
  h[row + n - 1] = Math.sqrt(Math.max(pivot, floor));
}

/** Solves L L' x = b in place of `b`. */
export function backSolve(l: Float64Array, n: number, b: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let sum = b[i]!;
    const row = i * n;
    for (let k = 0; k < i; k++) sum -= l[row + k]! * b[k]!;
    b[i] = sum / l[row + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    const row = i * n;
    const x = b[i]! / l[row + i]!;
    b[i] = x;
    for (let k = 0; k < i; k++) b[k]! -= l[row + k]! * x;
  }
}
