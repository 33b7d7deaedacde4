/** Every answer of the HTTP API by its name in /openapi.json; scripts/answers.mjs makes the schemas of these types. */
import type { differVintages, StudyRun, whatIsDue } from '../answers/index.js';
import type { LocalText } from '../base/index.js';
import type { Coverage, NameList } from '../node/index.js';

export type {
  Backtest,
  Became,
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
  MarketDocument,
  PlanDocument,
  ProjectFit,
  ProjectResult,
  Reconciliation,
  Recorded,
  Ringing,
  SeenFromExporter,
  ShownRegime,
  ShownRow,
  Soundness,
  SupportCheck,
  TracedRow,
  VintageSources,
  WhatIf,
  WhichMinerals,
} from '../answers/index.js';
export type { Job } from './jobs.js';
export type { ProblemDocument } from './problem.js';

export type Results = StudyRun['results'];
export type VintageDifference = Awaited<ReturnType<typeof differVintages>>;
export type DutyList = Awaited<ReturnType<typeof whatIsDue>>;
export type Names = NameList;
/** A note by its English, in the languages of the product. */
export type DataNote = Required<LocalText>;
export type MarketCoverage = Coverage;

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

export interface ProjectText {
  readonly id: string;
  readonly name: LocalText;
  readonly text: string;
}

/** A study without problems, counted. */
export interface StudyChecked {
  readonly problems: readonly never[];
  readonly study: {
    readonly id: string;
    readonly importer: string;
    readonly partner: string;
    readonly minerals: number;
    readonly events: number;
  };
}

/** Files of a study by path, as text. */
export interface StudyFiles {
  readonly files: Readonly<Record<string, string>>;
}

export interface ImportedText {
  readonly text: string;
}

export type MarketCodes = readonly string[];

/** One cell of a table: its keys, then figure, unit, statistic, value and why it is missing. */
export type TidyRow = Readonly<Record<string, string | number>>;
