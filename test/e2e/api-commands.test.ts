import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { inProcess } from './in-process.js';
import { type Operation, operationsOf, type Schema } from './openapi.js';

const { commands } = (await import(
  new URL('../../dist/cli/commands/index.js', import.meta.url).href
)) as typeof import('../../src/cli/commands/index.js');

const named = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => word!);
/** A table of docs/http.md by its first head: what each word in backticks of the first column stands beside. */
function tableOf(head: string): ReadonlyMap<string, string> {
  const [, table = ''] = readFileSync(new URL('../../docs/http.md', import.meta.url), 'utf8').split(`| ${head} |`);
  const rows = table
    .split('\n\n')[0]!
    .split('\n')
    .slice(2)
    .map((line) => line.split('|').map((cell) => cell.trim()));
  return new Map(rows.flatMap(([, first = '', second = '']) => named(first).map((word) => [word, second] as const)));
}
const renamed = tableOf('under another name');
const leftOut = tableOf('stays with the command line');

interface Leaf {
  readonly path: string;
  readonly command: Command;
}
const leaves = (command: Command, path: string): Leaf[] => [
  ...(command.commands.length === 0 || path === 'risk' ? [{ path, command }] : []),
  ...command.commands.flatMap((child) => leaves(child, `${path} ${child.name()}`.trim())),
];
const program = new Command();
for (const entry of commands) (await entry.load()).register(program);
const known = leaves(program, '');
const operations = operationsOf((await inProcess('example')).document);

const valuesOf = ({ parameters = [], requestBody }: Operation): Readonly<Record<string, Schema>> => ({
  ...Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
  ...requestBody?.content['application/json']?.schema.properties,
  ...(requestBody ? { body: {} } : {}),
});
/** Options and arguments of a command as docs/http.md writes them, and the name of their value. */
const askedOf = ({ options, registeredArguments }: Command) => [
  ...options.map((option) => ({ word: option.long!, value: option.attributeName(), option })),
  ...registeredArguments.map((argument) => {
    const name = argument.name();
    return { word: argument.required ? `<${name}>` : `[${name}]`, value: name, option: undefined };
  }),
];

describe('the command line over HTTP', () => {
  it.each(known.map((leaf) => [leaf.path, leaf.command] as const))('%s', (path, command) => {
    const answering = operations.filter((one) => one['x-command'] === path);
    if (leftOut.has(path)) return expect(answering).toEqual([]);
    expect(answering, 'an operation with this x-command').not.toEqual([]);
    const values: ReturnType<typeof valuesOf> = Object.assign({}, ...answering.map(valuesOf));
    for (const { word, value, option } of askedOf(command)) {
      if (leftOut.has(word) || leftOut.has(`${path} ${word}`)) continue;
      const other = renamed.get(`${path} ${word}`) ?? renamed.get(word);
      const name = (other !== undefined && named(other)[0]) || value;
      expect(Object.keys(values), `${word} of ${path}`).toContain(name);
      const schema = values[name]!;
      if (!option) continue;
      if (option.argChoices)
        expect([...(schema.enum ?? []), 'table']).toEqual(expect.arrayContaining(option.argChoices));
      const both = schema.default !== undefined && ['string', 'number'].includes(typeof option.defaultValue);
      if (both && value !== 'date' && value !== 'by')
        expect(schema.default, `${word} of ${path}`).toBe(option.defaultValue);
    }
  });
  it('names no command that does not exist', () => {
    const paths = known.map(({ path }) => path);
    expect(
      operations.map((one) => one['x-command']).filter((name) => name !== undefined && !paths.includes(name)),
    ).toEqual([]);
  });
  it('leaves out and renames nothing that the command line has not', () => {
    const words = new Set(
      known.flatMap(({ path, command }) => [
        path,
        ...askedOf(command).flatMap(({ word }) => [word, `${path} ${word}`]),
      ]),
    );
    // added to every command when it is asked
    for (const word of ['--json', '--lang', '--threads']) words.add(word);
    expect([...renamed.keys(), ...leftOut.keys()].filter((word) => !words.has(word))).toEqual([]);
  });
});
