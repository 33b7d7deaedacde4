import { NoAnswer } from '../../base/index.js';
import { CentralCase, closedCorridor, type Job, runDraws } from '../../shock/index.js';
import type { Drawn, Facts } from '../state/question.js';
import { WarmUp } from './warm-up.js';

/** What the page asks. `solve`: the central case at once; `draws`: the ensemble in parts. */
export type Ask =
  | { readonly kind: 'open'; readonly facts: Facts; readonly newest: Int32Array }
  | { readonly kind: 'solve' | 'draws'; readonly number: number; readonly drawn: Drawn };

/** Rows of numbers as `runDraws` keeps them; draw -1 is the central case searched from the base year. */
export type Reply =
  | { readonly kind: 'solved'; readonly row: Float64Array; readonly milliseconds: number }
  | { readonly kind: 'draws'; readonly number: number; readonly from: number; readonly rows: Float64Array }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

let facts: Facts | undefined;
let central: { readonly importer: string; readonly solver: CentralCase } | undefined;
/** Number of the newest question, shared with the page: draws of an older one end before their next draw. */
let newest: Int32Array = new Int32Array(1);
let warmUp: WarmUp | undefined;

/** Milliseconds that a part of the draws takes, about: the page is told this often. */
const part = 40;
const pause = () => new Promise((resolve) => setTimeout(resolve));
const tell = (reply: Reply, values?: Float64Array) => postMessage(reply, { transfer: values ? [values.buffer] : [] });

/** Whether the central case, whose search starts at the answer before, can tell: not of months, nor of a closed route. */
const isCentral = ({ path, scenarios }: Job) => !path && !closedCorridor(scenarios[0]!.effects);

function solve(job: Job): void {
  const start = performance.now();
  const { importer, scenarios } = job;
  let row: Float64Array;
  if (!isCentral(job)) row = runDraws(job, -1, 0);
  else {
    if (central?.importer !== importer)
      central = { importer, solver: new CentralCase(job.market, job.parameters, importer) };
    row = central.solver.row(scenarios[0]!.effects);
  }
  tell({ kind: 'solved', row, milliseconds: performance.now() - start }, row);
}

async function draw(job: Job, number: number): Promise<void> {
  const halted = () => Atomics.load(newest, 0) !== number;
  let count = 1;
  for (let from = -1; from < job.draws; ) {
    const to = Math.min(job.draws, from + count);
    const start = performance.now();
    const rows = runDraws(job, from, to, halted);
    if (halted()) return;
    const each = (performance.now() - start) / (to - from);
    tell({ kind: 'draws', number, from, rows }, rows);
    from = to;
    count = Math.min(2 * count + 2, Math.max(1, Math.round(part / each)));
    await pause();
    if (halted()) return;
  }
}

addEventListener('message', async ({ data }: MessageEvent<Ask>) => {
  if (data.kind === 'open') {
    ({ facts, newest } = data);
    central = undefined;
    warmUp?.end();
    warmUp = undefined;
    return;
  }
  if (!facts) return;
  try {
    const { market, parameters } = facts;
    const job: Job = { ...data.drawn, market, parameters };
    if (data.kind === 'draws') return await draw(job, data.number);
    solve(job);
    warmUp ??= new WarmUp(facts, job.importer);
    warmUp.later(isCentral(job) ? undefined : job);
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    tell({ kind: 'refused', code: error.code, message: error.message });
  }
});
