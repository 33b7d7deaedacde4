import { uniform } from '../base/index.js';
import type { Corridor, Measure as MarketMeasure } from '../market/index.js';
import type { Calibration, DrawnMarket } from './calibrate.js';
import type { Effect, Range } from './measures/index.js';
import { triangularQuantile } from './parameters.js';

export type ClosedCorridor = Extract<Effect, { kind: 'corridor' }>;

export const closedCorridor = (effects: readonly Effect[]): ClosedCorridor | undefined =>
  effects.find((effect) => effect.kind === 'corridor');

/** Capacity and extra cost of the other ways in draw n, the same for every mineral that looks for one; draw -1: modes. */
function waysOf(effects: readonly ClosedCorridor[], seed: number, draw: number) {
  const detours = new Map(effects.flatMap((effect) => effect.detours).map((detour) => [detour.by, detour]));
  const value = ([low, mode, high]: Range, key: string) =>
    draw < 0 ? mode : triangularQuantile(low, mode, high, uniform(seed, 'routes', draw, key));
  return [...detours.values()].map(({ by, tonnes, usdPerTonne }) => ({
    by,
    tonnes: value(tonnes, `${by}/tonnes`),
    cost: value(usdPerTonne, `${by}/cost`),
  }));
}

/** Gross tonnes that a way keeps when contracts fill it: the engine's corridor needs some room. */
const leastRoom = 1;

/** One side of a shared corridor: its pairs in a chain of a block. */
interface Side {
  readonly effect: ClosedCorridor;
  readonly calibration: Calibration;
  readonly drawn: DrawnMarket;
  readonly chain: number;
  readonly measures: readonly MarketMeasure[];
}

/** Closed routes in one draw. */
export interface ShutCorridor {
  readonly corridor: Corridor;
  /** Gross tonnes that went by them in the base year. */
  readonly passed: number;
  /** Names of the detours, in their order, and the gross tonnes that contracts take of each. */
  readonly ways: readonly string[];
  readonly contracted: readonly number[];
  /** Measures of each side, its contracts cut to what still goes. */
  readonly measures: readonly (readonly MarketMeasure[])[];
}

function passagesOf({ effect, calibration, drawn, chain }: Omit<Side, 'measures'>, withContracts = false) {
  const { node, countries, market } = calibration;
  return effect.passages.flatMap(({ stage: name, from, to, open, gross, contract = 0 }) => {
    const stage = market.stages.findIndex((one) => one.name === name);
    const [i, j] = [node.get(from), node.get(to)];
    if (i === undefined || j === undefined) return [];
    const pair = i * countries.length + j;
    const tonnes = (drawn.baseFlow[stage]![pair]! + (withContracts ? contract : 0)) * gross;
    return [{ chain, stage, pair, load: gross, open: open * tonnes, passed: (1 - open) * tonnes }];
  });
}

/** Contracts on closed pairs: the open part goes on, the rest takes the ways, cheapest first, as far as there is room. */
function cutContracts(
  { effect, calibration, measures }: Side,
  ways: readonly { readonly cost: number; left: number }[],
): readonly MarketMeasure[] {
  const { market, node, countries } = calibration;
  const cheapest = [...ways].sort((a, b) => a.cost - b.cost);
  return measures.map((measure) => {
    if (measure.kind !== 'commit') return measure;
    const passage = effect.passages.find(
      ({ stage, from, to, contract }) =>
        contract !== undefined &&
        stage === market.stages[measure.stage]!.name &&
        node.get(from) === measure.from &&
        (measure.from !== undefined || measure.tonnes === contract) &&
        to === countries[measure.to],
    );
    if (!passage) return measure;
    const wanted = measure.tonnes * (1 - passage.open) * passage.gross;
    let missing = wanted;
    for (const way of cheapest) {
      const taken = Math.min(missing, way.left);
      way.left -= taken;
      missing -= taken;
    }
    return { ...measure, tonnes: measure.tonnes - missing / passage.gross };
  });
}

/**
 * The closed routes as a corridor of the engine (docs/methods/market.md) over all that takes them: what passed elsewhere in the base year stays, other
 * ways are drawn.
 * @param sides the same closure in each chain of a block
 */
export function corridorOf(sides: readonly Side[], seed: number, draw: number): ShutCorridor {
  const pairs = sides.flatMap((side) => passagesOf(side));
  const ways = waysOf(
    sides.map(({ effect }) => effect),
    seed,
    draw,
  ).map((way) => ({ ...way, left: way.tonnes }));
  const measures = sides.map((side) => cutContracts(side, ways));
  const sum = (key: 'open' | 'passed') => pairs.reduce((total, pair) => total + pair[key], 0);
  return {
    corridor: {
      passages: pairs.map(({ chain, stage, pair, load }) => ({ chain, stage, pair, load })),
      tonnes: sum('open'),
      detours: ways.map(({ left, cost }) => ({ tonnes: Math.max(left, leastRoom), cost })),
    },
    passed: sum('passed'),
    ways: ways.map(({ by }) => by),
    contracted: ways.map(({ tonnes, left }) => tonnes - left),
    measures,
  };
}

/**
 * The same for a path of months, in which nothing is shared: by stage a gate at the open part and what other ways take (split by gross tonnes
 * passed), and the cost of those ways, cheapest first, as a wedge on the part that has to take them.
 */
export function corridorByMonth(
  side: Omit<Side, 'chain' | 'measures'>,
  seed: number,
  draw: number,
): readonly MarketMeasure[] {
  const pairs = passagesOf({ ...side, chain: 0 }, true);
  const whole = pairs.reduce((sum, { passed }) => sum + passed, 0);
  const ways = waysOf([side.effect], seed, draw).sort((a, b) => a.cost - b.cost);
  let [left, money, room] = [whole, 0, 0];
  for (const { tonnes, cost } of ways) {
    const taken = Math.min(left, tonnes);
    money += taken * cost;
    left -= taken;
    room += tonnes;
  }
  const cost = whole > left ? money / (whole - left) : 0;
  return [...new Set(pairs.map(({ stage }) => stage))].flatMap((stage): MarketMeasure[] => {
    const here = pairs.filter((pair) => pair.stage === stage);
    const passed = here.reduce((sum, pair) => sum + pair.passed, 0);
    const tonnesPerGross = here.reduce((sum, { open, passed: went, load }) => sum + (open + went) / load, 0);
    const gross = here.reduce((sum, { open, passed: went }) => sum + open + went, 0);
    const open = here.reduce((sum, pair) => sum + pair.open / pair.load, 0);
    const other = gross > 0 ? ((room * passed) / whole) * (tonnesPerGross / gross) : 0;
    const { basePrice } = side.drawn.model.stages[stage]!;
    const numbers = here.map(({ pair }) => pair);
    const rates = here.map(({ open: free, passed: went, load }) =>
      free + went > 0 ? ((went / (free + went)) * cost * load) / basePrice : 0,
    );
    return [
      { kind: 'gate', stage, pairs: numbers, maxTonnes: open + other, rentTo: 'carrier' },
      { kind: 'wedge', stage, pairs: numbers, rate: 0, rates, to: 'cost' },
    ];
  });
}
