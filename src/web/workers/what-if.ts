import type { BaseMarket } from '../../atlas/index.js';
import { InputRefused, NoAnswer } from '../../base/index.js';
import { effectsOf, type Job, type ParameterRow, parseMeasures, runDraws, toothless } from '../../shock/index.js';

/** What the page asks. A newer question ends the draws of an older one. */
export type Ask =
  | { readonly kind: 'open'; readonly market: BaseMarket; readonly parameters: readonly ParameterRow[] }
  | {
      readonly kind: 'measure';
      readonly question: number;
      readonly measure: string;
      readonly importer: string;
      readonly draws: number;
      readonly seed: number;
    };

/** `central`: the modes of all parameters, at once; `draws`: a part of the ensemble. */
export type Reply =
  | {
      readonly kind: 'central';
      readonly question: number;
      readonly job: Job;
      readonly values: Float64Array;
      readonly milliseconds: number;
      readonly warnings: readonly string[];
    }
  | { readonly kind: 'draws'; readonly question: number; readonly from: number; readonly values: Float64Array }
  | { readonly kind: 'refused'; readonly question: number; readonly messages: readonly string[] };

let market: BaseMarket | undefined;
let parameters: readonly ParameterRow[] = [];
let newest = 0;
const chunk = 20;

const pause = () => new Promise((resolve) => setTimeout(resolve));

async function answer(ask: Extract<Ask, { kind: 'measure' }>, base: BaseMarket): Promise<void> {
  const { question, importer, draws, seed } = ask;
  const effects = effectsOf(parseMeasures(ask.measure), base);
  const job: Job = { market: base, parameters, importer, seed, draws, scenarios: [{ effects }], sellers: true };
  const start = performance.now();
  const central = runDraws(job, -1, 0);
  const milliseconds = performance.now() - start;
  const warnings = toothless(effects, base).map((warning) => warning.detail);
  const reply: Reply = { kind: 'central', question, job, values: central, milliseconds, warnings };
  postMessage(reply, { transfer: [central.buffer] });
  for (let from = 0; from < draws; from += chunk) {
    await pause();
    if (question !== newest) return;
    const values = runDraws(job, from, Math.min(draws, from + chunk));
    postMessage({ kind: 'draws', question, from, values } satisfies Reply, { transfer: [values.buffer] });
  }
}

addEventListener('message', async ({ data }: MessageEvent<Ask>) => {
  if (data.kind === 'open') {
    market = data.market;
    parameters = data.parameters;
    return;
  }
  newest = data.question;
  if (!market) return;
  try {
    await answer(data, market);
  } catch (error) {
    if (!(error instanceof InputRefused || error instanceof NoAnswer)) throw error;
    const messages = error instanceof InputRefused ? error.problems.map((problem) => problem.message) : [error.message];
    postMessage({ kind: 'refused', question: data.question, messages } satisfies Reply);
  }
});
