import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { inProcess } from './in-process.js';
import { type Operation, operationsOf } from './openapi.js';

const { commands } = (await import(
  new URL('../../dist/cli/commands/index.js', import.meta.url).href
)) as typeof import('../../src/cli/commands/index.js');

/** Commands that are about this machine, or asked another way. */
const notOverHttp: Readonly<Record<string, string>> = {
  serve: 'is the server',
  'atlas build': 'reads raw files of this machine',
  'atlas add': 'reads a download of this machine, up to hundreds of megabytes',
  'registry as-of': 'registry/agreements with a date',
  'portfolio frontier': 'the frontier stands in the plan',
  worker: 'is not built',
};
/** Options about files, threads and the terminal, or the vintage and ledger that the server opened. */
const ofThisMachine = [
  'json',
  'lang',
  'out',
  'threads',
  'database',
  'vintage',
  'xlsx',
  'csv',
  'results',
  'study',
  'template',
  'base',
  'routes',
];
/** Options by another name, or taken and without effect on the command line. */
const renamed: Readonly<Record<string, Readonly<Record<string, string | undefined>>>> = {
  'study run': { budget: 'budgetKrw' },
  'portfolio choose': { budget: 'budgetKrw' },
  'project compare': { hosts: 'variants', overlays: 'variants', support: 'variants', participation: 'variants' },
  backtest: { fit: undefined },
  'project explain': { seed: undefined },
  'project fit': { seed: undefined },
  risk: { for: 'country' },
  'atlas show': { limit: undefined },
  'atlas facts': { limit: undefined },
  'atlas conflicts': { limit: undefined },
  'atlas diff': { limit: undefined },
};

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
const operations = operationsOf((await inProcess('example')).document);

const valuesOf = ({ parameters = [], requestBody }: Operation) => ({
  ...Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
  ...requestBody?.content['application/json']?.schema.properties,
});

describe('the command line over HTTP', () => {
  it.each(leaves(program, '').map((leaf) => [leaf.path, leaf.command] as const))('%s', (path, command) => {
    const answering = operations.filter((one) => one['x-command'] === path);
    if (notOverHttp[path]) return expect(answering).toEqual([]);
    expect(answering, 'an operation with this x-command').not.toEqual([]);
    const values = Object.assign({}, ...answering.map(valuesOf)) as ReturnType<typeof valuesOf>;
    for (const option of command.options) {
      const own = option.attributeName();
      const names = renamed[path] ?? {};
      const name = own in names ? names[own] : own;
      if (name === undefined || ofThisMachine.includes(own)) continue;
      expect(Object.keys(values), `--${own} of ${path}`).toContain(name);
      const schema = values[name]!;
      if (option.argChoices)
        expect([...(schema.enum ?? []), 'table']).toEqual(expect.arrayContaining(option.argChoices));
      const both = schema.default !== undefined && ['string', 'number'].includes(typeof option.defaultValue);
      if (both && own !== 'date' && own !== 'by')
        expect(schema.default, `--${own} of ${path}`).toBe(option.defaultValue);
    }
  });
  it('names no command that does not exist', () => {
    const known = leaves(program, '').map(({ path }) => path);
    expect(
      operations.map((one) => one['x-command']).filter((name) => name !== undefined && !known.includes(name)),
    ).toEqual([]);
  });
});
