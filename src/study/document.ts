import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument, visit, type YAMLMap } from 'yaml';
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

type Unplaced = Problem & { readonly line: number };
const twice = { code: 'duplicate-key', message: 'this key stands twice in the same place; keep one of them' };
const noBlock = {
  code: 'yaml-syntax',
  message: 'a key must be one word or number, this one is a block; look for "?" or an alias before a colon',
};

/** A parsed document and where its parts stand. Keys are compared by sets: the parser compares each with each, which takes a minute at 40,000. */
class Parsed {
  private readonly lines = new LineCounter();
  private readonly pairs = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();
  readonly document;

  constructor(text: string) {
    const options = { lineCounter: this.lines, version: '1.2', prettyErrors: false, uniqueKeys: false } as const;
    this.document = parseDocument(text, options);
  }

  lineAt(offset: number): number {
    return this.lines.linePos(offset).line;
  }

  /** What is wrong with keys: one that stands in its map already; one that is a block itself, which takes minutes to write out as a name. */
  keyProblems(): readonly Unplaced[] {
    const found: Unplaced[] = [];
    visit(this.document, {
      Map: (_, { items }) => {
        const seen = new Set<unknown>();
        for (const { key } of items) {
          const line = this.lineAt((key as Node | null)?.range?.[0] ?? 0);
          const name = isScalar(key) ? key.value : null;
          if (key !== null && !isScalar(key)) found.push({ ...noBlock, line });
          else if (seen.has(name)) found.push({ ...twice, line });
          seen.add(name);
        }
      },
    });
    return found;
  }

  /** Line of the deepest part of `path` that the document has. */
  lineOf(path: Path): number {
    let node = this.document.contents as Node | null;
    let offset = node?.range?.[0] ?? 0;
    for (const part of path) {
      if (isMap(node)) {
        const pair = this.pairsOf(node).get(String(part));
        if (!pair) break;
        offset = (pair.key as Node).range?.[0] ?? offset;
        node = pair.value as Node | null;
      } else if (isSeq(node)) {
        node = (node.items[Number(part)] as Node | undefined) ?? null;
        offset = node?.range?.[0] ?? offset;
      } else break;
    }
    return this.lineAt(offset);
  }

  private pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
    const known = this.pairs.get(map);
    if (known) return known;
    const pairs = new Map(map.items.flatMap((pair) => (isScalar(pair.key) ? [[String(pair.key.value), pair]] : [])));
    this.pairs.set(map, pairs);
    return pairs;
  }
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
  const parsed = new Parsed(text);
  const unread = parsed.document.errors.map((error) => ({
    code: 'yaml-syntax',
    message: `this is not YAML: ${error.message}. Check indentation, colons and quotes on this line and the one before`,
    line: parsed.lineAt(error.pos[0]),
  }));
  const wrong = [...unread, ...parsed.keyProblems()];
  if (wrong.length > 0) return { problems: wrong.map((one) => ({ ...one, file })).sort((a, b) => a.line - b.line) };
  let input: unknown;
  try {
    input = parsed.document.toJS() ?? {};
  } catch (error) {
    const message = `this cannot be unfolded: ${(error as Error).message}. Write out what aliases (*name) stand for`;
    return { problems: [{ code: 'yaml-syntax', message, file, line: 1 }] };
  }
  const result = schema.safeParse(input);
  if (result.success) return { value: result.data, problems: [] };
  const problems = saidOf(result.error.issues, input).map(({ path, ...said }) => ({
    ...said,
    file,
    line: parsed.lineOf(path),
    path: pathText(path),
  }));
  return { problems: problems.sort((a, b) => a.line - b.line) };
}

/** Issues of Zod in words, with the values that they are about. */
const saidOf = (issues: readonly z.core.$ZodIssue[], input: unknown) =>
  issues.flatMap((issue) =>
    sentence(issue, (path) => valueAt(input, path)).map((said) => {
      const value = valueAt(input, said.path);
      return value === undefined ? said : { ...said, value };
    }),
  );

/** What is wrong with a value that is no file, by a schema: the parts of a request. @param input what was read */
export const problemsOf = (issues: readonly z.core.$ZodIssue[], input: unknown): readonly Problem[] =>
  saidOf(issues, input).map((said) => ({ ...said, path: pathText(said.path) }));

/** Problems found later in a file that was read: each with the file, and the line that its path has there. */
export function placed(problems: readonly Problem[], text: string, file: string): readonly Problem[] {
  const parsed = new Parsed(text);
  return problems.map((problem) => {
    if (problem.file !== undefined || problem.path === undefined) return problem;
    const parts = [...problem.path.matchAll(/[^.[\]]+/g)].map(([part]) => (/^\d+$/.test(part) ? Number(part) : part));
    return { ...problem, file, line: parsed.lineOf(parts) };
  });
}

/** As `readDocument`, for a single file: the value or InputRefused with all problems. */
export function readOrRefuse<S extends z.ZodType>(schema: S, text: string, file: string): z.output<S> {
  const reading = readDocument(schema, text, file);
  if (reading.value === undefined) throw new InputRefused(reading.problems);
  return reading.value;
}
