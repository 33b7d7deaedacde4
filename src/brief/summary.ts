import type { Block, Document, Section } from './document.js';
import { report } from './report.js';
import type { Results } from './results.js';

/** Tables of the summary with the columns that fit a screen of 80. */
const columns: Readonly<Record<string, readonly number[]>> = {
  'joint-events': [0, 2],
  'partner-table': [0, 1, 4, 5, 6],
  'agreements-table': [0, 1, 2, 3],
  'project-table': [0, 1, 2],
  'plan-table': [0, 1, 2, 3],
};
const shown = ['worst', 'joint', 'partner', 'agreements', 'project', 'plan', 'unknown'];

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

/** The report as it is printed on a terminal: the same order and sentences, without maps and wide tables. */
export function summary(results: Results): Document {
  const whole = report(results, new Map());
  const sections = shown.flatMap((id) => whole.sections.filter((section) => section.id === id));
  return { ...whole, id: 'summary', sections: sections.map(shorter) };
}
