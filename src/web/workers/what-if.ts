import type { BaseMarket } from '../../atlas/index.js';
import { InputRefused, NoAnswer } from '../../base/index.js';
import {
  CentralCase,
  type Effect,
  effectsOf,
  type Job,
  type ParameterRow,
  parseMeasures,
  runDraws,
  toothless,
} from '../../shock/index.js';

export interface Question {
  readonly number: number;
  readonly measure: string;
  readonly importer: string;
}

/** What the page asks. `solve`: the central case at once; `draws`: the ensemble in parts, ended by any newer message. */
export type Ask =
  | { readonly kind: 'open'; readonly market: BaseMarket; readonly parameters: readonly ParameterRow[] }
  | { readonly kind: 'solve'; readonly question: Question }
  | { readonly kind: 'draws'; readonly question: Question; readonly draws: number; readonly seed: number }
  | { readonly kind: 'rest' };

/** Rows of numbers as `runDraws` keeps them; draw -1 is the central case searched from the base year. */
export type Reply =
  | {
      readonly kind: 'solved';
      readonly number: number;
      readonly row: Float64Array;
      readonly milliseconds: number;
      readonly warnings: readonly { readonly code: string; readonly detail: string }[];
    }
  | { readonly kind: 'draws'; readonly number: number; readonly from: number; readonly rows: Float64Array }
  | { readonly kind: 'refused'; readonly number: number; readonly messages: readonly string[] };

let market: BaseMarket | undefined;
let parameters: readonly ParameterRow[] = [];
let central: { readonly importer: string; readonly solver: CentralCase } | undefined;
let newest = 0;

/** Draws of a part: few at first, so that the interval is there soon, more as it settles. */
const part = (done: number) => Math.min(16, Math.max(4, done));
const pause = () => new Promise((resolve) => setTimeout(resolve));
const tell = (reply: Reply, values?: Float64Array) => postMessage(reply, { transfer: values ? [values.buffer] : [] });

function solve({ number, importer }: Question, effects: readonly Effect[], base: BaseMarket): void {
  const start = performance.now();
  if (central?.importer !== importer) central = { importer, solver: new CentralCase(base, parameters, importer) };
  const row = central.solver.row(effects);
  const milliseconds = performance.now() - start;
  tell({ kind: 'solved', number, row, milliseconds, warnings: toothless(effects, base) }, row);
}

async function draw(ask: Extract<Ask, { kind: 'draws' }>, effects: readonly Effect[], base: BaseMarket): Promise<void> {
  const { question, draws, seed } = ask;
  const mine = newest;
  const plain = { market: base, parameters, importer: question.importer, seed, draws };
  const job: Job = { ...plain, scenarios: [{ effects }], sellers: true };
  for (let from = -1; from < draws; ) {
    const to = from < 0 ? 0 : Math.min(draws, from + part(from));
    const rows = runDraws(job, from, to);
    tell({ kind: 'draws', number: question.number, from, rows }, rows);
    from = to;
    await pause();
    if (mine !== newest) return;
  }
}

addEventListener('message', async ({ data }: MessageEvent<Ask>) => {
  newest++;
  if (data.kind === 'rest') return;
  if (data.kind === 'open') {
    ({ market, parameters } = data);
    central = undefined;
    return;
  }
  if (!market) return;
  try {
    const effects = effectsOf(parseMeasures(data.question.measure), market);
    if (data.kind === 'solve') solve(data.question, effects, market);
    else await draw(data, effects, market);
  } catch (error) {
    if (!(error instanceof InputRefused || error instanceof NoAnswer)) throw error;
    const messages = error instanceof InputRefused ? error.problems.map((problem) => problem.message) : [error.message];
    tell({ kind: 'refused', number: data.question.number, messages });
  }
});
