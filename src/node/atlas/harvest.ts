import { Chains, type Fact, type HarmonisedRow, harmonise, type SourceFile } from '../../atlas/index.js';
import { InputRefused, type Problem } from '../../base/index.js';
import { readNames } from './names.js';
import { rawFile } from './read/raw-file.js';
import { readSourceFiles } from './source-files.js';

/** Everything the raw files hold, harmonised: before checks, reconciling and the choice of what is shipped. */
export interface Harvest {
  readonly sources: readonly SourceFile[];
  readonly rows: readonly HarmonisedRow[];
  readonly facts: readonly Fact[];
  readonly chains: Chains;
  /** Raw lines left out, by source and reason. */
  readonly leftOut: readonly { readonly source: string; readonly reason: string; readonly lines: number }[];
}

/** Reads every raw file of data/sources from `folder`. @throws InputRefused with every file, name, code, unit and cell that is wrong */
export async function harvest(folder: string, progress: (line: string) => void = () => {}): Promise<Harvest> {
  const [described, names] = await Promise.all([readSourceFiles(), readNames()]);
  const chains = new Chains();
  const problems: Problem[] = [];
  const rows: HarmonisedRow[] = [];
  const facts: Fact[] = [];
  const leftOut: { source: string; reason: string; lines: number }[] = [];
  for (const { source, corrections } of described) {
    const raw = await rawFile(source, folder);
    if ('problem' in raw) {
      problems.push(raw.problem);
      continue;
    }
    const found = harmonise(source, raw.lines, corrections, names, chains);
    problems.push(...found.problems);
    for (const row of found.rows) rows.push(row);
    facts.push(...found.facts);
    for (const [reason, lines] of found.leftOut) leftOut.push({ source: source.id, reason, lines });
    progress(`${source.id}: ${raw.lines.length} lines, ${found.rows.length + found.facts.length} rows`);
  }
  if (problems.length > 0) throw new InputRefused(problems);
  return { sources: described.map(({ source }) => source), rows, facts, chains, leftOut };
}
