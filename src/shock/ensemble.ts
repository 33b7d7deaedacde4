import { type MarketModel, type Measure, solve, solveBlock } from '../market/index.js';
import { applied } from './apply.js';
import { runBlock } from './block-run.js';
import { type Calibration, calibrate } from './calibrate.js';
import { closedCorridor, corridorOf } from './corridor.js';
import { type Job, layoutOf, type Runner } from './job.js';
import { ParameterTable } from './parameters.js';
import { drawBehaviour } from './path/behaviour.js';
import { drawnPath } from './path/path.js';
import { writePath } from './path/record.js';
import { failed, writeCorridor, writeExporters, writeYear } from './year-row.js';

/**
 * Solves every scenario for the draws from <= n < to.
 * @param halted asked before every draw: once it says yes no more are solved
 * @returns (to - from) x scenarios x width numbers; rows of draws a scenario does not ask for, or that were not reached, are NaN
 */
export function runDraws(job: Job, from: number, to: number, halted: () => boolean = () => false): Float64Array {
  if (job.block) return runBlock(job, from, to);
  const calibration: Calibration = calibrate(job.market, job.parameters, job.seed, job.importer, job.ahead);
  const layout = layoutOf(job);
  const { width, ways, exporters } = layout;
  const measures = job.scenarios.map(({ effects }) => applied(effects, calibration));
  const corridors = job.scenarios.map(({ effects }) => closedCorridor(effects));
  const wanted = job.scenarios.map(({ only }) => only && new Set(only));
  const importer = calibration.node.get(job.importer)!;
  const table = new ParameterTable(job.parameters);
  const out = new Float64Array((to - from) * job.scenarios.length * width).fill(Number.NaN);
  for (let draw = from; draw < to && !halted(); draw++) {
    const asked = job.scenarios.flatMap((_, s) => (wanted[s]?.has(draw) === false ? [] : [s]));
    if (asked.length === 0) continue;
    const plain = calibration.draw(draw);
    for (const s of asked) {
      const at = ((draw - from) * job.scenarios.length + s) * width;
      const row = out.subarray(at, at + width);
      const { swapped } = job.scenarios[s]!;
      const drawn = swapped ? calibration.draw(draw, swapped) : plain;
      if (job.path) {
        const behaviour = drawBehaviour(table, job.market, job.seed, draw);
        const found = drawnPath(job.path, calibration, drawn, job.importer, behaviour, { seed: job.seed, draw });
        if (found.path.status === 'solved') writePath(row, job.path, calibration, found, drawn, importer);
        else failed(row);
        continue;
      }
      const effect = corridors[s];
      const side = { calibration, drawn, chain: 0, measures: measures[s]! };
      const shut = effect && corridorOf([{ ...side, effect }], job.seed, draw);
      const bound = shut?.measures[0] ?? measures[s]!;
      const chain = { model: withoutIdleShutdown(drawn.model, bound), measures: bound };
      const trades = shut && shut.corridor.tonnes + shut.passed > 0;
      const block = trades && solveBlock([{ ...chain, model: drawn.model }], [], [shut.corridor]);
      const answer = block ? block.chains[0]! : solve(chain.model, chain.measures, { money: 'buyers' });
      if ((block || answer).status !== 'solved') {
        failed(row);
        continue;
      }
      writeYear(row, drawn, answer, bound, importer);
      if (ways.length > 0) writeCorridor(row, layout, block ? block.corridors[0] : undefined, shut!);
      writeExporters(row, exporters, calibration, drawn, answer);
    }
  }
  return out;
}

/**
 * The shutdown price of mines matters where a price can fall: at sellers whose sales a measure holds back. Elsewhere prices rise under a
 * shock, the factor is 1 within 1e-6 (s <= 0.7, width 0.02, x near 1 or above), and leaving it out makes a solve twice as fast.
 */
export function withoutIdleShutdown(model: MarketModel, measures: readonly Measure[]): MarketModel {
  const n = model.nodes;
  const held = new Set(
    measures.flatMap((measure) =>
      measure.kind === 'gate' || measure.kind === 'wedge'
        ? Array.from(measure.pairs, (pair) => Math.floor(pair / n))
        : measure.kind === 'outage'
          ? [measure.node]
          : [],
    ),
  );
  const [mines, ...rest] = model.stages;
  if (rest.length > 0 || measures.some(({ kind }) => kind === 'commit')) return model;
  const shutdown = mines!.output.shutdown.map((price, i) => (held.has(i) ? price : Number.NaN));
  return { nodes: n, stages: [{ ...mines!, output: { ...mines!.output, shutdown } }] };
}

export const inThisThread: Runner = { run: async (job) => runDraws(job, 0, job.draws) };
