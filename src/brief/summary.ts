import type { Block, Document, Section } from './document.js';
import { report } from './report.js';
import type { Results } from './results.js';

/** Tables of the summary with the columns that fit a screen of 80. */
const columns: Readonly<Record<string, readonly number[]>> = {
  'joint-events': [0, 2, 4],
  'partner-table': [0, 1, 4, 5, 6],
  'agreements-table': [0, 1, 2, 3],
  'project-table': [0, 1, 2],
  'plan-table': [0, 1, 2, 3],
};
const shown: readonly string[] = ['worst', 'joint', 'partner', 'agreements', 'project', 'plan', 'unknown'];

function short(block: Block): readonly Block[] {
  if (block.is === 'map' || block.is === 'parties') return [];
  if (block.is !== 'table') return [block];
  const kept = columns[block.id];
  if (!kept) return [];
  return [
    { ...block, columns: kept.map((c) => block.columns[c]!), rows: block.rows.map((row) => kept.map((c) => row[c]!)) },
  ];
}

const shorter = (section: Section): Section => ({ ...section, blocks: section.blocks.flatMap(short) });

/** Of the plan the chosen set; why not the rest, other budgets and what it hangs on stand on its own page. */
const chosenSet = (section: Section): Section =>
  section.id === 'plan'
    ? { ...section, blocks: section.blocks.filter((block) => block.is !== 'table' || block.id === 'plan-table') }
    : section;

/** The first screen: what a minister asks, in that order, with charts and tables. */
export function overview(results: Results): Document {
  const whole = report(results, new Map());
  const sections = shown.flatMap((id) => whole.sections.filter((section) => section.id === id));
  return { ...whole, id: 'overview', sections: sections.map(chosenSet) };
}

/** What the report tells beyond the first screen: the year, what losses are made of, checks, data. */
export function beyondOverview(results: Results): Document {
  const whole = report(results, new Map());
  return { ...whole, sections: whole.sections.filter(({ id }) => !shown.includes(id)) };
}

/** The first screen as it is printed on a terminal: the same order and sentences, without maps and wide tables. */
export function summary(results: Results): Document {
  const whole = overview(results);
  return { ...whole, id: 'summary', sections: whole.sections.map(shorter) };
}
