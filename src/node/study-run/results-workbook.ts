import type { StudyRun } from '../../answers/index.js';
import type { Language, LocalText } from '../../base/index.js';
import { cashFlowSheet, type Names, projectDocument, report } from '../../brief/index.js';
import { caseOf, resultOf } from '../../project/index.js';
import { publicProjects, type Study } from '../../study/index.js';
import { workbook } from '../render/index.js';
import type { OpenedStudy } from './ports.js';
import { type TidyTable, tidyTables } from './tables.js';

/** The publications that the rows of a run rest on, each once. */
function sourceTable({ evidence }: StudyRun): TidyTable {
  const sources = new Map([...evidence.values()].map(({ source }) => [source.id, source]));
  return {
    name: 'sources',
    columns: ['id', 'publisher', 'title', 'edition', 'licence'],
    rows: [...sources.keys()].sort().map((id) => {
      const { publisher, title, edition, licence } = sources.get(id)!;
      return [id, publisher, title, edition, licence];
    }),
  };
}

/** Codes of the tables in the three languages. */
function nameTable({ results }: StudyRun, names: Names): TidyTable {
  const countries = results.minerals.flatMap(({ suppliers }) => suppliers.map(({ country }) => country));
  const row = (code: string, { en, ko = '', mn = '' }: LocalText) => [code, en, ko, mn];
  return {
    name: 'names',
    columns: ['code', 'en', 'ko', 'mn'],
    rows: [
      ...results.minerals.map(({ mineral }) => row(mineral, names.mineral(mineral))),
      ...[...new Set([results.importer, results.partner, ...countries])]
        .sort()
        .map((code) => row(code, names.country(code))),
    ],
  };
}

/**
 * The results workbook of a run: a sheet a question as the report says it, who gets what of each project that is not confidential with its cash flow in live formulas, the figures as tidy
 * tables with unit and statistic, the sources, and the names of codes.
 */
export async function resultsWorkbook(
  run: StudyRun,
  { names, ports }: Pick<OpenedStudy, 'names' | 'ports'>,
  study: Study,
  language: Language,
): Promise<Buffer> {
  const projects = publicProjects(study.projects);
  const cases = await Promise.all(projects.map(async (project) => caseOf(project, await ports.rulesOf(project))));
  return workbook(
    {
      documents: [report(run.results, run.evidence), ...cases.map((c) => projectDocument(resultOf(c)))],
      cashFlows: cases.map(cashFlowSheet),
      tables: [...tidyTables(run.results), sourceTable(run), nameTable(run, names)],
    },
    names,
    language,
  );
}
