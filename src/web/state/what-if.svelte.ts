import type { BaseMarket } from '../../atlas/index.js';
import { type Interval, interval } from '../../base/index.js';
import { type Column, columns, layoutOf, type ParameterRow } from '../../shock/index.js';
import type { Ask, Question, Reply } from '../workers/what-if.js';

/** The newest answer: the central solve at once, draws as they come. */
export interface Answer {
  readonly question: Question;
  readonly layout: ReturnType<typeof layoutOf>;
  /** Of the solve, by the worker's clock. */
  readonly milliseconds: number;
  readonly warnings: readonly { readonly code: string; readonly detail: string }[];
  readonly central: Float64Array;
  /** Rows of `width` numbers, draws in order. */
  readonly draws: Float64Array;
  readonly done: number;
}

/** Milliseconds without a move before the draws begin: a slider on its way is answered by central solves alone. */
const quiet = 120;
export const draws = 400;
const seed = 1;

const worker = (name: string) =>
  new Worker(new URL('../workers/what-if.ts', import.meta.url), { type: 'module', name });

/**
 * The engine in two workers: one solves the newest question, so that a slider never waits for draws; the other draws once the slider
 * rests. Of the questions asked while a solve is under way only the last is kept.
 */
export class WhatIfEngine {
  answer = $state.raw<Answer>();
  refused = $state.raw<readonly string[]>([]);
  private readonly solver = worker('solver');
  private readonly drawer = worker('drawer');
  private layout: Answer['layout'] | undefined;
  /** Of the newest question asked. */
  asked = $state(0);
  private underWay = false;
  private current: Question | undefined;
  private waiting: Question | undefined;
  private rest: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.solver.onmessage = ({ data }: MessageEvent<Reply>) => this.take(data);
    this.drawer.onmessage = ({ data }: MessageEvent<Reply>) => this.thicken(data);
  }

  open(market: BaseMarket, parameters: readonly ParameterRow[]): void {
    const job = { market, parameters, importer: '', seed, draws, scenarios: [], sellers: true };
    this.layout = layoutOf(job);
    this.answer = undefined;
    for (const one of [this.solver, this.drawer]) send(one, { kind: 'open', market, parameters });
  }

  ask(measure: string, importer: string): void {
    const question = { number: ++this.asked, measure, importer };
    clearTimeout(this.rest);
    if (this.answer && this.answer.done < draws) send(this.drawer, { kind: 'rest' });
    if (this.underWay) this.waiting = question;
    else this.solve(question);
  }

  end(): void {
    clearTimeout(this.rest);
    this.solver.terminate();
    this.drawer.terminate();
  }

  private solve(question: Question): void {
    this.underWay = true;
    this.waiting = undefined;
    this.current = question;
    send(this.solver, { kind: 'solve', question });
  }

  private take(reply: Reply): void {
    const question = this.current!;
    this.underWay = false;
    if (this.waiting) this.solve(this.waiting);
    if (reply.kind === 'refused') {
      this.refused = reply.messages;
      this.answer = undefined;
    } else if (reply.kind === 'solved') {
      const { row, milliseconds, warnings } = reply;
      const layout = this.layout!;
      this.refused = [];
      this.answer = { question, layout, milliseconds, warnings, central: row, draws: new Float64Array(0), done: 0 };
      if (!this.underWay)
        this.rest = setTimeout(() => send(this.drawer, { kind: 'draws', question, draws, seed }), quiet);
    }
  }

  private thicken(reply: Reply): void {
    const { answer } = this;
    if (reply.kind !== 'draws' || !answer || reply.number !== answer.question.number) return;
    const { width } = answer.layout;
    if (reply.from < 0) {
      this.answer = { ...answer, central: reply.rows, draws: new Float64Array(draws * width) };
      return;
    }
    answer.draws.set(reply.rows, reply.from * width);
    this.answer = { ...answer, done: reply.from + reply.rows.length / width };
  }
}

const send = (to: Worker, ask: Ask): void => to.postMessage(ask);

/** The central value of a figure and, once there are draws, its interval. */
export interface Drawn {
  readonly central: number;
  readonly interval?: Interval;
}

function drawn({ central, draws: values, done, layout }: Answer, at: number, factor: number): Drawn {
  const middle = central[at]! * factor;
  const all = Float64Array.from({ length: done }, (_, draw) => values[draw * layout.width + at]! * factor);
  const found = all.filter((value) => !Number.isNaN(value));
  return found.length === 0 ? { central: middle } : { central: middle, interval: interval(found) };
}

export const figureOf = (answer: Answer, column: Column, factor = 1): Drawn =>
  drawn(answer, columns.indexOf(column), factor);

/** Tonnes of a seller to the importer, before as the base year stands and after the measure. */
export interface Seller {
  readonly code: string;
  readonly before: number;
  readonly after: Drawn;
}

/** The twelve sellers that sell most, before or after, in the order of what they sold; what is under 0.1 % of the largest is left out. */
export function sellersOf(answer: Answer): readonly Seller[] {
  const { countries } = answer.layout;
  const at = (k: number, when: 0 | 1) => columns.length + when * countries.length + k;
  const most = (k: number) => Math.max(answer.central[at(k, 0)]!, answer.central[at(k, 1)]!);
  const order = countries.map((_, k) => k).sort((a, b) => most(b) - most(a));
  const least = 0.001 * most(order[0]!);
  return order
    .filter((k) => most(k) > least)
    .slice(0, 12)
    .map((k) => ({ code: countries[k]!, before: answer.central[at(k, 0)]!, after: drawn(answer, at(k, 1), 1) }))
    .sort((a, b) => b.before - a.before || (a.code < b.code ? -1 : 1));
}
