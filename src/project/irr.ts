/** Bernstein coefficients on [0, 1] of the polynomial sum a_i x^i: b_j = sum_{i<=j} C(j,i)/C(n,i) a_i. */
function bernstein(a: readonly number[]): number[] {
  const n = a.length - 1;
  return a.map((_, j) => {
    let sum = 0;
    let ratio = 1;
    for (let i = 0; i <= j; i++) {
      sum += ratio * a[i]!;
      ratio *= (j - i) / (n - i);
    }
    return sum;
  });
}

function signChanges(b: readonly number[]): number {
  let changes = 0;
  let last = 0;
  for (const value of b) {
    if (value === 0) continue;
    if (last !== 0 && Math.sign(value) !== last) changes++;
    last = Math.sign(value);
  }
  return changes;
}

/** De Casteljau at the middle: the coefficients of the left and of the right half. */
function halves(b: readonly number[]): [number[], number[]] {
  const left = [b[0]!];
  const right = [b[b.length - 1]!];
  let row = b;
  while (row.length > 1) {
    const next = new Array<number>(row.length - 1);
    for (let i = 0; i + 1 < row.length; i++) next[i] = (row[i]! + row[i + 1]!) / 2;
    row = next;
    left.push(row[0]!);
    right.push(row[row.length - 1]!);
  }
  return [left, right.reverse()];
}

const value = (a: readonly number[], x: number) => {
  let y = 0;
  for (let i = a.length - 1; i >= 0; i--) y = y * x + a[i]!;
  return y;
};

/** The one root between two points of unlike sign, by halving. */
function bisect(a: readonly number[], low: number, high: number): number {
  const sign = Math.sign(value(a, low));
  let lo = low;
  let hi = high;
  for (let i = 0; i < 200; i++) {
    const mid = (lo + hi) / 2;
    if (mid <= lo || mid >= hi) break;
    if (Math.sign(value(a, mid)) === sign) lo = mid;
    else hi = mid;
  }
  return (lo + hi) / 2;
}

/** Below this width two roots are not told apart: they are one double root. */
const narrow = 1e-9;

/** Roots of the polynomial in the open interval (0, 1): halves an interval until Descartes' rule on its Bernstein coefficients allows one root at most. */
function rootsInside(a: readonly number[]): number[] {
  const roots: number[] = [];
  const visit = (b: readonly number[], low: number, high: number): void => {
    const changes = signChanges(b);
    if (changes === 0) return;
    const ends = Math.sign(b[0]!) * Math.sign(b[b.length - 1]!);
    if (changes === 1 && ends < 0 && value(a, low) * value(a, high) < 0) {
      roots.push(bisect(a, low, high));
      return;
    }
    if (high - low < narrow) {
      roots.push((low + high) / 2);
      return;
    }
    const middle = (low + high) / 2;
    const [left, right] = halves(b);
    visit(left, low, middle);
    if (right[0] === 0) roots.push(middle);
    visit(right, middle, high);
  };
  visit(bernstein(a), 0, 1);
  return roots;
}

/**
 * Every internal rate of return of yearly flows: all r > -1 with sum flow_k / (1 + r)^k = 0, ascending. No root: an empty list.
 * Positive rates are the roots x = 1/(1+r) of the polynomial in (0, 1), negative ones those of the reversed polynomial; zero is tried by itself.
 *
 * @example internalRates([-100, 230, -132]) is about [0.1, 0.2]
 */
export function internalRates(flow: ArrayLike<number>): number[] {
  const all = Array.from(flow);
  const first = all.findIndex((f) => f !== 0);
  let last = all.length - 1;
  while (last > first && all[last] === 0) last--;
  if (first < 0 || first === last) return [];
  const a = all.slice(first, last + 1);
  if (signChanges(a) === 0) return [];
  const positive = rootsInside(a).map((x) => 1 / x - 1);
  const negative = rootsInside([...a].reverse()).map((y) => y - 1);
  const total = a.reduce((sum, f) => sum + f, 0);
  const size = a.reduce((sum, f) => sum + Math.abs(f), 0);
  const zero = Math.abs(total) <= 1e-15 * size ? [0] : [];
  const found = [...negative, ...zero, ...positive].sort((p, q) => p - q);
  return found.filter((r, i) => i === 0 || r - found[i - 1]! > narrow);
}
