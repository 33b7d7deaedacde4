import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { caseOf, exchangeOf, resultOf } from '../../../src/project/index.js';
import { projectFile, readOrRefuse, regimeFile } from '../../../src/study/index.js';
import { mine } from './mines.js';

interface Peer {
  readonly preTaxCashFlow: number[];
  readonly byLevy: Record<string, number[]>;
  readonly kinds: Record<string, number[]>;
  readonly unpaidCarry: number;
  readonly npv: number;
  readonly governmentPv: number;
  readonly firmNpv: number;
  readonly stateNpv: number;
  readonly aetr: number | null;
  readonly payback: number | null;
  readonly irr: number[];
  readonly firmIrr: number[];
  readonly breakeven?: number | null;
  readonly metr?: number | null;
}

const python = process.platform === 'win32' ? 'python' : 'python3';

/** Differences between the engine and the Python program on mines first ... last - 1, as sentences; none when they agree to 1e-9 (rates of return and breakeven 1e-7). */
export function differences(first: number, last: number, withBreakeven: boolean): string[] {
  const mines = Array.from({ length: last - first }, (_, k) => ({ ...mine(first + k), breakeven: withBreakeven }));
  const run = spawnSync(python, [join(import.meta.dirname, 'cash_flow.py')], {
    input: JSON.stringify(mines),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (run.status !== 0) throw new Error(`the Python program failed: ${run.stderr}`);
  const peers: Peer[] = JSON.parse(run.stdout);
  return mines.flatMap(({ project, regime }, k) => {
    const peer = peers[k]!;
    const ours = resultOf(
      caseOf(readOrRefuse(projectFile, JSON.stringify(project), 'mine'), {
        regime: readOrRefuse(regimeFile, JSON.stringify(regime), 'regime'),
        programmes: new Map(),
        exchange: exchangeOf({}, 'none'),
      }),
    );
    const found: string[] = [];
    const size = peer.preTaxCashFlow.reduce((s, x) => s + Math.abs(x), 0);
    const say = (what: string, a: unknown, b: unknown) =>
      found.push(`mine ${first + k}: ${what}: ${a} here, ${b} there`);
    const near = (what: string, a: number, b: number, scale: number) => {
      if (!(Math.abs(a - b) <= scale)) say(what, a, b);
    };
    const flows = (what: string, a: readonly number[], b: readonly number[]) => {
      if (a.length !== b.length) say(`${what}, years`, a.length, b.length);
      for (const [t, x] of a.entries()) near(`${what} of year ${t}`, x, b[t]!, 1e-10 * size);
    };
    const maybe = (what: string, a: unknown, b: number | null | undefined, tolerance: number) => {
      if (typeof a === 'number' && typeof b === 'number') near(what, a, b, tolerance);
      else if (typeof a === 'number' || typeof b === 'number') say(what, JSON.stringify(a), b);
    };
    flows('pre-tax cash flow', ours.project.preTaxCashFlow, peer.preTaxCashFlow);
    for (const [kind, flow] of Object.entries(peer.byLevy)) flows(kind, ours.government.byLevy[kind] ?? [], flow);
    for (const [kind, flow] of Object.entries(peer.kinds)) {
      const sum = flow.map((_, t) => ours.parties.reduce((s, p) => (p.kind === kind ? s + p.cashFlow[t]! : s), 0));
      flows(kind, sum, flow);
    }
    const firm = ours.parties.find((p) => p.kind === 'firm')!;
    maybe('NPV', ours.project.npv, peer.npv, 1e-9 * size);
    maybe('PV of levies', ours.government.pv, peer.governmentPv, 1e-9 * size);
    maybe("firm's NPV", firm.npv, peer.firmNpv, 1e-9 * size);
    maybe('AETR', ours.aetr, peer.aetr, 1e-7 * Math.max(1, Math.abs(peer.aetr ?? 0)));
    maybe('payback', ours.project.payback, peer.payback, 0);
    near('unpaid carry', ours.unpaidCarry, peer.unpaidCarry, 1e-9 * size);
    for (const [what, a, b] of [
      ['IRR', ours.project.irr, peer.irr],
      ["firm's IRR", firm.irr, peer.firmIrr],
    ] as const) {
      const seen = a.filter((r) => r > -0.965 && r < 29);
      if (seen.length !== b.filter((r) => r > -0.965 && r < 29).length) say(`${what}, roots`, seen, b);
      else for (const [j, r] of b.filter((x) => x > -0.965 && x < 29).entries()) near(what, seen[j]!, r, 1e-7);
    }
    if (withBreakeven) {
      maybe('breakeven', ours.breakevenPrice.scale, peer.breakeven, 1e-7);
      maybe('METR', ours.metr, peer.metr, 1e-6);
    }
    return found;
  });
}
