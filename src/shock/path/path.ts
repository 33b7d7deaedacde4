import type { CountryCode } from '../../base/index.js';
import { type Equilibrium, type Measure as MarketMeasure, solve } from '../../market/index.js';
import { applied } from '../apply.js';
import type { Calibration, DrawnMarket } from '../calibrate.js';
import { effectsOf, type Measure } from '../measures/index.js';
import type { Behaviour } from './behaviour.js';
import { announcedSellers, frontLoad, sellersStock } from './front-load.js';
import { licenceGates } from './licence.js';
import { monthMarket } from './month.js';
import { advance, type PathState, startState } from './state.js';
import { type StockMove, settleStocks } from './stocks.js';

/** A shock through time: `notice` months in which it is known but not in force, then `months` in force. */
export interface PathPlan {
  readonly measures: readonly Measure[];
  readonly months: number;
  readonly notice: number;
}

/** One solved month, tonnes of the month. */
export interface Month {
  readonly answer: Equilibrium;
  readonly measures: readonly MarketMeasure[];
  /** Base use, what is used, what is let out of stock, added to it, and held at the end, by node at the last stage. */
  readonly baseUse: Float64Array;
  readonly use: Float64Array;
  readonly release: Float64Array;
  readonly build: Float64Array;
  readonly stock: Float64Array;
}

interface Setting {
  readonly plan: PathPlan;
  readonly calibration: Calibration;
  readonly drawn: DrawnMarket;
  readonly importer: CountryCode;
  readonly b: Behaviour;
}

/** Measures in force in a month, in the engine's numbers; tonnes a year become tonnes a month. */
function inForce({ plan, calibration, drawn, importer, b }: Setting, month: number): readonly MarketMeasure[] {
  const steady = plan.measures.filter(({ kind }) => !['licence', 'stock', 'announce'].includes(kind));
  const yearly = applied(effectsOf(steady, calibration.market, plan.months), calibration);
  return [
    ...yearly.map((measure): MarketMeasure => {
      if (measure.kind === 'gate') return { ...measure, maxTonnes: measure.maxTonnes / 12 };
      return measure.kind === 'commit' ? { ...measure, tonnes: measure.tonnes / 12 } : measure;
    }),
    ...plan.measures.flatMap((measure) =>
      measure.kind === 'licence' ? licenceGates(measure, calibration, drawn.baseFlow, importer, month, b) : [],
    ),
  ];
}

/** Releases as tonnes from outside the market. */
const releases = (release: Float64Array, stage: number): readonly MarketMeasure[] =>
  [...release].flatMap((tonnes, to) =>
    tonnes > 0 ? [{ kind: 'commit' as const, stage, to, tonnes, additional: true }] : [],
  );

/** Tonnes let out that their owner had no use for: they stay in stock. */
function keptBack(answer: Equilibrium, measures: readonly MarketMeasure[], n: number): Float64Array {
  const kept = new Float64Array(n);
  for (const { measure, surplus } of answer.contracts) {
    const commit = measures[measure]!;
    if (commit.kind === 'commit' && commit.from === undefined) kept[commit.to]! += surplus;
  }
  return kept;
}

/** Base stocks of the buyers, strategic stocks of the measures added. */
function begin({ plan, calibration, drawn, b }: Setting): PathState {
  const state = startState(drawn.model, b);
  for (const measure of plan.measures) {
    const node = measure.kind === 'stock' ? calibration.node.get(measure.country) : undefined;
    if (node !== undefined && measure.kind === 'stock') state.stock[node]! += measure.tonnes;
  }
  return state;
}

/**
 * Solves a draw month by month (docs/methods/time.md): measures in force, licences as monthly caps, orders ahead of an announced measure,
 * buyers' stocks, output, demand and habit that move slowly. Every month is one certified equilibrium for the stock moves it was given.
 */
export function runPath(setting: Setting): readonly Month[] {
  const { plan, calibration, drawn, b } = setting;
  const year = drawn.model;
  const n = year.nodes;
  const last = year.stages.length - 1;
  const start = startState(year, b);
  const state = begin(setting);
  const target = Float64Array.from(state.stock);
  const sellers = announcedSellers(plan.measures);
  const left = sellersStock(drawn.baseFlow[last]!, n, b);
  let move: StockMove = { release: new Float64Array(n), build: new Float64Array(n) };

  return Array.from({ length: plan.notice + plan.months }, (_, k): Month => {
    const month = k - plan.notice;
    const ahead =
      month < 0
        ? frontLoad(drawn.baseFlow[last]!, left, sellers, calibration, plan.notice, b)
        : { orders: new Float64Array(n), shipments: inForce(setting, month) };
    const solveWith = ({ release, build }: StockMove) => {
      const wanted = build.map((tonnes, j) => tonnes + ahead.orders[j]!);
      const market = monthMarket(year, state, wanted, b);
      const measures = [...ahead.shipments, ...releases(release, last), ...market.shifts];
      const answer = solve(market.model, measures);
      return { market, measures, answer, wanted, index: answer.stages[last]!.scarcityIndex };
    };
    const settled = settleStocks(state.stock, target, move, start.stock, b, solveWith);
    move = settled.move;
    const { answer, measures, market, wanted } = settled.solved;
    const kept = keptBack(answer, measures, n);
    const release = move.release.map((tonnes, j) => Math.max(tonnes - kept[j]!, 0));
    const used = market.use.map((tonnes, j) => (tonnes > 0 ? tonnes / (tonnes + wanted[j]!) : 1));
    const { demand } = answer.stages[last]!;
    const build = demand.map((tonnes, j) => tonnes * (1 - used[j]!));
    state.stock = state.stock.map((tonnes, j) => tonnes - release[j]! + build[j]!);
    advance(state, start, year, answer, measures, b);
    return {
      answer,
      measures,
      baseUse: year.stages[last]!.finalDemand.map((tonnes) => tonnes / 12),
      use: demand.map((tonnes, j) => tonnes * used[j]!),
      release,
      build,
      stock: Float64Array.from(state.stock),
    };
  });
}
