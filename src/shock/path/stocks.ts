import type { CountryCode } from '../../base/index.js';
import type { MarketModel, PathStock } from '../../market/index.js';
import type { Calibration } from '../calibrate.js';
import type { Measure } from '../measures/index.js';
import type { Behaviour } from './behaviour.js';

/** Tonnes each buyer orders ahead in the first month of notice, of what it buys from the sellers announced; last stage, by node. */
export function ordersAhead(
  base: Float64Array,
  sellers: ReadonlySet<CountryCode>,
  { countries }: Calibration,
  notice: number,
  b: Behaviour,
): Float64Array {
  const n = countries.length;
  const orders = new Float64Array(n);
  if (notice === 0) return orders;
  for (let i = 0; i < n; i++)
    if (sellers.has(countries[i]!))
      for (let j = 0; j < n; j++)
        if (j !== i) orders[j]! += ((base[i * n + j]! / 12) * b['front-load-months']) / notice;
  return orders;
}

/**
 * The usual cover of every final buyer of the last stage, which grows by the orders ahead while a measure is announced, and the strategic
 * stocks of `stock 800 t KOR`, which a ministry lets out later than a firm would, by a rule of its own, and buys back.
 */
export function stocksOf(
  model: MarketModel,
  orders: Float64Array,
  measures: readonly Measure[],
  calibration: Calibration,
  notice: number,
  b: Behaviour,
): readonly PathStock[] {
  const stage = model.stages.length - 1;
  const rule = {
    stage,
    releaseShare: b['release-share'],
    on: b['release-on'],
    full: Math.max(b['release-full'], b['release-on'] + 0.1),
    buildShare: b['build-share'],
    stop: b['release-on'],
  };
  const found: PathStock[] = [];
  const { finalDemand } = model.stages[stage]!;
  for (let node = 0; node < finalDemand.length; node++) {
    const tonnes = (b['cover-months'] * finalDemand[node]!) / 12;
    if (tonnes === 0) continue;
    const { releaseShare, on, full, buildShare, stop } = rule;
    const own = {
      stage,
      node,
      owner: 'buyer',
      tonnes,
      target: tonnes,
      releaseShare,
      on,
      full,
      buildShare,
      stop,
    } as const;
    const multiple = 1 + orders[node]! / (b['build-share'] * tonnes);
    found.push(notice > 0 ? { ...own, alarm: { from: 0, to: notice, multiple } } : own);
  }
  const strategic = measures.flatMap((measure): PathStock[] => {
    const j = measure.kind === 'stock' ? calibration.node.get(measure.country) : undefined;
    if (measure.kind !== 'stock' || j === undefined) return [];
    const decided = {
      releaseShare: b['strategic-share'],
      on: b['strategic-on'],
      full: Math.max(b['strategic-full'], b['strategic-on'] + 0.1),
      stop: b['release-on'],
    };
    return [{ ...rule, ...decided, node: j, owner: 'strategic', tonnes: measure.tonnes, target: measure.tonnes }];
  });
  return [...found, ...strategic];
}
