/**
 * Factorises the symmetric matrix (lower triangle of `h`, row-major n x n) in place as L L'. Every pivot is lifted to at least `floor[i]`,
 * which keeps a step finite along directions in which the matrix is flat.
 */
export function factorise(h: Float64Array, n: number, floor: Float64Array): void {
  for (let i = 0; i < n; i++) {
    const row = i * n;
    for (let j = 0; j < i; j++) {
      const other = j * n;
      let sum = h[row + j]!;
      for (let k = 0; k < j; k++) sum -= h[row + k]! * h[other + k]!;
      h[row + j] = sum / h[other + j]!;
    }
    let pivot = h[row + i]!;
    for (let k = 0; k < i; k++) pivot -= h[row + k]! * h[row + k]!;
    h[row + i] = Math.sqrt(Math.max(pivot, floor[i]!));
  }
}

/** Solves L L' x = b in place of `b`. */
export function backSolve(l: Float64Array, n: number, b: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let sum = b[i]!;
    for (let k = 0; k < i; k++) sum -= l[i * n + k]! * b[k]!;
    b[i] = sum / l[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    const x = b[i]! / l[i * n + i]!;
    b[i] = x;
    for (let k = 0; k < i; k++) b[k]! -= l[i * n + k]! * x;
  }
}
