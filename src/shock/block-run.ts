import { isMissing } from '../base/index.js';
import { type JointOutput, type Measure as MarketMeasure, solveBlock } from '../market/index.js';
import { applied } from './apply.js';
import { jointOutputs } from './by-products.js';
import { type Calibration, calibrate, type DrawnMarket } from './calibrate.js';
import { type ClosedCorridor, closedCorridor, corridorOf } from './corridor.js';
import { columns, type Job, type Layout, layoutOf, membersOf } from './job.js';
import { ParameterTable } from './parameters.js';
import { drawBehaviour } from './path/behaviour.js';
import { type DrawnPath, drawnPath } from './path/path.js';
import { writePath } from './path/record.js';
import { failed, writeCorridor, writeExporters, writeYear } from './year-row.js';

/** One mineral of a block, read once for all draws. */
interface Member {
  readonly job: Job;
  readonly layout: Layout;
  readonly calibration: Calibration;
  readonly measures: readonly MarketMeasure[];
  readonly corridor: ClosedCorridor | undefined;
  readonly importer: number | undefined;
}

/** One mineral of a block in one draw. */
interface Drawn extends Member {
  readonly drawn: DrawnMarket;
  readonly chain: number;
  readonly row: Float64Array;
}

const memberOf = (job: Job): Member => {
  const calibration = calibrate(job.market, job.parameters, job.seed, job.importer, job.ahead);
  const { effects } = job.scenarios[0]!;
  return {
    job,
    layout: layoutOf(job),
    calibration,
    measures: applied(effects, calibration),
    corridor: closedCorridor(effects),
    importer: calibration.node.get(job.importer),
  };
};

/** The joint outputs of a draw; ties that the base markets do not let are left out (`jointOutputs` says why). */
function jointsOf(job: Job, members: readonly Drawn[]): readonly JointOutput[] {
  const of = (mineral: string) => members.find(({ job: one }) => one.market.mineral === mineral);
  return job.block!.ties.flatMap((rows) => {
    const [host, product] = [of(rows[0]!.host), of(rows[0]!.market)];
    const joints = host && product ? jointOutputs(rows, host, product) : [];
    return isMissing(joints) ? [] : joints;
  });
}

/** A year: all chains in one convex programme, closed routes shared by all that take them. */
function solveYear(job: Job, draw: number, members: readonly Drawn[]): void {
  const sides = members.flatMap(({ corridor, ...side }) => (corridor ? [{ ...side, effect: corridor }] : []));
  const shared = sides.length > 0 ? corridorOf(sides, job.seed, draw) : undefined;
  const chains = members.map(({ drawn, measures, chain }) => {
    const side = sides.findIndex((one) => one.chain === chain);
    return { model: drawn.model, measures: side < 0 ? measures : shared!.measures[side]! };
  });
  const found = solveBlock(chains, jointsOf(job, members), shared ? [shared.corridor] : []);
  members.forEach(({ row, drawn, importer, corridor, calibration, layout }, chain) => {
    const { measures } = chains[chain]!;
    if (found.status !== 'solved') {
      failed(row);
      return;
    }
    const answer = found.chains[chain]!;
    if (importer !== undefined) writeYear(row, drawn, answer, measures, importer);
    else row[columns.indexOf('failed')] = 0;
    if (corridor && shared) writeCorridor(row, layout, found.corridors[0], shared);
    writeExporters(row, layout.exporters, calibration, drawn, answer);
  });
}

/**
 * Months: hosts first, then what comes with them. A by-product's output of a month is cut by its tied part x the fall of the host's output; the host
 * does not answer to the by-product's price within months, and closed routes are each mineral's own.
 */
function solveMonths(job: Job, draw: number, members: readonly Drawn[], table: ParameterTable): void {
  const joints = jointsOf(job, members);
  const solved = new Map<number, DrawnPath>();
  const waits = (chain: number) =>
    joints.some(({ host, product }) => product.chain === chain && !solved.has(host.chain));
  const left = [...members];
  while (left.length > 0) {
    const next = Math.max(
      left.findIndex(({ chain }) => !waits(chain)),
      0,
    );
    const [member] = left.splice(next, 1) as [Drawn];
    const { job: own, calibration, drawn, chain, row, importer } = member;
    const behaviour = drawBehaviour(table, own.market, job.seed, draw);
    const besides = (month: number) => fallOfHosts(joints, chain, month, members, solved);
    const found = drawnPath(own.path!, calibration, drawn, job.importer, behaviour, { seed: job.seed, draw }, besides);
    solved.set(chain, found);
    if (found.path.status !== 'solved' || importer === undefined) failed(row);
    else writePath(row, own.path!, calibration, found, drawn, importer);
  }
}

const outputOf = (flow: Float64Array, n: number, node: number) =>
  flow.subarray(node * n, (node + 1) * n).reduce((sum, tonnes) => sum + tonnes, 0);

function fallOfHosts(
  joints: readonly JointOutput[],
  chain: number,
  month: number,
  members: readonly Drawn[],
  solved: ReadonlyMap<number, DrawnPath>,
): readonly MarketMeasure[] {
  return joints.flatMap(({ host, product, tonnes }): MarketMeasure[] => {
    const path = solved.get(host.chain)?.path.months[month];
    if (product.chain !== chain || !path) return [];
    const base = ({ chain: c, stage, node }: typeof host) =>
      outputOf(members[c]!.drawn.baseFlow[stage]!, members[c]!.calibration.countries.length, node);
    const kept = path.equilibrium.stages[host.stage]!.supply[host.node]! / (base(host) / 12);
    const lost = Math.min((tonnes / base(product)) * Math.max(1 - kept, 0), 1);
    return lost > 0 ? [{ kind: 'outage', stage: product.stage, node: product.node, lost }] : [];
  });
}

/** Solves the minerals of a block for the draws from <= n < to; a row holds those of its members, one behind the other. */
export function runBlock(job: Job, from: number, to: number): Float64Array {
  const members = membersOf(job).map(memberOf);
  const width = members.reduce((sum, member) => sum + member.layout.width, 0);
  const table = new ParameterTable(job.parameters);
  const out = new Float64Array((to - from) * width).fill(Number.NaN);
  for (let draw = from; draw < to; draw++) {
    let at = (draw - from) * width;
    const drawn = members.map((member, chain): Drawn => {
      const row = out.subarray(at, at + member.layout.width);
      at += member.layout.width;
      return { ...member, drawn: member.calibration.draw(draw), chain, row };
    });
    if (job.path) solveMonths(job, draw, drawn, table);
    else solveYear(job, draw, drawn);
  }
  return out;
}
