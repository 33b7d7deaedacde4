import type { BaseMarket } from '../atlas/index.js';
import { type CountryCode, exp, log, type MineralCode, type Tonnes, uniform } from '../base/index.js';
import { type MineralUse, type Triangle, triangleQuantile } from './uses.js';

/** How demand grows between two years; `use`: only that application of data/industry/uses.csv grows. */
export interface Growth {
  readonly mineral: MineralCode;
  /** `WLD`: every country without an entry of its own. */
  readonly country: CountryCode;
  readonly use?: string;
  readonly from: number;
  readonly to: number;
  readonly ratio: Triangle;
  readonly source: string;
  readonly status: string;
}

/** Capacity that comes on stream. */
export interface Capacity {
  readonly mineral: MineralCode;
  readonly country: CountryCode;
  readonly stage: string;
  readonly from: number;
  readonly tonnes: Triangle;
  readonly source: string;
  readonly status: string;
}

/** A demand scenario: data/demand/<id>.yaml, or a file of one's own. */
export interface DemandScenario {
  readonly id: string;
  readonly name: { readonly en: string; readonly ko?: string; readonly mn?: string };
  readonly note?: string;
  readonly growth: readonly Growth[];
  readonly capacity: readonly Capacity[];
}

/** Of entries for the same place and use, the one whose span holds the year most tightly; past the last year, the one that reaches furthest. */
function closest(entries: readonly Growth[], year: number): Growth | undefined {
  const holding = entries.filter((g) => g.to >= year).sort((a, b) => a.to - b.to);
  return holding[0] ?? [...entries].sort((a, b) => b.to - a.to)[0];
}

/**
 * Demand of `year` as a multiple of that of `base` in one draw: each use grows at its constant yearly rate, ratio^((year - base)/(to - from)),
 * weighed by its share of the tonnes; a use without an entry stays. An entry for all uses stands for the whole. The country's own entries come before the
 * world's. 1 where the scenario says nothing.
 */
export function demandRatio(
  scenario: DemandScenario,
  uses: readonly MineralUse[],
  mineral: MineralCode,
  place: { readonly country: CountryCode; readonly base: number; readonly year: number },
  draw: { readonly seed: number; readonly number: number },
): number {
  const of = scenario.growth.filter((g) => g.mineral === mineral);
  const own = of.filter((g) => g.country === place.country);
  const here = own.length > 0 ? own : of.filter((g) => g.country === 'WLD');
  const ratio = (g: Growth) => {
    const key = `${g.mineral} ${g.country} ${g.use ?? ''} ${g.to}`;
    const total = triangleQuantile(uniform(draw.seed, `demand/${scenario.id}`, draw.number, key), g.ratio);
    return exp((log(total) * (place.year - place.base)) / (g.to - g.from));
  };
  const whole = closest(
    here.filter((g) => g.use === undefined),
    place.year,
  );
  if (whole) return ratio(whole);
  return uses
    .filter((u) => u.mineral === mineral)
    .reduce((sum, u) => {
      const entry = closest(
        here.filter((g) => g.use === u.application),
        place.year,
      );
      return entry ? sum + u.share * (ratio(entry) - 1) : sum;
    }, 1);
}

/**
 * A base market with every buyer's final demand multiplied and supply following: columns of the last stage are scaled, earlier stages by what their
 * processors then need, so that the chain stays balanced. Who sells to whom keeps its shares; scrap grows with its stage.
 *
 * @param ratio multiple of a country's final demand
 */
export function rolledForward(market: BaseMarket, ratio: (country: CountryCode) => number): BaseMarket {
  let needed: ((country: CountryCode) => number) | undefined;
  const stages = [...market.stages].reverse().map((stage) => {
    const bought = new Map<CountryCode, Tonnes>();
    for (const f of stage.flows) bought.set(f.importer, (bought.get(f.importer) ?? 0) + f.tonnes);
    const input = needed;
    const scale = (country: CountryCode) => {
      if (!input) return ratio(country);
      const all = bought.get(country) ?? 0;
      const final = stage.finalDemand.get(country) ?? 0;
      return all > 0 ? (final * ratio(country) + (all - final) * input(country)) / all : 1;
    };
    const flows = stage.flows.map((f) => {
      const k = scale(f.importer);
      return { ...f, tonnes: f.tonnes * k, low: f.low * k, high: f.high * k };
    });
    const made = (list: typeof flows, country: CountryCode) =>
      list.reduce((sum, f) => (f.exporter === country ? sum + f.tonnes : sum), 0);
    const grown = (country: CountryCode) => {
      const before = made(stage.flows as typeof flows, country);
      return before > 0 ? made(flows, country) / before : 1;
    };
    needed = grown;
    return {
      ...stage,
      flows,
      finalDemand: new Map([...stage.finalDemand].map(([c, t]) => [c, t * ratio(c)])),
      secondary: new Map([...stage.secondary].map(([c, t]) => [c, t * grown(c)])),
    };
  });
  return {
    ...market,
    stages: stages.reverse(),
    notes: [...market.notes, 'rolled forward: demand of a scenario, supply shares of the base year'],
  };
}
