import { log } from './elementary.js';

const m0 = 0xd2511f53;
const m1 = 0xcd9e8d57;
const w0 = 0x9e3779b9;
const w1 = 0xbb67ae85;

/** High 32 bits of the 64-bit product of two unsigned 32-bit words. */
function mulHigh(a: number, b: number): number {
  const a0 = a & 0xffff;
  const a1 = a >>> 16;
  const b0 = b & 0xffff;
  const b1 = b >>> 16;
  const middle = a1 * b0 + ((a0 * b0) >>> 16);
  const cross = a0 * b1 + (middle & 0xffff);
  return (a1 * b1 + (middle >>> 16) + (cross >>> 16)) >>> 0;
}

/**
 * Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011): four 32-bit words from a counter of four words and a key of two.
 * @example philox([0, 0, 0, 0], [0, 0]) is [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8] (known answer of Random123)
 */
export function philox(
  counter: readonly [number, number, number, number],
  key: readonly [number, number],
): [number, number, number, number] {
  let [c0, c1, c2, c3] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < 10; round++) {
    const h0 = mulHigh(m0, c0);
    const l0 = Math.imul(m0, c0) >>> 0;
    const h1 = mulHigh(m1, c2);
    const l1 = Math.imul(m1, c2) >>> 0;
    c0 = (h1 ^ c1 ^ k0) >>> 0;
    c1 = l1;
    c2 = (h0 ^ c3 ^ k1) >>> 0;
    c3 = l0;
    k0 = (k0 + w0) >>> 0;
    k1 = (k1 + w1) >>> 0;
  }
  return [c0, c1, c2, c3];
}

/** FNV-1a, 32 bits, of the UTF-16 code units: turns a name into a stream key. */
export function streamKey(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) {
    hash = Math.imul(hash ^ (name.charCodeAt(i) & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (name.charCodeAt(i) >>> 8), 0x01000193);
  }
  return hash >>> 0;
}

/**
 * A uniform number in (0, 1), a function of its four keys alone: no state, so a draw can be computed by itself and in any order.
 * @param seed integer >= 0; @param event name of the event or scenario; @param draw integer >= 0; @param parameter name of the variable
 */
export const uniform = (seed: number, event: string, draw: number, parameter: string): number =>
  uniformAt(seed, streamKey(event), draw, streamKey(parameter));

/** `uniform` with the keys of its names computed before, for inner loops. */
export function uniformAt(seed: number, eventKey: number, draw: number, parameterKey: number): number {
  const high = Math.floor(seed / 4294967296) >>> 0;
  const [a, b] = philox([draw >>> 0, parameterKey, eventKey, high], [seed >>> 0, 0x4c4f4445]);
  return ((a >>> 5) * 67108864 + (b >>> 6) + 0.5) / 9007199254740992;
}

const polynomial = (coefficients: readonly number[], x: number): number =>
  coefficients.reduceRight((y, c) => y * x + c, 0);
const centre = [
  [
    3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457,
    67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
  ],
  [
    1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867, 39307.89580009271061,
    28729.085735721942674, 5226.495278852854561,
  ],
] as const;
const shoulder = [
  [
    1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504,
    1.27045825245236838258, 0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4,
  ],
  [
    1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459,
    0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9,
  ],
] as const;
const tail = [
  [
    6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123,
    0.026532189526576123093, 0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
  ],
  [
    1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4,
    1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15,
  ],
] as const;

/** Inverse of the standard normal distribution (Wichura 1988, AS 241 PPND16), about 1e-16 relative; p in (0, 1). */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(centre[0], r)) / polynomial(centre[1], r);
  }
  const r = Math.sqrt(-log(q < 0 ? p : 1 - p));
  const [table, x] = r <= 5 ? [shoulder, r - 1.6] : [tail, r - 5];
  const z = polynomial(table[0], x) / polynomial(table[1], x);
  return q < 0 ? -z : z;
}
