/** Every answer of the HTTP API by its name in /openapi.json; scripts/answers.mjs makes the schemas of these types. */
import type { differVintages, StudyRun, whatIsDue } from '../answers/index.js';
import type { LocalText } from '../base/index.js';

export type {
  Backtest,
  Became,
  BecameOfStudy,
  BeforeRun,
  Buyers,
  Changed,
  Comparison,
  ConflictAnswer,
  DemandAhead,
  EquilibriaDocument,
  EquilibriumDocument,
  Explanation,
  Fact,
  IndustryCost,
  IndustryExposure,
  IndustryMinerals,
  IndustryShort,
  Job,
  MarketCoverage,
  MarketDocument,
  Names,
  PlanDocument,
  ProblemDocument,
  ProjectFit,
  ProjectResult,
  ProjectText,
  Reconciliation,
  Recorded,
  Ringing,
  SeenFromExporter,
  ShownRegime,
  ShownRow,
  Soundness,
  StudyChecked,
  StudyFiles,
  SupportCheck,
  TracedRow,
  VintageSources,
  WhatIf,
  WhichMinerals,
} from '../answers/index.js';

export type Results = StudyRun['results'];
export type VintageDifference = Awaited<ReturnType<typeof differVintages>>;
export type DutyList = Awaited<ReturnType<typeof whatIsDue>>;
/** A note by its English, in the languages of the product. */
export type DataNote = Required<LocalText>;

/** The figures of one index; their names depend on the index. */
export type IndexFigures = Readonly<Record<string, unknown>>;

/** A JSON Schema, or one by name of each file of a study. */
export type FileSchemas = Readonly<Record<string, unknown>>;

/** What a call added to the ledger; `known`: what it already had word for word. */
export interface Appended {
  readonly added: readonly { readonly id: string; readonly seq: number; readonly digest: string }[];
  readonly known: readonly string[];
  /** Digest of the last entry. */
  readonly head: string;
}

export interface ImportedText {
  readonly text: string;
}

export type MarketCodes = readonly string[];

/** One cell of a table: its keys, then figure, unit, statistic, value and why it is missing. */
export type TidyRow = Readonly<Record<string, string | number>>;
