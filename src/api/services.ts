import type { Fact, FactKind, Row, RowQuery, RowTrace, Source } from '../answers/index.js';
import type { IsoDate, Language, LocalText } from '../base/index.js';
import type { NameList } from '../node/index.js';

type Report = (share: number, step: string) => void;

interface ShockQuestion {
  readonly mineral: string;
  readonly measure: string;
  readonly importer: string;
  readonly months: number;
  readonly draws: number;
  readonly seed: number;
}

/** What the routes ask; `localServices` makes them from the functions that the command line calls. Answers are plain JSON. */
export interface Services {
  readonly vintage: string;
  names(): Promise<NameList>;
  rows(query: RowQuery): Promise<readonly Row[]>;
  trace(id: string): Promise<RowTrace | undefined>;
  facts(kind: FactKind): Promise<readonly Fact[]>;
  sources(): Promise<readonly Source[]>;
  markets(): Promise<readonly string[]>;
  /** A base market, the ranges its draws use and the won of its base year; undefined where there is none. */
  market(mineral: string): Promise<object | undefined>;
  /** A whole run of the shipped study: lodeward-results/1. */
  study(report: Report): Promise<unknown>;
  whatIf(question: ShockQuestion): Promise<unknown>;
  ranking(question: { importer: string; year?: number; weights?: ReadonlyMap<string, number> }): Promise<unknown>;
  index(name: string, text: string): unknown;
  solve(text: string): unknown;
  projects(): Promise<readonly { id: string; name: LocalText; text: string }[]>;
  evaluate(text: string, draws: number, seed: number): Promise<unknown>;
  plan(
    question: { budgetKrw?: number; objective?: 'expected' | 'cvar'; draws: number; seed: number },
    report: Report,
  ): Promise<unknown>;
  agreements(date: IsoDate): Promise<unknown>;
  buyers(mineral: string, importer: string): Promise<unknown>;
  /** A brief from the last run of the study: its name and its bytes. */
  brief(kind: string, format: string, language: Language): Promise<{ name: string; bytes: Uint8Array }>;
  alarms(date: IsoDate, party?: string): Promise<unknown>;
  /** Milestones and expiries as RFC 5545. */
  calendar(date: IsoDate, language: Language, party?: string): Promise<string>;
  since(since: IsoDate, until: IsoDate): Promise<unknown>;
  /** One entry, and how its agreement stands at a day. */
  recorded(id: string, date: IsoDate): Promise<unknown>;
  /** Records entries written as lodeward-agreements/1: all, or none if any is bad. */
  record(text: string, by: string, why: string): Promise<unknown>;
}
