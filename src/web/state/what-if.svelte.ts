import { InputRefused, type Interval, interval, NoAnswer } from '../../base/index.js';
import { type Column, columns, type Layout, layoutOf, Outcome } from '../../shock/index.js';
import type { Ask, Reply } from '../workers/what-if.js';
import { type Asked, type Facts, jobOf, type Question } from './question.js';

/** The newest answer: the central solve at once, draws as they come. */
export interface Answer {
  readonly asked: Asked;
  readonly layout: Layout;
  /** Of the solve, by the worker's clock. */
  readonly milliseconds: number;
  readonly central: Float64Array;
  /** Rows of `width` numbers, draws in order. */
  readonly draws: Float64Array;
  readonly done: number;
}

/** Why there is no answer. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly path?: string;
  readonly value?: unknown;
}

/** Milliseconds without a move before the draws begin: a slider on its way is answered by central solves alone. */
const quiet = 300;
/** Milliseconds that an answer may take before the page says that it is on its way. */
const patience = 150;
export const draws = 400;
export const seed = 1;

const worker = (name: string) =>
  new Worker(new URL('../workers/what-if.ts', import.meta.url), { type: 'module', name });

/**
 * The engine in two workers: one solves the newest question, so that a slider never waits for draws; the other draws once the slider
 * rests, and ends before its next draw when a newer question is asked. Of the questions asked while a solve is under way only the last
 * is kept.
 */
export class WhatIfEngine {
  answer = $state.raw<Answer>();
  refused = $state.raw<readonly Refusal[]>([]);
  /** Number of the newest question. */
  asked = $state(0);
  /** Whether the newest answer is long in coming. */
  working = $state(false);
  private readonly solver = worker('solver');
  private readonly drawer = worker('drawer');
  private readonly newest = new Int32Array(new SharedArrayBuffer(4));
  private facts: Facts | undefined;
  private current: Asked | undefined;
  private waiting: Asked | undefined;
  private rest: ReturnType<typeof setTimeout> | undefined;
  private late: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.solver.onmessage = ({ data }: MessageEvent<Reply>) => this.take(data);
    this.drawer.onmessage = ({ data }: MessageEvent<Reply>) => this.thicken(data);
  }

  open(facts: Facts): void {
    this.facts = facts;
    this.answer = undefined;
    this.waiting = undefined;
    for (const one of [this.solver, this.drawer]) send(one, { kind: 'open', facts, newest: this.newest });
  }

  ask(question: Omit<Question, 'number'>): void {
    clearTimeout(this.rest);
    const number = ++this.asked;
    Atomics.store(this.newest, 0, number);
    const asked = this.read({ ...question, number });
    if (!asked) this.waiting = undefined;
    else if (this.current) this.waiting = asked;
    else this.solve(asked);
  }

  end(): void {
    clearTimeout(this.rest);
    clearTimeout(this.late);
    this.solver.terminate();
    this.drawer.terminate();
  }

  private read(question: Question): Asked | undefined {
    try {
      return jobOf(this.facts!, question, draws, seed);
    } catch (error) {
      if (error instanceof InputRefused) this.refuse(error.problems);
      else if (error instanceof NoAnswer) this.refuse([error]);
      else throw error;
      return undefined;
    }
  }

  private refuse(why: readonly Refusal[]): void {
    this.refused = why;
    this.answer = undefined;
  }

  private solve(asked: Asked): void {
    this.waiting = undefined;
    this.current = asked;
    this.late ??= setTimeout(() => {
      this.working = true;
    }, patience);
    send(this.solver, { kind: 'solve', number: asked.question.number, drawn: asked.drawn });
  }

  private take(reply: Reply): void {
    const asked = this.current!;
    this.current = undefined;
    if (this.waiting) this.solve(this.waiting);
    else this.rested();
    // what was asked before another market was opened, or before a question that cannot be read
    if (asked.job.market !== this.facts!.market || (!this.current && asked.question.number !== this.asked)) return;
    if (reply.kind === 'refused') this.refuse([reply]);
    else if (reply.kind === 'solved') {
      const { row, milliseconds } = reply;
      this.refused = [];
      this.answer = {
        asked,
        layout: layoutOf(asked.job),
        milliseconds,
        central: row,
        draws: new Float64Array(0),
        done: 0,
      };
      const { drawn } = asked;
      const { number } = asked.question;
      if (!this.current) this.rest = setTimeout(() => send(this.drawer, { kind: 'draws', number, drawn }), quiet);
    }
  }

  private rested(): void {
    clearTimeout(this.late);
    this.late = undefined;
    this.working = false;
  }

  private thicken(reply: Reply): void {
    const { answer } = this;
    if (reply.kind !== 'draws' || !answer || reply.number !== answer.asked.question.number) return;
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

/** The draws that have come, to be read as those of `shock run`. */
export const outcomeOf = ({ asked, draws: rows, done }: Answer): Outcome =>
  new Outcome({ ...asked.job, draws: done }, rows);

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

/** From the rate of a year to the months asked; a path has its months in it. */
export const shareOfYear = ({ asked }: Answer, months: number): number => (asked.plan ? 1 : months / 12);

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
