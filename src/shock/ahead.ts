import type { CountryCode, Tonnes } from '../base/index.js';
import { uniform } from '../base/index.js';
import type { Range } from './measures/index.js';
import { triangularQuantile } from './parameters.js';

/** Output that comes on stream by the year asked, tonnes a year of the market. */
interface NewOutput {
  readonly country: CountryCode;
  readonly stage: string;
  readonly tonnes: Range;
}

/** The base year of a market rolled forward: what each buyer takes, as a multiple of the base year, and new output. Plain data. */
export interface Ahead {
  readonly year: number;
  readonly countries: readonly CountryCode[];
  /** draws x countries. */
  readonly ratios: readonly number[];
  /** Medians of the draws: what draw -1 uses. */
  readonly medians: readonly number[];
  readonly capacity: readonly NewOutput[];
}

/** Multiples of final demand in draw n, by node; 1 for countries without one. */
export function ratiosOf(
  { countries, ratios, medians }: Ahead,
  node: ReadonlyMap<CountryCode, number>,
  draw: number,
): Float64Array {
  const out = new Float64Array(node.size).fill(1);
  countries.forEach((country, k) => {
    const j = node.get(country);
    if (j !== undefined) out[j] = draw < 0 ? medians[k]! : ratios[draw * countries.length + k]!;
  });
  return out;
}

/** New output of a stage in draw n, by node. */
export function newOutput(
  { capacity, year }: Ahead,
  stage: string,
  node: ReadonlyMap<CountryCode, number>,
  seed: number,
  draw: number,
): readonly { readonly node: number; readonly tonnes: Tonnes }[] {
  return capacity.flatMap(({ country, stage: at, tonnes: [low, mode, high] }) => {
    const i = node.get(country);
    if (i === undefined || at !== stage) return [];
    const key = `${stage}/${country}/${year}`;
    return [
      { node: i, tonnes: draw < 0 ? mode : triangularQuantile(low, mode, high, uniform(seed, 'capacity', draw, key)) },
    ];
  });
}

/** Most of what a buyer takes from others that new output can take over. */
const most = 0.9;

/**
 * Places new output of a seller with buyers, in the mix of its own sales (of all purchases where it sold none); other sellers of a buyer give way in
 * proportion, so that purchases stay what they are: a balanced year.
 * @param flow nodes x nodes, changed in place
 */
export function place(flow: Float64Array, n: number, seller: number, tonnes: Tonnes): void {
  const bought = new Float64Array(n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) bought[j]! += flow[i * n + j]!;
  const own = flow.slice(seller * n, (seller + 1) * n);
  const sold = own.reduce((sum, t) => sum + t, 0);
  const mix = sold > 0 ? own : bought;
  const whole = mix.reduce((sum, t) => sum + t, 0);
  for (let j = 0; j < n; j++) {
    const others = bought[j]! - own[j]!;
    const taken = Math.min((tonnes * mix[j]!) / whole, most * others);
    if (!(taken > 0)) continue;
    for (let i = 0; i < n; i++) if (i !== seller) flow[i * n + j]! *= 1 - taken / others;
    flow[seller * n + j]! += taken;
  }
}
