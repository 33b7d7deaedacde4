/**
 * Anderson mixing (1965): the next point of a fixed-point iteration y -> g(y) from the last few pairs of points and residuals f = g(y) - y,
 * as the combination whose residual is least in the Euclidean norm, found from the normal equations with a small ridge.
 */
export class Mixing {
  private readonly points: Float64Array[] = [];
  private readonly residuals: Float64Array[] = [];
  private readonly gram: Float64Array;
  private readonly weight: Float64Array;
  private count = 0;

  constructor(
    private readonly size: number,
    private readonly depth: number,
  ) {
    for (let k = 0; k <= depth; k++) {
      this.points.push(new Float64Array(size));
      this.residuals.push(new Float64Array(size));
    }
    this.gram = new Float64Array(depth * depth);
    this.weight = new Float64Array(depth);
  }

  /** Forgets all but the point to come. */
  restart(): void {
    this.count = 0;
  }

  /** Replaces `y` by the mixed next point, given its image residual `f`. */
  next(y: Float64Array, f: Float64Array): void {
    const { size, depth } = this;
    const slot = this.count % (depth + 1);
    const point = this.points[slot]!;
    const residual = this.residuals[slot]!;
    point.set(y);
    residual.set(f);
    const m = Math.min(this.count, depth);
    this.count++;
    const past = (k: number) => (this.count - 2 - k + 2 * (depth + 1)) % (depth + 1);
    const { gram, weight } = this;
    let trace = 0;
    for (let a = 0; a < m; a++) {
      const fa = this.residuals[past(a)]!;
      for (let b = 0; b <= a; b++) {
        const fb = this.residuals[past(b)]!;
        let sum = 0;
        for (let i = 0; i < size; i++) sum += (f[i]! - fa[i]!) * (f[i]! - fb[i]!);
        gram[a * depth + b] = sum;
      }
      let right = 0;
      for (let i = 0; i < size; i++) right += (f[i]! - fa[i]!) * f[i]!;
      weight[a] = right;
      trace += gram[a * depth + a]!;
    }
    this.solve(m, 1e-14 * trace);
    for (let i = 0; i < size; i++) y[i] = y[i]! + f[i]!;
    for (let k = 0; k < m; k++) {
      const gamma = weight[k]!;
      const yk = this.points[past(k)]!;
      const fk = this.residuals[past(k)]!;
      for (let i = 0; i < size; i++) y[i]! -= gamma * (point[i]! - yk[i]! + f[i]! - fk[i]!);
    }
  }

  /** Cholesky on the m x m normal equations, in place of `weight`. */
  private solve(m: number, ridge: number): void {
    const { gram: a, weight: w, depth } = this;
    for (let i = 0; i < m; i++) {
      for (let j = 0; j <= i; j++) {
        let sum = a[i * depth + j]! + (i === j ? ridge : 0);
        for (let k = 0; k < j; k++) sum -= a[i * depth + k]! * a[j * depth + k]!;
        a[i * depth + j] = i === j ? Math.sqrt(Math.max(sum, 1e-300)) : sum / a[j * depth + j]!;
      }
      let sum = w[i]!;
      for (let k = 0; k < i; k++) sum -= a[i * depth + k]! * w[k]!;
      w[i] = sum / a[i * depth + i]!;
    }
    for (let i = m - 1; i >= 0; i--) {
      let sum = w[i]!;
      for (let k = i + 1; k < m; k++) sum -= a[k * depth + i]! * w[k]!;
      w[i] = sum / a[i * depth + i]!;
    }
  }
}
