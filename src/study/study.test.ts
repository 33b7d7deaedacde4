import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readDocument } from './document.js';
import { country, isoDate, localText, triple } from './shapes.js';

const schema = z.strictObject({
  format: z.literal('lodeward-try/1'),
  name: localText,
  country,
  from: isoDate.optional(),
  overrun: triple.optional(),
  entries: z.array(z.discriminatedUnion('type', [z.strictObject({ type: z.literal('a'), tonnes: z.number().min(0) })])),
});

describe('reading a document', () => {
  it('takes YAML and JSON and keeps dates as text', () => {
    const yaml = 'format: lodeward-try/1\nname: Tin\ncountry: MNG\nfrom: 2026-01-31\nentries: []\n';
    const value = { format: 'lodeward-try/1', name: { en: 'Tin' }, country: 'MNG', from: '2026-01-31', entries: [] };
    expect(readDocument(schema, yaml, 'x.yaml')).toEqual({ value, problems: [] });
    expect(readDocument(schema, JSON.stringify({ ...value, name: 'Tin' }), 'x.json').value).toEqual(value);
  });
  it('finds every problem with its line, path and value', () => {
    const text = [
      'format: lodeward-try/2',
      'name: { en: Tin, kr: x }',
      'country: Mongolia',
      'overrun: [3, 2, 1]',
      'entries:',
      '  - { type: a, tonnes: -4 }',
      '  - { type: b }',
      'owner: me',
    ].join('\n');
    const { problems } = readDocument(schema, text, 'x.yaml');
    expect(problems.map((p) => [p.line, p.code, p.path])).toEqual([
      [1, 'wrong-format', 'format'],
      [2, 'unknown-key', 'name.kr'],
      [3, 'wrong-format', 'country'],
      [4, 'not-ascending', 'overrun'],
      [6, 'out-of-range', 'entries[0].tonnes'],
      [7, 'not-one-of', 'entries[1].type'],
      [8, 'unknown-key', 'owner'],
    ]);
    expect(problems[4]).toMatchObject({ file: 'x.yaml', value: -4, message: '"tonnes" must be at least 0' });
  });
  it('says what is missing, and where YAML itself is broken or doubled', () => {
    expect(readDocument(schema, 'format: lodeward-try/1\n', 'x.yaml').problems.map((p) => [p.code, p.path])).toEqual([
      ['missing-key', 'name'],
      ['missing-key', 'country'],
      ['missing-key', 'entries'],
    ]);
    expect(readDocument(schema, 'a: [1\nb: 2', 'x.yaml').problems[0]).toMatchObject({ code: 'yaml-syntax', line: 2 });
    expect(readDocument(schema, 'a: 1\na: 2', 'x.yaml').problems[0]).toMatchObject({ code: 'duplicate-key', line: 2 });
  });
  it('finds one key of eighty thousand that stands twice', () => {
    const lines = Array.from({ length: 80_000 }, (_, i) => `k${i}: 1`);
    expect(readDocument(schema, [...lines, 'k7: 2'].join('\n'), 'x.yaml').problems).toMatchObject([
      { code: 'duplicate-key', line: 80_001 },
    ]);
    const few = lines.slice(0, 9_000);
    expect(readDocument(schema, few.join('\n'), 'x.yaml').problems.at(-1)).toMatchObject({
      code: 'unknown-key',
      path: 'k8999',
      line: 9_000,
    });
  });
  it('refuses keys that are blocks, a thousand of them in one another too', () => {
    expect(readDocument(schema, 'a: 1\n? [b]\n: 2', 'x.yaml').problems).toMatchObject([
      { code: 'yaml-syntax', line: 2 },
    ]);
    expect(readDocument(schema, '? '.repeat(500), 'x.yaml').problems[0]).toMatchObject({ code: 'yaml-syntax' });
  });
  it('refuses brackets that open without end', () => {
    const { problems } = readDocument(schema, `format: lodeward-try/1\nname: ${'['.repeat(20_000)}`, 'x.yaml');
    expect(problems).toMatchObject([{ code: 'too-deep', file: 'x.yaml', line: 2 }]);
  });
  it('refuses aliases that unfold without end', () => {
    const nine = (alias: string) => `[${Array(9).fill(alias).join(', ')}]`;
    const text = ['a: &a [x]', ...'bcdefg'.split('').map((name, i) => `${name}: &${name} ${nine(`*${'abcdef'[i]}`)}`)];
    expect(readDocument(schema, text.join('\n'), 'x.yaml').problems).toMatchObject([
      { code: 'yaml-syntax', file: 'x.yaml' },
    ]);
  });
});
