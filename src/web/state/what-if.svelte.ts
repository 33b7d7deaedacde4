import type { BaseMarket } from '../../atlas/index.js';
import { type Interval, interval } from '../../base/index.js';
import { type Column, type Job, columns as kept, layoutOf, type ParameterRow } from '../../shock/index.js';
import type { Ask, Reply } from '../workers/what-if.js';

/** The newest answer: the central solve at once, draws as they come. */
export interface Answer {
  readonly job: Job;
  readonly milliseconds: number;
  readonly warnings: readonly string[];
  readonly central: Float64Array;
  /** Rows of `width` numbers, draws in order. */
  readonly draws: Float64Array;
  readonly done: number;
}

/** The engine in a worker, asked again at every change. */
export class WhatIfEngine {
  answer = $state.raw<Answer>();
  refused = $state.raw<readonly string[]>([]);
  private readonly worker = new Worker(new URL('../workers/what-if.ts', import.meta.url), { type: 'module' });
  private question = 0;

  constructor() {
    this.worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      if (data.question === this.question) this.take(data);
    };
  }

  open(market: BaseMarket, parameters: readonly ParameterRow[]): void {
    this.send({ kind: 'open', market, parameters });
  }

  ask(measure: string, importer: string, draws: number, seed: number): void {
    this.question++;
    this.send({ kind: 'measure', question: this.question, measure, importer, draws, seed });
  }

  end(): void {
    this.worker.terminate();
  }

  private send(ask: Ask): void {
    this.worker.postMessage(ask);
  }

  private take(reply: Reply): void {
    if (reply.kind === 'refused') {
      this.refused = reply.messages;
      this.answer = undefined;
      return;
    }
    if (reply.kind === 'central') {
      const { job, milliseconds, warnings, values } = reply;
      this.refused = [];
      this.answer = {
        job,
        milliseconds,
        warnings,
        central: values,
        draws: new Float64Array(job.draws * layoutOf(job).width),
        done: 0,
      };
      return;
    }
    if (!this.answer) return;
    const { width } = layoutOf(this.answer.job);
    this.answer.draws.set(reply.values, reply.from * width);
    this.answer = { ...this.answer, done: reply.from + reply.values.length / width };
  }
}

/** The central value of a column and, once there are draws, its interval. */
export function figureOf(
  answer: Answer,
  column: Column,
  factor = 1,
): { readonly central: number; readonly interval?: Interval } {
  const { width } = layoutOf(answer.job);
  const at = kept.indexOf(column);
  const central = answer.central[at]! * factor;
  if (answer.done === 0) return { central };
  const values = Float64Array.from({ length: answer.done }, (_, draw) => answer.draws[draw * width + at]! * factor);
  return { central, interval: interval(values) };
}

/** Tonnes of each seller to the importer before and after, central solve. */
export function sellersOf(
  answer: Answer,
): { readonly code: string; readonly before: number; readonly after: number }[] {
  const { countries } = layoutOf(answer.job);
  return countries.map((code, k) => ({
    code,
    before: answer.central[kept.length + k]!,
    after: answer.central[kept.length + countries.length + k]!,
  }));
}
