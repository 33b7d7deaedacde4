import type { Problem } from '../../base/index.js';

/** A line of the raw file: cells by column, and the number of the record (1 is the first after the header). */
export interface RawLine {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** data/corrections/<source>.yaml: a known error of a source. */
export interface Correction {
  readonly where: Readonly<Record<string, string>>;
  /** Where the cells alone do not tell: the line of the file. */
  readonly line?: number;
  readonly action: 'drop' | 'set';
  /** New cells of a `set`. */
  readonly set?: Readonly<Record<string, string>>;
  readonly reason: string;
  readonly status: 'confirmed' | 'unverified';
  /** How many lines it touches; another number stops the build: the source has changed. */
  readonly expect: number;
}

export interface Corrected {
  readonly line: RawLine;
  readonly reasons: readonly string[];
}

/**
 * Applies the known corrections of a source to its raw lines, in their order.
 * @returns the lines that stay with the reasons of what was changed, how many were dropped by which reason, and a problem for each correction that does not meet what it expects
 */
export function correct(
  lines: readonly RawLine[],
  corrections: readonly Correction[],
  file: string,
): { kept: readonly Corrected[]; dropped: ReadonlyMap<string, number>; problems: readonly Problem[] } {
  const hits = corrections.map(() => 0);
  const dropped = new Map<string, number>();
  const kept: Corrected[] = [];
  for (const line of lines) {
    let cells = line.cells;
    const reasons: string[] = [];
    let drop = false;
    corrections.forEach((correction, i) => {
      if (drop || (correction.line !== undefined && correction.line !== line.line)) return;
      if (!Object.entries(correction.where).every(([column, word]) => cells[column] === word)) return;
      hits[i]! += 1;
      if (correction.action === 'drop') {
        drop = true;
        dropped.set(correction.reason, (dropped.get(correction.reason) ?? 0) + 1);
        return;
      }
      cells = { ...cells, ...correction.set };
      reasons.push(correction.reason);
    });
    if (!drop) kept.push({ line: { line: line.line, cells }, reasons });
  }
  const problems = corrections.flatMap((correction, i): Problem[] =>
    hits[i] === correction.expect
      ? []
      : [
          {
            code: 'correction-does-not-fit',
            file,
            value: hits[i],
            message: `the correction "${correction.reason}" expects ${correction.expect} lines and meets ${hits[i]}: the source has changed; read it again and mend data/corrections`,
          },
        ],
  );
  return { kept, dropped, problems };
}
