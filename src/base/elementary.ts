/**
 * exp, log and pow that give the same bits in every engine: only + - * / and exact scaling by powers of two.
 * Math.exp and Math.pow may differ in the last bit between engines and must not enter a hashed result.
 */
const ln2High = 6.9314718036912381649e-1;
const ln2Low = 1.90821492927058770002e-10;
const log2e = Math.LOG2E;

const scratch = new Float64Array(1);
const words = new Uint32Array(scratch.buffer);
scratch[0] = 1;
const high = words[1] === 0x3ff00000 ? 1 : 0;

/** 2^k at k + 1074, from the least double to the largest power: to look one up costs less than to put bits together. */
const powers = new Float64Array(2098);
for (let k = 0, power = 1; k <= 1074; k++, power *= 0.5) powers[1074 - k] = power;
for (let k = 0, power = 1; k <= 1023; k++, power *= 2) powers[1074 + k] = power;

/** e^x within 1 ulp (Cody-Waite reduction, the rational kernel of fdlibm e_exp.c). exp(-Infinity) = 0, exp(NaN) = NaN. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019411) return 0;
  const k = Math.floor(x * log2e + 0.5);
  const hi = x - k * ln2High;
  const lo = k * ln2Low;
  const r = hi - lo;
  const t = r * r;
  const c =
    r -
    t *
      (1.66666666666666019037e-1 +
        t *
          (-2.77777777770155933842e-3 +
            t * (6.61375632143793436117e-5 + t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8))));
  const y = 1 - (lo - (r * c) / (2 - c) - hi);
  if (k > 1022) return y * powers[1022 + 1074]! * powers[k - 1022 + 1074]!;
  if (k < -1021) return y * powers[k + 200 + 1074]! * powers[-200 + 1074]!;
  return y * powers[k + 1074]!;
}

/** Natural logarithm within 1 ulp (kernel of fdlibm e_log.c). log(0) = -Infinity, log of a negative number = NaN. */
export function log(x: number): number {
  if (Number.isNaN(x) || x < 0) return NaN;
  if (x === 0) return -Infinity;
  if (x === Infinity) return x;
  let k = 0;
  let m = x;
  if (m < 2.2250738585072014e-308) {
    m *= 18014398509481984;
    k = -54;
  }
  scratch[0] = m;
  let top = words[high]!;
  const scale = (top >>> 20) - 1023;
  top &= 0xfffff;
  const shift = (top + 0x95f64) & 0x100000;
  const up = shift >>> 20;
  const f = m * powers[1074 - scale - up]! - 1;
  k += scale + up;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const t1 = w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
  const t2 =
    z *
    (6.66666666666673513e-1 +
      w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)));
  const half = 0.5 * f * f;
  return k * ln2High - (half - (s * (half + t1 + t2) + k * ln2Low) - f);
}

/** x^y for x >= 0 as e^{y ln x}; relative error grows as |y ln x| ulp. pow(0, y > 0) = 0, pow(x, 0) = 1. */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (y === 1) return x;
  return exp(y * log(x));
}
