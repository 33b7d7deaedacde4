import { readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { InputRefused, type Problem } from '../../base/index.js';
import type { Ledger } from '../../registry/index.js';
import { type EntryBody, type KnownEntries, readAgreements, readSheet, type Statement } from '../../study/index.js';
import { readMinerals } from '../facts/minerals.js';
import { readTextFile } from '../text-file.js';
import { sha256 } from './digest.js';
import { readSheetFile } from './sheet.js';

const readable = /\.(ya?ml|json|csv|xlsx)$/i;

/** Files of a path: itself, or what a folder holds, in order of names. */
async function filesOf(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  if (!found)
    throw new InputRefused([{ code: 'no-such-file', file: path, message: 'there is no such file or folder' }]);
  if (!found.isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => readable.test(name)).sort();
  return names.map((name) => join(path, name));
}

const idsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(idsIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(idsIn) : [];
};

/** Types of those entries of the ledger that the texts could speak of: every word of them that may be an id is looked up. */
async function knownIn(ledger: Ledger, texts: readonly string[]): Promise<Map<string, EntryBody['type']>> {
  const words = new Set(texts.flatMap((text) => text.match(/[a-z0-9][a-z0-9.-]*/g) ?? []));
  const types = new Map<string, EntryBody['type']>();
  const list = [...words];
  for (let start = 0; start < list.length; start += 5000)
    for (const { id, body } of await ledger.entries({ ids: list.slice(start, start + 5000) })) types.set(id, body.type);
  return types;
}

/** The statement with a digest of the address beside every address it cites. */
function withDigests({ id, body }: Statement): Statement {
  if (!('source' in body) || body.source === undefined) return { id, body };
  const source = body.source.map((one) => (one.address ? { ...one, digest: one.digest ?? sha256(one.address) } : one));
  return { id, body: { ...body, source } };
}

/**
 * Statements of YAML files, CSV and XLSX sheets and folders of them, which may speak of each other and of the ledger.
 * @throws InputRefused with every problem of every file (line, or cell); then nothing is to be recorded
 */
export async function readEntries(paths: readonly string[], ledger: Ledger): Promise<readonly Statement[]> {
  const files = (await Promise.all(paths.map(filesOf))).flat();
  const minerals = new Set((await readMinerals()).map(({ code }) => code));
  const sheets = files.filter((file) => /\.(csv|xlsx)$/i.test(file));
  const documents = files.filter((file) => !sheets.includes(file));
  const texts = await Promise.all(
    documents.map(async (file) => ({ file: relative(process.cwd(), file), text: await readTextFile(file) })),
  );
  const tables = await Promise.all(sheets.map(async (file) => ({ file, sheet: await readSheetFile(file) })));
  const cells = tables.flatMap(({ sheet }) => idsIn(sheet.rows));
  const types = await knownIn(ledger, [...texts.map(({ text }) => text), ...cells]);
  for (const { sheet } of tables)
    for (const { cells: row } of sheet.rows) if (row['id']) types.set(row['id'], row['type'] as EntryBody['type']);
  const known: KnownEntries = { typeOf: (id) => types.get(id), mineral: (code) => minerals.has(code) };
  const problems: Problem[] = [];
  const read = readAgreements(texts, known);
  problems.push(...read.problems);
  const statements = [...read.statements];
  const own = new Map(statements.map(({ id, body }) => [id, body.type]));
  for (const { file, sheet } of tables) {
    const result = readSheet(sheet.rows, sheet.columns, relative(process.cwd(), file), {
      ...known,
      typeOf: (id) => own.get(id) ?? known.typeOf(id),
    });
    problems.push(...result.problems);
    statements.push(...result.statements);
  }
  if (problems.length > 0) throw new InputRefused(problems);
  return statements.map(withDigests);
}

/**
 * Statements of one text in the shape of lodeward-agreements/1, which may speak of the ledger.
 * @throws InputRefused with every problem and its line; then nothing is to be recorded
 */
export async function entriesOf(text: string, name: string, ledger: Ledger): Promise<readonly Statement[]> {
  const [minerals, types] = [new Set((await readMinerals()).map(({ code }) => code)), await knownIn(ledger, [text])];
  const known: KnownEntries = { typeOf: (id) => types.get(id), mineral: (code) => minerals.has(code) };
  const { problems, statements } = readAgreements([{ file: name, text }], known);
  if (problems.length > 0) throw new InputRefused(problems);
  return statements.map(withDigests);
}

/**
 * One entry written as `key=value` words; a value is YAML, `source="Gazette"`, `parties=[a, b]`.
 * @throws InputRefused with every problem of the entry
 */
export async function statementOf(
  type: string,
  keys: readonly string[],
  ledger: Ledger,
): Promise<readonly Statement[]> {
  const bad = keys.filter((key) => !/^[a-zA-Z]+=/.test(key));
  if (bad.length > 0)
    throw new InputRefused(
      bad.map((value) => ({ code: 'not-key-value', value, message: `"${value}" must be key=value` })),
    );
  const lines = keys.map((key) => {
    const [, name, value] = /^([a-zA-Z]+)=([\s\S]*)$/.exec(key)!;
    const text = /^[[{"']|^-?[0-9.]+$|^(true|false|null)$/.test(value!) ? value! : JSON.stringify(value);
    return `    ${name}: ${text}`;
  });
  const text = ['format: lodeward-agreements/1', 'entries:', `  - type: ${JSON.stringify(type)}`, ...lines].join('\n');
  const types = await knownIn(ledger, [text]);
  const minerals = new Set((await readMinerals()).map(({ code }) => code));
  const read = readAgreements([{ file: '(entry)', text }], {
    typeOf: (id) => types.get(id),
    mineral: (code) => minerals.has(code),
  });
  if (read.problems.length > 0)
    throw new InputRefused(read.problems.map(({ file: _file, line: _line, ...rest }) => rest));
  return read.statements.map(withDigests);
}
