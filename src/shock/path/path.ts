import type { CountryCode } from '../../base/index.js';
import {
  type Measure as MarketMeasure,
  type MarketModel,
  monthMeasures,
  type Path,
  type PathStock,
  runPath,
  type StageAdjustment,
} from '../../market/index.js';
import { applied } from '../apply.js';
import type { Calibration, DrawnMarket } from '../calibrate.js';
import { closedCorridor, corridorByMonth } from '../corridor.js';
import { effectsOf } from '../measures/index.js';
import type { Behaviour } from './behaviour.js';
import { capacityOf } from './capacity.js';
import { announcedSellers, sellerStocks } from './front-load.js';
import { licenceGates } from './licence.js';
import type { PathPlan } from './plan.js';
import { ordersAhead, stocksOf } from './stocks.js';

/** From the short run of the model to the long run of the draw; output that may not grow stays where it is. */
function adjustmentsOf(year: MarketModel, b: Behaviour): readonly StageAdjustment[] {
  return year.stages.map(({ output, demandElasticity, sigma }, t) => ({
    outputElasticity: output.elasticity.map((short, i) =>
      t > 0 || output.capacity[i] === 1 ? short : Math.max(short, b['supply-long']),
    ),
    demandElasticity: demandElasticity.map((short) => Math.max(short, b['demand-long'])),
    sigma: Math.max(sigma, b['sigma-short']),
    outputMonths: b['adjustment-months'],
    demandMonths: b['adjustment-months'],
    habitMonths: b['habit-months'],
  }));
}

/** A share of what a gate holds back goes round it at a cost, through third countries. */
const leaking = (measure: MarketMeasure, b: Behaviour): MarketMeasure =>
  measure.kind === 'gate' && measure.leak === undefined && b['leak-share'] > 0
    ? { ...measure, leak: { share: b['leak-share'], cost: b['leak-cost'] } }
    : measure;

/** A draw solved month by month, with the measures of each month (engine's numbers, tonnes of the month). */
export interface DrawnPath {
  readonly path: Path;
  readonly measures: readonly (readonly MarketMeasure[])[];
  readonly stocks: readonly PathStock[];
}

/**
 * Solves a draw through time (docs/methods/time.md): measures in force, licences as monthly caps, orders ahead of an announced measure,
 * buyers' and strategic stocks, output, demand and habit that move slowly. Every month is one certified equilibrium.
 * @param besides what else binds in a month of the path (0: the first, notice included): output that comes with another mineral's
 */
export function drawnPath(
  plan: PathPlan,
  calibration: Calibration,
  drawn: DrawnMarket,
  importer: CountryCode,
  b: Behaviour,
  number: { readonly seed: number; readonly draw: number },
  besides: (month: number) => readonly MarketMeasure[] = () => [],
): DrawnPath {
  const { notice, months } = plan;
  const year: MarketModel = {
    ...drawn.model,
    stages: drawn.model.stages.map((stage) => ({ ...stage, sigma: b['sigma-short'] })),
  };
  const base = drawn.baseFlow.at(-1)!;
  const sellers = announcedSellers(plan.measures);
  const steady = plan.measures.filter(
    (measure) => !('date' in measure) && measure.kind !== 'licence' && measure.kind !== 'stock',
  );
  const effects = effectsOf(steady, calibration.market, months, plan.closures);
  const effect = closedCorridor(effects);
  const inForce = [
    ...monthMeasures(applied(effects, calibration)).map((measure) => leaking(measure, b)),
    ...(effect ? monthMeasures(corridorByMonth({ effect, calibration, drawn }, number.seed, number.draw)) : []),
  ];
  const lifted = (month: number) => plan.lifted?.some(({ from, to }) => from <= month && month < to) ?? false;
  const measures = Array.from({ length: notice + months }, (_, k) => [
    ...besides(k),
    ...(k < notice || lifted(k - notice)
      ? []
      : [
          ...inForce,
          ...plan.measures.flatMap((measure) =>
            measure.kind === 'licence'
              ? licenceGates(measure, calibration, drawn.baseFlow, importer, k - notice, b)
              : [],
          ),
        ]),
  ]);
  const orders = ordersAhead(base, sellers, calibration, notice, b);
  const stocks = stocksOf(year, orders, plan.measures, calibration, notice, b);
  const spec = {
    months: notice + months,
    adjustment: adjustmentsOf(drawn.model, b),
    stocks,
    capacity: capacityOf(drawn.model, sellers, calibration, b),
    sellerStocks: sellerStocks(base, sellers, calibration, notice, b),
    measures: (month: number) => measures[month]!,
  };
  const path = runPath(year, spec, { money: 'buyers', buyer: calibration.node.get(importer)! });
  return { path, measures, stocks };
}
