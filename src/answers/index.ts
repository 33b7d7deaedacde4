export {
  type Fact,
  type FactKind,
  factKinds,
  type Row,
  type RowQuery,
  type RowTrace,
  rowKinds,
  type Source,
} from '../atlas/index.js';
export {
  aheadDocument,
  type BeforeRun,
  type Buyers,
  backtestDocument,
  buyersDocument,
  type Comparison,
  comparisonDocument,
  costDocument,
  type DemandAhead,
  type Document,
  type Explanation,
  explanationDocument,
  exporterDocument,
  exposureDocument,
  fitDocument,
  frontierTree,
  type IndustryCost,
  type IndustryExposure,
  type IndustryMinerals,
  type IndustryShort,
  type MessageId,
  mineralsDocument,
  noAnswerText,
  type ProjectFit,
  phrase,
  planTree,
  problemText,
  projectDocument,
  rankingDocument,
  reasonText,
  type SeenFromExporter,
  type SupportCheck,
  shortDocument,
  supportDocument,
  type WhichMinerals,
  whatIfDocument,
} from '../brief/index.js';
export type { ProjectResult } from '../project/index.js';
export { type RegistryWord, registryWord, stages } from '../registry/index.js';
export { problemsOf } from '../study/index.js';
export { type Backtest, type BacktestEvents, type BacktestPorts, backtest } from './backtest.js';
export { beforeRun } from './before-run.js';
export { type BudgetAnswer, type BudgetQuestion, bestWithBudget, type PlanPorts } from './best-with-budget.js';
export { checkSupport } from './check-support.js';
export { type ComparePorts, type CompareQuestion, compareProjects } from './compare-projects.js';
export { computeIndex } from './compute-index.js';
export { type DemandAheadQuestion, demandAhead } from './demand-ahead.js';
export { differVintages } from './differ-vintages.js';
export { doesCustomsAgree, type Reconciliation } from './does-customs-agree.js';
export { cashFlowOf, type EvaluateQuestion, evaluateProject, type PriceFacts } from './evaluate-project.js';
export { krwPerUsd } from './exchange-rate.js';
export { fitBehaviour } from './fit-behaviour.js';
export { industryCost } from './industry-cost.js';
export { industryExposure } from './industry-exposure.js';
export { industryMinerals } from './industry-minerals.js';
export { type IndustryShortQuestion, industryShort } from './industry-short.js';
export { isItBankable } from './is-it-bankable.js';
export { lostValueAdded } from './lost-value-added.js';
export { type MarketDocument, openMarket } from './open-market.js';
export type {
  Job,
  MarketCoverage,
  Names,
  ProblemDocument,
  ProjectText,
  StudyChecked,
  StudyFiles,
} from './over-http.js';
export { type OwnMarket, ownMarket, withOwn } from './own-market.js';
export { firstDateOf, monthsOf, planOf } from './path-months.js';
export { type PlanDocument, planDocument } from './plan-document.js';
export { priceFacts, priceSeries } from './price-facts.js';
export { type Variant, varied } from './project-variant.js';
export { exportersShut, type PlaceFact, routeShut } from './route-shut.js';
export { type RunPorts, type RunQuestion, type RunReport, runStudy, type StudyRun } from './run-study.js';
export { type ExporterFacts, seenFromExporter } from './seen-from-exporter.js';
export { type ShownRegime, showRegime } from './show-regime.js';
export { type RowQuestion, type ShownRow, type ShownRows, shownRow, showRows } from './show-rows.js';
export { type EquilibriumDocument, solveMarket } from './solve-market.js';
export { type EquilibriaDocument, solveMarkets } from './solve-markets.js';
export { waysBack } from './study-evidence.js';
export { shownProject } from './study-project.js';
export { type TracedRow, traceRow } from './trace-row.js';
export { type Became, type BecameOfStudy, becameOf, whatBecameOf } from './what-became-of.js';
export { type Changed, whatChanged } from './what-changed.js';
export { whatIf } from './what-if.js';
export type { WhatIf, WhatIfPorts, WhatIfQuestion } from './what-if-answer.js';
export {
  isLedgerSound,
  type Recorded,
  type Soundness,
  whatIsRecorded,
  whatToPutInTheCalendar,
} from './what-is-recorded.js';
export { type AlarmQuestion, type Ringing, whatIsDue, whatRings } from './what-rings.js';
export { type ConflictAnswer, whichConflicts } from './which-conflicts.js';
export { type WhichMineralsQuestion, whichMinerals } from './which-minerals.js';
export { type ExportQuestion, whichRows } from './which-rows.js';
export { type CitedSource, type VintageSources, whichSources } from './which-sources.js';
export { fitProject, whoBuys } from './who-buys.js';
export { type EventsQuestion, type NotModelled, yearlyEvents } from './yearly-events.js';
