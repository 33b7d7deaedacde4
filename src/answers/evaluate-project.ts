import { type CashFlowSheet, cashFlowSheet } from '../brief/index.js';
import { caseOf, distribution, type PriceModel, type ProjectResult, type Rules, resultOf } from '../project/index.js';
import type { ProjectFile } from '../study/index.js';

export interface EvaluateQuestion {
  readonly project: ProjectFile;
  readonly rules: Rules;
  /** 0: the base case alone. */
  readonly draws: number;
  readonly seed: number;
}

/** Prices as the atlas has them: fitted models by mineral, and the rows they were fitted to. */
export interface PriceFacts {
  readonly models: ReadonlyMap<string, PriceModel>;
  readonly rows: readonly string[];
}

/**
 * Who gets what of a project: `lodeward-project-result/1`.
 *
 * @param prices asked for only where there are draws
 */
export async function evaluateProject(
  prices: (minerals: readonly string[]) => Promise<PriceFacts>,
  { project, rules, draws, seed }: EvaluateQuestion,
): Promise<ProjectResult> {
  const c = caseOf(project, rules);
  if (draws === 0) return resultOf(c);
  const { models, rows } = await prices([...new Set(project.products.map((p) => p.mineral))]);
  return resultOf(c, distribution(c, models, draws, seed), rows);
}

/** The cash flow of a project as rows of live formulas, for a workbook. */
export const cashFlowOf = (project: ProjectFile, rules: Rules): CashFlowSheet => cashFlowSheet(caseOf(project, rules));
