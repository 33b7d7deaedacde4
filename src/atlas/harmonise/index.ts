import type { Problem } from '../../base/index.js';
import type { Chains } from '../chains.js';
import type { Fact } from '../fact.js';
import { type Correction, correct, type RawLine } from './correction.js';
import { fact } from './facts.js';
import type { Harmonised, HarmonisedRow } from './harmonised.js';
import { type Names, Unknown } from './names.js';
import { numbers } from './numbers.js';
import type { SourceFile } from './source-file.js';

const chosen = (line: RawLine, { only, except }: SourceFile) =>
  Object.entries(only ?? {}).every(([column, words]) => words.includes(line.cells[column] ?? '')) &&
  !Object.entries(except ?? {}).some(([column, words]) => words.includes((line.cells[column] ?? '').trim()));

/** Columns a source file names that the raw file does not have. */
function absentColumns(source: SourceFile, header: Readonly<Record<string, string>>): readonly Problem[] {
  const named = [
    ...Object.values(source.columns).flat(),
    ...(source.values ?? []).flatMap((value) => [value.column, ...(value.unitColumn ? [value.unitColumn] : [])]),
    ...Object.keys(source.only ?? {}),
    ...Object.keys(source.except ?? {}),
  ];
  return [...new Set(named)]
    .filter((column) => !(column in header))
    .map((column) => ({
      code: 'column-missing',
      file: source.file,
      path: column,
      message: `the file has no column "${column}" (it has: ${Object.keys(header).join(', ')}); mend the description of source ${source.id}`,
    }));
}

/**
 * Turns the raw lines of one source into rows and facts in our codes and units; each step is appended to the provenance chain.
 * Unknown names, codes, countries and units, cells that are no numbers and corrections that do not fit come back as problems, all of them.
 */
export function harmonise(
  source: SourceFile,
  lines: readonly RawLine[],
  corrections: readonly Correction[],
  names: Names,
  chains: Chains,
): Harmonised {
  const leftOut = new Map<string, number>();
  const leave = (reason: string, count = 1) => leftOut.set(reason, (leftOut.get(reason) ?? 0) + count);
  const first = lines[0];
  const problems: Problem[] = first ? [...absentColumns(source, first.cells)] : [];
  if (problems.length > 0) return { rows: [], facts: [], leftOut, problems };
  const taken = lines.filter((line) => chosen(line, source));
  const corrected = correct(taken, corrections, source.file);
  problems.push(...corrected.problems);
  for (const [reason, count] of corrected.dropped) leave(reason, count);
  const unknown = new Unknown();
  const context = { source, names, chains, unknown, problems, leave };
  const rows: HarmonisedRow[] = [];
  const facts: Fact[] = [];
  for (const line of corrected.kept) {
    if (source.layout === 'facts') {
      const found = fact(line, context);
      if (found) facts.push(found);
    } else rows.push(...numbers(line, context));
  }
  return { rows, facts, leftOut, problems: [...unknown.problems(), ...problems] };
}

export type { Correction, RawLine } from './correction.js';
export type { Harmonised, HarmonisedRow } from './harmonised.js';
export type { FormName, Mapped, Names, Unit } from './names.js';
export { totals } from './places.js';
export type { SourceFile } from './source-file.js';
