import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { InputRefused, type Problem } from '../base/index.js';
import { sentence } from './sentence.js';

/** What reading a file gives: the value, or everything that is wrong with it, never both. */
export type Reading<T> =
  | { readonly value: T; readonly problems: readonly [] }
  | { readonly value?: undefined; readonly problems: readonly Problem[] };

type Path = readonly PropertyKey[];

/** `['stages', 0, 'flows']` is `stages[0].flows`. */
const pathText = (path: Path): string =>
  path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`,
    '',
  );

/** The YAML parser asks for memory without end there. */
const tooDeep = /(?:[[{]\s*){100}/;

const valueAt = (root: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, part) => (value as Record<PropertyKey, unknown> | undefined)?.[part], root);

/** Offset in the text of the deepest part of `path` that the document has. */
function offsetOf(document: Document, path: Path): number {
  let node = document.contents as Node | null;
  let offset = node?.range?.[0] ?? 0;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(part));
      if (!pair) return offset;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value as Node | null;
    } else if (isSeq(node)) {
      node = (node.items[Number(part)] as Node | undefined) ?? null;
      offset = node?.range?.[0] ?? offset;
    } else return offset;
  }
  return offset;
}

/**
 * Reads one YAML 1.2 (or JSON) document against a schema; every problem carries file, line, path, value, code and what to do.
 *
 * @param schema a strict schema of this folder, so that unknown keys are problems
 * @param file name that stands in the problems, relative to the study
 * @example readDocument(budgetSchema, 'format: lodeward-budget/1\n...', 'budget.yaml').problems.length === 0
 */
export function readDocument<S extends z.ZodType>(schema: S, text: string, file: string): Reading<z.output<S>> {
  const depth = tooDeep.exec(text);
  if (depth) {
    const message =
      'a hundred brackets open one behind the other; no file of this program is that deep. Look for brackets that are never closed';
    return { problems: [{ code: 'too-deep', message, file, line: text.slice(0, depth.index).split('\n').length }] };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', prettyErrors: false });
  const lineOf = (offset: number) => lines.linePos(offset).line;
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map((error) => ({
        code: error.code === 'DUPLICATE_KEY' ? 'duplicate-key' : 'yaml-syntax',
        message:
          error.code === 'DUPLICATE_KEY'
            ? 'this key stands twice in the same place; keep one of them'
            : `this is not YAML: ${error.message}. Check indentation, colons and quotes on this line and the one before`,
        file,
        line: lineOf(error.pos[0]),
      })),
    };
  }
  let input: unknown;
  try {
    input = document.toJS() ?? {};
  } catch (error) {
    const message = `this cannot be unfolded: ${(error as Error).message}. Write out what aliases (*name) stand for`;
    return { problems: [{ code: 'yaml-syntax', message, file, line: 1 }] };
  }
  const result = schema.safeParse(input);
  if (result.success) return { value: result.data, problems: [] };
  const problems = result.error.issues.flatMap((issue) =>
    sentence(issue, (path) => valueAt(input, path)).map(({ code, message, path }) => {
      const value = valueAt(input, path);
      const problem = { code, message, file, line: lineOf(offsetOf(document, path)), path: pathText(path) };
      return value === undefined ? problem : { ...problem, value };
    }),
  );
  return { problems: problems.sort((a, b) => a.line - b.line) };
}

/** Problems found later in a file that was read: each with the file, and the line that its path has there. */
export function placed(problems: readonly Problem[], text: string, file: string): readonly Problem[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', prettyErrors: false });
  return problems.map((problem) => {
    if (problem.file !== undefined || problem.path === undefined) return problem;
    const parts = [...problem.path.matchAll(/[^.[\]]+/g)].map(([part]) => (/^\d+$/.test(part) ? Number(part) : part));
    return { ...problem, file, line: lines.linePos(offsetOf(document, parts)).line };
  });
}

/** As `readDocument`, for a single file: the value or InputRefused with all problems. */
export function readOrRefuse<S extends z.ZodType>(schema: S, text: string, file: string): z.output<S> {
  const reading = readDocument(schema, text, file);
  if (reading.value === undefined) throw new InputRefused(reading.problems);
  return reading.value;
}
