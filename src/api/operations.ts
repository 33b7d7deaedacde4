// Written by scripts/operations.mjs from the OpenAPI document; run it again where a route changes.
import type {
  Appended,
  Backtest,
  Became,
  Buyers,
  Changed,
  Comparison,
  ConflictAnswer,
  DemandAhead,
  DutyList,
  EquilibriumDocument,
  Explanation,
  Fact,
  FileSchemas,
  ImportedText,
  IndexFigures,
  IndustryCost,
  IndustryExposure,
  IndustryShort,
  Job,
  MarketCodes,
  MarketCoverage,
  MarketDocument,
  Names,
  PlanDocument,
  ProjectFit,
  ProjectResult,
  ProjectText,
  Reconciliation,
  Recorded,
  Results,
  Ringing,
  Row,
  RowTrace,
  SeenFromExporter,
  Soundness,
  StudyChecked,
  StudyFiles,
  SupportCheck,
  TidyRow,
  VintageDifference,
  VintageSources,
  WhatIf,
  WhichMinerals,
} from './answers.js';

/** What each operation takes and answers. */
export interface Operations {
  /** Names of minerals and countries in English, Korean and Mongolian */ 'get names': {
    readonly asked: { readonly query?: { readonly lang?: 'en' | 'ko' | 'mn' } };
    readonly answer: Names;
  };
  /** Rows of the atlas, at most 50000; narrow them by kind, mineral, year or country */ 'get rows': {
    readonly asked: {
      readonly query?: {
        readonly kind?:
          | 'production'
          | 'capacity'
          | 'reserves'
          | 'trade'
          | 'flow'
          | 'price'
          | 'fx'
          | 'governance'
          | 'use'
          | 'macro'
          | 'assessment';
        readonly mineral?: string;
        readonly form?: string;
        readonly stage?: string;
        readonly year?: number;
        readonly country?: string;
        readonly exporter?: string;
        readonly importer?: string;
        readonly source?: string;
        readonly format?: 'json' | 'csv' | 'parquet';
        readonly lang?: 'en' | 'ko' | 'mn';
      };
    };
    readonly answer: readonly Row[];
  };
  /** The path of one number back to the row of its source */ 'get rows/{id}/trace': {
    readonly asked: { readonly path: { readonly id: string }; readonly query?: { readonly lang?: 'en' | 'ko' | 'mn' } };
    readonly answer: RowTrace;
  };
  /** Facts that are no numbers: facilities, ports, corridor, controls, lists */ 'get facts/{kind}': {
    readonly asked: {
      readonly path: {
        readonly kind: 'facility' | 'port' | 'corridor-node' | 'corridor-edge' | 'control' | 'list' | 'reference-point';
      };
      readonly query?: {
        readonly mineral?: string;
        readonly country?: string;
        readonly format?: 'json' | 'csv' | 'parquet';
        readonly lang?: 'en' | 'ko' | 'mn';
      };
    };
    readonly answer: readonly Fact[];
  };
  /** Every source of the vintage: publisher, edition, licence */ 'get sources': {
    readonly asked: {
      readonly query?: { readonly format?: 'json' | 'csv' | 'parquet'; readonly lang?: 'en' | 'ko' | 'mn' };
    };
    readonly answer: VintageSources;
  };
  /** How far each market can be believed and why, and what is left out */ 'get coverage': {
    readonly asked: {
      readonly query?: { readonly format?: 'json' | 'csv' | 'parquet'; readonly lang?: 'en' | 'ko' | 'mn' };
    };
    readonly answer: MarketCoverage;
  };
  /** Where sources differ; both values are kept and shown */ 'get conflicts': {
    readonly asked: {
      readonly query?: {
        readonly mineral?: string;
        readonly percent?: number;
        readonly trade?: 'true' | 'false';
        readonly format?: 'json' | 'csv' | 'parquet';
        readonly lang?: 'en' | 'ko' | 'mn';
      };
    };
    readonly answer: ConflictAnswer;
  };
  /** What changed between two vintages of this machine */ 'get vintages/difference': {
    readonly asked: {
      readonly query: { readonly before: string; readonly after?: string; readonly lang?: 'en' | 'ko' | 'mn' };
    };
    readonly answer: VintageDifference;
  };
  /** Rows and their sources as CSV, XLSX, Frictionless Data Package or Parquet, in one ZIP */ 'get export': {
    readonly asked: {
      readonly query?: {
        readonly format?: 'csv' | 'xlsx' | 'datapackage' | 'parquet';
        readonly mineral?: string;
        readonly kind?: string;
        readonly bom?: 'true' | 'false';
        readonly lang?: 'en' | 'ko' | 'mn';
      };
    };
    readonly answer: Blob;
  };
  /** Minerals ranked for an importer, with intervals of the rank; weights as a=1,b=2 */ 'get risk': {
    readonly asked: {
      readonly query?: {
        readonly importer?: string;
        readonly year?: number;
        readonly weights?: string;
        readonly draws?: number;
        readonly seed?: number;
        readonly format?: 'json' | 'csv' | 'parquet';
        readonly lang?: 'en' | 'ko' | 'mn';
      };
    };
    readonly answer: WhichMinerals;
  };
  /** Seen from a country with ore: its losses when a buyer stops or its corridor closes */ 'get risk/exporter/{country}': {
    readonly asked: {
      readonly path: { readonly country: string };
      readonly query?: {
        readonly draws?: number;
        readonly seed?: number;
        readonly format?: 'json' | 'csv' | 'parquet';
        readonly lang?: 'en' | 'ko' | 'mn';
      };
    };
    readonly answer: SeenFromExporter;
  };
  /** One index of the field on given inputs: hhi, geopolrisk, eu-supply-risk and others */ 'post indices/{index}': {
    readonly asked: {
      readonly path: { readonly index: string };
      readonly query?: { readonly lang?: 'en' | 'ko' | 'mn' };
      readonly body: IndexFigures;
    };
    readonly answer: IndexFigures;
  };
  /** Markets that have a balanced base year */ 'get markets': {
    readonly asked: { readonly query?: { readonly lang?: 'en' | 'ko' | 'mn' } };
    readonly answer: MarketCodes;
  };
  /** The base year of one market and the ranges its draws use */ 'get markets/{mineral}': {
    readonly asked: {
      readonly path: { readonly mineral: string };
      readonly query?: { readonly lang?: 'en' | 'ko' | 'mn' };
    };
    readonly answer: MarketDocument;
  };
  /** The engine on any market: lodeward-market/1 in, lodeward-equilibrium/1 out */ 'post market': {
    readonly asked: { readonly query?: { readonly lang?: 'en' | 'ko' | 'mn' }; readonly body: object };
    readonly answer: EquilibriumDocument;
  };
  /** One what-if with intervals: lodeward-shock/1 */ 'post shocks': {
    readonly asked: {
      readonly query?: { readonly format?: 'json' | 'csv' | 'parquet'; readonly lang?: 'en' | 'ko' | 'mn' };
      readonly body: {
        readonly mineral: string;
        readonly measure: string;
        readonly importer?: string;
        readonly months?: number;
        readonly draws?: number;
        readonly seed?: number;
        readonly drivers?: boolean;
      };
    };
    readonly answer: WhatIf;
  };
  /** The same as a job, for many draws or months */ 'post shocks/jobs': {
    readonly asked: {
      readonly query?: { readonly lang?: 'en' | 'ko' | 'mn' };
      readonly body: {
        readonly mineral: string;
        readonly measure: string;
        readonly importer?: string;
        readonly months?: number;
        readonly draws?: number;
        readonly seed?: number;
        readonly drivers?: boolean;
      };
    };
    readonly answer: Job & { readonly result?: WhatIf };
  };
  /** The model against what happened, misses included: one shipped event, all, or events of your own (lodeward-events/1 as text) */ 'post backtests': {
    readonly asked: {
      readonly query?: { readonly lang?: 'en' | 'ko' | 'mn' };
      readonly body: {
        readonly event?: string;
        readonly events?: string;
        readonly draws?: number;
        readonly seed?: number;
      };
    };
    readonly answer: Job & { readonly result?: Backtest };
  };
  /** What industry loses when a share of a year of some minerals is missing */ 'get industry/short': {
    readonly asked: {
      readonly query: {
        readonly minerals: string;
        readonly country?: string;
        readonly tonnes?: string;
        readonly draws?: number;
        readonly seed?: number;
        readonly lang?: 'en' | 'ko' | 'mn';
      };
    };
    readonly answer: IndustryShort;
  };
  /** What dearer minerals cost the industries that use them, apart from tonnes that are short */ 'get industry/cost': {
    readonly asked: {
      readonly query: { readonly rises: string; readonly country?: string; readonly lang?: 'en' | 'ko' | 'mn' };
    };
    readonly answer: IndustryCost;
  };
  /** A base year rolled forward: what a country and the world would buy under a demand scenario */ 'get industry/ahead': {
    readonly asked: {
      readonly query: {
        readonly mineral: string;
        readonly year?: number;
        readonly scenario?: string;
        readonly importer?: string;
        readonly draws?: number;
        readonly seed?: number;
        readonly lang?: 'en' | 'ko' | 'mn';
      };
    };
    readonly answer: DemandAhead;
  };
  /** One product over all its minerals: kilograms, on whom each hangs, units that hang on the first supplier */ 'get industry/exposure/{product}': {
    readonly asked: {
      readonly path: { readonly product: string };
      readonly query?: { readonly importer?: string; readonly lang?: 'en' | 'ko' | 'mn' };
    };
    readonly answer: IndustryExposure;
  };
  /** The projects of the study that are not confidential, as texts to start from */ 'get projects': {
    readonly asked: { readonly query?: { readonly lang?: 'en' | 'ko' | 'mn' } };
    readonly answer: readonly ProjectText[];
  };
  /** Cash flows and figures by party: lodeward-project-result/1 */ 'post projects/evaluate': {
    readonly asked: {
      readonly query?: { readonly lang?: 'en' | 'ko' | 'mn' };
      readonly body: {
        readonly text: string;
        readonly overlay?: string;
        readonly draws?: number;
        readonly seed?: number;
      };
    };
    readonly answer: ProjectResult;
  };
  /** Waterfall, AETR over price, tornado, value of waiting, standing against price history, host account, stages */ 'post projects/explain': {
    readonly asked: {
      readonly query?: { readonly lang?: 'en' | 'ko' | 'mn' };
      readonly body: { readonly text: string; readonly overlay?: string };
    };
    readonly answer: Explanation;
  };
  /** One project under hosts, overlays and support packages, and its choice of stage */ 'post projects/compare': {
    readonly asked: {
      readonly query?: { readonly format?: 'json' | 'csv' | 'parquet'; readonly lang?: 'en' | 'ko' | 'mn' };
      readonly body: {
        readonly text: string;
        readonly variants?: readonly {
          readonly host?: string;
          readonly overlay?: string;
          readonly support?: readonly string[];
          readonly participation?: 'share' | 'special-royalty';
        }[];
        readonly stages?: boolean;
        readonly draws?: number;
        readonly seed?: number;
      };
    };
    readonly answer: Comparison;
  };
  /** Who could take the product, by which route, whom they buy from now, which support applies */ 'post projects/fit': {
    readonly asked: {
      readonly query?: { readonly lang?: 'en' | 'ko' | 'mn' };
      readonly body: { readonly text: string; readonly importer?: string };
    };
    readonly answer: ProjectFit;
  };
  /** Which programmes a project qualifies for, and why not: each rule, missing documents, whom to call */ 'post support/check': {
    readonly asked: {
      readonly query?: { readonly format?: 'json' | 'csv' | 'parquet'; readonly lang?: 'en' | 'ko' | 'mn' };
      readonly body: { readonly text: string; readonly home?: string };
    };
    readonly answer: SupportCheck;
  };
  /** Cited plants of a country that take a mineral, and its suppliers of today */ 'get buyers': {
    readonly asked: {
      readonly query: {
        readonly mineral: string;
        readonly importer?: string;
        readonly form?: string;
        readonly lang?: 'en' | 'ko' | 'mn';
      };
    };
    readonly answer: Buyers;
  };
  /** A workbook to fill in */ 'get projects/template.xlsx': {
    readonly asked: { readonly query?: { readonly lang?: 'en' | 'ko' | 'mn' } };
    readonly answer: Blob;
  };
  /** A filled workbook as the text of a project file; problems by cell */ 'post projects/import': {
    readonly asked: { readonly query?: { readonly lang?: 'en' | 'ko' | 'mn' }; readonly bytes: Uint8Array };
    readonly answer: ImportedText;
  };
  /** Run the study of this server, or one handed in: lodeward-results/1 */ 'post study': {
    readonly asked: {
      readonly query?: { readonly lang?: 'en' | 'ko' | 'mn' };
      readonly body: {
        readonly files?: Readonly<Record<string, string>>;
        readonly draws?: number;
        readonly seed?: number;
        readonly budgetKrw?: number;
      };
    };
    readonly answer: Job & { readonly result?: Results };
  };
  /** A tidy table of the last run of the study of this server */ 'get results/{table}': {
    readonly asked: {
      readonly path: { readonly table: 'minerals' | 'events' | 'suppliers' | 'partner' | 'agreements' | 'checks' };
      readonly query?: { readonly format?: 'json' | 'csv' | 'parquet'; readonly lang?: 'en' | 'ko' | 'mn' };
    };
    readonly answer: readonly TidyRow[];
  };
  /** The files of the template study, to copy and edit */ 'get study/template': {
    readonly asked: { readonly query?: { readonly lang?: 'en' | 'ko' | 'mn' } };
    readonly answer: StudyFiles;
  };
  /** Check the files of a study: all problems, with file and line */ 'post study/check': {
    readonly asked: {
      readonly query?: { readonly lang?: 'en' | 'ko' | 'mn' };
      readonly body: { readonly files: Readonly<Record<string, string>> };
    };
    readonly answer: StudyChecked;
  };
  /** The template study as a spreadsheet that can be filled in */ 'get study/template.xlsx': {
    readonly asked: { readonly query?: { readonly lang?: 'en' | 'ko' | 'mn' } };
    readonly answer: Blob;
  };
  /** The files of a study from a filled spreadsheet; problems by cell */ 'post study/import': {
    readonly asked: { readonly query?: { readonly lang?: 'en' | 'ko' | 'mn' }; readonly bytes: Uint8Array };
    readonly answer: StudyFiles;
  };
  /** JSON Schemas of the files a user writes, by name */ 'get schemas': {
    readonly asked: { readonly query?: { readonly lang?: 'en' | 'ko' | 'mn' } };
    readonly answer: FileSchemas;
  };
  /** The best use of a budget, why, why not the rest, and the frontier: lodeward-plan/1 */ 'post plans': {
    readonly asked: {
      readonly query?: { readonly lang?: 'en' | 'ko' | 'mn' };
      readonly body: {
        readonly budgetKrw?: number;
        readonly objective?: 'expected' | 'cvar';
        readonly tailWeight?: number;
        readonly loss?: 'buyers' | 'value-added';
        readonly draws?: number;
        readonly seed?: number;
      };
    };
    readonly answer: Job & { readonly result?: PlanDocument };
  };
  /** A brief as a file, from the last run of the study of this server */ 'post briefs': {
    readonly asked: {
      readonly query?: { readonly lang?: 'en' | 'ko' | 'mn' };
      readonly body: {
        readonly kind?: 'vice-minister' | 'committee' | 'forum' | 'corridor' | 'mineral' | 'project' | 'shock';
        readonly format?: 'pdf' | 'docx' | 'html';
        readonly language?: 'en' | 'ko' | 'mn';
        readonly date?: string;
        readonly mineral?: string;
        readonly measure?: string;
        readonly months?: number;
        readonly importer?: string;
        readonly project?: string;
        readonly draws?: number;
        readonly seed?: number;
      };
    };
    readonly answer: Blob;
  };
  /** What became of the agreements of the study at a date: memorandum, contracted and delivered tonnes apart */ 'get agreements': {
    readonly asked: {
      readonly query: {
        readonly date: string;
        readonly format?: 'json' | 'csv' | 'parquet';
        readonly lang?: 'en' | 'ko' | 'mn';
      };
    };
    readonly answer: Became;
  };
  /** Agreements of the ledger with their stage, what was promised, what is evidenced, as of a day */ 'get registry/agreements': {
    readonly asked: {
      readonly query?: {
        readonly date?: string;
        readonly stage?:
          | 'talks'
          | 'memorandum'
          | 'term-sheet'
          | 'joint-venture'
          | 'contract'
          | 'offtake'
          | 'delivering'
          | 'running'
          | 'lapsed';
        readonly mineral?: string;
        readonly party?: string;
        readonly known?: string;
        readonly limit?: number;
        readonly offset?: number;
        readonly format?: 'json' | 'csv' | 'parquet';
        readonly lang?: 'en' | 'ko' | 'mn';
      };
    };
    readonly answer: Became;
  };
  /** What rings at a day: expiries, overdue milestones, silence, capacity, changed rules */ 'get registry/alarms': {
    readonly asked: {
      readonly query: {
        readonly date: string;
        readonly party?: string;
        readonly expiryDays?: number;
        readonly milestoneDays?: number;
        readonly quietMonths?: number;
        readonly changeDays?: number;
        readonly format?: 'json' | 'csv' | 'parquet';
        readonly lang?: 'en' | 'ko' | 'mn';
      };
    };
    readonly answer: Ringing;
  };
  /** What one party has to do, and what it has not answered */ 'get registry/duties': {
    readonly asked: {
      readonly query: {
        readonly party: string;
        readonly date?: string;
        readonly format?: 'json' | 'csv' | 'parquet';
        readonly lang?: 'en' | 'ko' | 'mn';
      };
    };
    readonly answer: DutyList;
  };
  /** Holds deliveries against customs: matched, short, over, no flow, wrong code?, trans-shipped? */ 'get registry/reconcile': {
    readonly asked: {
      readonly query: {
        readonly year: number;
        readonly date?: string;
        readonly host?: string;
        readonly tolerance?: number;
        readonly format?: 'json' | 'csv' | 'parquet';
        readonly lang?: 'en' | 'ko' | 'mn';
      };
    };
    readonly answer: Reconciliation;
  };
  /** Open milestones and expiries as an iCalendar feed (RFC 5545) */ 'get registry/calendar.ics': {
    readonly asked: {
      readonly query: {
        readonly date: string;
        readonly party?: string;
        readonly language?: 'en' | 'ko' | 'mn';
        readonly lang?: 'en' | 'ko' | 'mn';
      };
    };
    readonly answer: Blob;
  };
  /** What changed between two days: entries, events, rules, alarms, sources */ 'get registry/since': {
    readonly asked: {
      readonly query: { readonly since: string; readonly until?: string; readonly lang?: 'en' | 'ko' | 'mn' };
    };
    readonly answer: Changed;
  };
  /** One entry, its agreement as it stands at a day, and all entries of that agreement */ 'get registry/entries/{id}': {
    readonly asked: {
      readonly path: { readonly id: string };
      readonly query?: { readonly date?: string; readonly lang?: 'en' | 'ko' | 'mn' };
    };
    readonly answer: Recorded;
  };
  /** Record entries (lodeward-agreements/1 as text): all of them, or none if any is bad */ 'post registry/entries': {
    readonly asked: {
      readonly query?: { readonly lang?: 'en' | 'ko' | 'mn' };
      readonly body: { readonly text: string; readonly by: string; readonly why: string };
    };
    readonly answer: Appended;
  };
  /** Record a filled spreadsheet of entries: all of them, or none; problems by cell */ 'post registry/import': {
    readonly asked: {
      readonly query: {
        readonly by: string;
        readonly why: string;
        readonly name: string;
        readonly lang?: 'en' | 'ko' | 'mn';
      };
      readonly bytes: Uint8Array;
    };
    readonly answer: Appended;
  };
  /** Keep a file of at most 10 MB with an entry, by its digest */ 'post registry/entries/{id}/attachments': {
    readonly asked: {
      readonly path: { readonly id: string };
      readonly query: {
        readonly name: string;
        readonly by: string;
        readonly why: string;
        readonly lang?: 'en' | 'ko' | 'mn';
      };
      readonly bytes: Uint8Array;
    };
    readonly answer: Appended;
  };
  /** The bytes of an attachment */ 'get registry/attachments/{digest}': {
    readonly asked: {
      readonly path: { readonly digest: string };
      readonly query?: { readonly lang?: 'en' | 'ko' | 'mn' };
    };
    readonly answer: Blob;
  };
  /** Walks the chain of digests and finds what was changed */ 'get registry/verify': {
    readonly asked: { readonly query?: { readonly head?: string; readonly lang?: 'en' | 'ko' | 'mn' } };
    readonly answer: Soundness;
  };
  /** An empty spreadsheet of entries, to fill and import */ 'get registry/template': {
    readonly asked: { readonly query?: { readonly format?: 'csv' | 'xlsx'; readonly lang?: 'en' | 'ko' | 'mn' } };
    readonly answer: Blob;
  };
  /** State, progress and, when done, the result of a long run */ 'get jobs/{id}': {
    readonly asked: { readonly path: { readonly id: string }; readonly query?: { readonly lang?: 'en' | 'ko' | 'mn' } };
    readonly answer: Job;
  };
  /** Cancel a run: its threads are ended */ 'delete jobs/{id}': {
    readonly asked: { readonly path: { readonly id: string }; readonly query?: { readonly lang?: 'en' | 'ko' | 'mn' } };
    readonly answer: Job;
  };
  /** The run as it goes, as server-sent events: the name is the state, the data a Job */ 'get jobs/{id}/events': {
    readonly asked: { readonly path: { readonly id: string }; readonly query?: { readonly lang?: 'en' | 'ko' | 'mn' } };
    readonly answer: Blob;
  };
}
