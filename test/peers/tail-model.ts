import {
  type Column,
  choiceModel,
  type LossTable,
  type Milp,
  picksOf,
  type Request,
  type Row,
  scale,
} from '../../src/portfolio/index.js';

/**
 * The same choice with every draw a row, as Rockafellar & Uryasev (2000) write it: what another solver is handed.
 *   theta >= t + 1/((1-level) N) sum_n u_n,  u_n >= sum L_gSn z_gS - t,  u_n >= 0
 */
export function tailModel(tables: readonly LossTable[], request: Request): Milp {
  const model = choiceModel(tables, request);
  const { tailWeight, level } = request.objective;
  if (tailWeight === 0) return model;
  const picks = picksOf(tables);
  const draws = picks[0]?.outcome.loss.length ?? 0;
  const theta = picks.length;
  const t = theta + 1;
  const free: Column = { name: 't', cost: 0, low: -1e6, high: 1e6, kind: 'continuous' };
  const excess: Column[] = Array.from({ length: draws }, (_, n) => ({
    ...free,
    name: `u${n}`,
    low: 0,
    high: Infinity,
  }));
  const rows: Row[] = Array.from({ length: draws }, (_, n) => {
    const index = picks.flatMap(({ outcome }, k) => (outcome.loss[n] === 0 ? [] : [k]));
    const coefficient = index.map((k) => picks[k]!.outcome.loss[n]! / scale);
    return {
      name: `tail${n}`,
      index: [...index, t, t + 1 + n],
      coefficient: [...coefficient, -1, -1],
      low: -Infinity,
      high: 0,
    };
  });
  const share = 1 / ((1 - level) * draws);
  rows.push({
    name: 'theta',
    index: [theta, t, ...excess.map((_, n) => t + 1 + n)],
    coefficient: [-1, 1, ...excess.map(() => share)],
    low: -Infinity,
    high: 0,
  });
  return { columns: [...model.columns, free, ...excess], rows: [...model.rows, ...rows] };
}
