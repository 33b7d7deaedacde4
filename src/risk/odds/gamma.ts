import { exp, log } from '../../base/index.js';

const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** ln Gamma(x), x > 0 (Lanczos, g = 7, nine terms; about 1e-15 relative). */
function logGamma(x: number): number {
  if (x < 0.5) return logGamma(x + 1) - log(x);
  let sum = 0.99999999999980993;
  for (let i = 0; i < lanczos.length; i++) sum += lanczos[i]! / (x + i);
  const t = x + 6.5;
  return 0.5 * log(2 * Math.PI) + (x - 0.5) * log(t) - t + log(sum);
}

/** Regularised lower incomplete gamma function P(a, x): series below a + 1, continued fraction (Lentz) above. */
function gammaCumulative(shape: number, x: number, logGammaShape: number): number {
  if (x <= 0) return 0;
  const front = exp(shape * log(x) - x - logGammaShape);
  if (x < shape + 1) {
    let term = 1 / shape;
    let sum = term;
    for (let n = 1; n < 1000 && term > sum * 1e-17; n++) {
      term *= x / (shape + n);
      sum += term;
    }
    return front * sum;
  }
  let b = x + 1 - shape;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < 1000; n++) {
    const a = -n * (n - shape);
    b += 2;
    d = 1 / (a * d + b || 1e-300);
    c = b + a / c || 1e-300;
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return 1 - front * h;
}

/** ln B(a, b). */
const logBeta = (a: number, b: number) => logGamma(a) + logGamma(b) - logGamma(a + b);

/** Regularised incomplete beta function I_x(a, b) by its continued fraction (Lentz). */
function betaCumulative(a: number, b: number, x: number, logBetaAb: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaCumulative(b, a, 1 - x, logBetaAb);
  const front = exp(a * log(x) + b * log(1 - x) - logBetaAb) / a;
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1) || 1e-300);
  let h = d;
  for (let m = 1; m < 1000; m++) {
    for (const step of [
      (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
      (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
    ]) {
      d = 1 / (1 + step * d || 1e-300);
      c = 1 + step / c || 1e-300;
      h *= d * c;
    }
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return front * h;
}

/** The x in [low, high] where a rising function passes p: Newton steps, halving where a step leaves the bracket. */
function invert(
  cumulative: (x: number) => number,
  density: (x: number) => number,
  p: number,
  bracket: readonly [number, number],
  start: number,
): number {
  let [low, high] = bracket;
  let x = start;
  for (let i = 0; i < 200; i++) {
    const excess = cumulative(x) - p;
    if (excess < 0) low = x;
    else high = x;
    const newton = x - excess / density(x);
    const next = newton > low && newton < high ? newton : low + (high - low) / 2;
    if (Math.abs(next - x) <= 1e-14 * next) return next;
    x = next;
  }
  return x;
}

/**
 * Quantile of Gamma(shape, rate), mean shape / rate; p in (0, 1).
 * @example gammaQuantile(0.95, 1, 1) is ln 20 = 2.9957
 */
export function gammaQuantile(p: number, shape: number, rate: number): number {
  const constant = logGamma(shape);
  const cumulative = (x: number) => gammaCumulative(shape, x, constant);
  let high = 2 * shape + 2;
  while (cumulative(high) < p) high *= 2;
  return invert(cumulative, (x) => exp((shape - 1) * log(x) - x - constant), p, [0, high], shape) / rate;
}

/** Quantile of Beta(alpha, beta); p in (0, 1). */
export function betaQuantile(p: number, alpha: number, beta: number): number {
  const constant = logBeta(alpha, beta);
  return invert(
    (x) => betaCumulative(alpha, beta, x, constant),
    (x) => exp((alpha - 1) * log(x) + (beta - 1) * log(1 - x) - constant),
    p,
    [0, 1],
    alpha / (alpha + beta),
  );
}
