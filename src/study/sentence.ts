import type { z } from 'zod';
import { oneOf, type Wanted } from '../base/index.js';

/** A problem before it knows its file and line. */
export interface Said {
  readonly code: string;
  readonly message: string;
  readonly path: readonly PropertyKey[];
  readonly wanted?: Wanted;
}

type Issue = z.core.$ZodIssue;
type ValueAt = (path: readonly PropertyKey[]) => unknown;

const kinds: Readonly<Record<string, string>> = {
  array: 'a list, [ ... ]',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'a block of keys, { ... }',
  record: 'a block of keys, { ... }',
  string: 'text',
};
const wantedKinds: Readonly<Record<string, Wanted>> = {
  array: { is: 'list' },
  boolean: { is: 'yes-or-no' },
  int: { is: 'whole-number' },
  number: { is: 'number' },
  object: { is: 'block' },
  record: { is: 'block' },
  string: { is: 'text' },
};
const limits = { 'at least': 'least', above: 'above', 'at most': 'most', below: 'below' } as const;
const quoted = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).join(', ');
const key = (path: readonly PropertyKey[]) => {
  const last = path.at(-1) ?? 'the document';
  return typeof last === 'number' ? `entry ${last + 1}` : String(last);
};

/** The alternative of a union that the writer most likely meant: the one whose faults lie deepest, then the one with the fewest. */
function likeliest(alternatives: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const depth = (issues: readonly Issue[]) => Math.max(...issues.map((issue) => issue.path.length), 0);
  const inside = alternatives.filter((issues) => issues.some((i) => i.path.length > 0 || i.code !== 'invalid_type'));
  return [...inside].sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0];
}

/** Says one issue of Zod in the words of this project: what is wrong and what to do. An issue of a union or with several unknown keys can give several sentences. */
export function sentence(issue: Issue, valueAt: ValueAt, base: readonly PropertyKey[] = []): readonly Said[] {
  const path = [...base, ...issue.path];
  const say = (code: string, message: string, wanted?: Wanted): readonly Said[] => [
    { code, message, path, ...(wanted ? { wanted } : {}) },
  ];
  const absent = valueAt(path) === undefined;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((name) => ({
        code: 'unknown-key',
        message: `unknown key "${name}"; remove it or correct its spelling`,
        path: [...path, name],
      }));
    case 'invalid_type': {
      const kind = kinds[issue.expected] ?? issue.expected;
      const wanted = wantedKinds[issue.expected];
      return absent
        ? say('missing-key', `"${key(path)}" is missing; write ${kind}`, wanted)
        : say('wrong-type', `"${key(path)}" must be ${kind}`, wanted);
    }
    case 'invalid_value':
      return absent
        ? say('missing-key', `"${key(path)}" is missing; write ${quoted(issue.values)}`, oneOf(issue.values))
        : say(
            key(path) === 'format' ? 'wrong-format' : 'not-one-of',
            `"${key(path)}" must be ${issue.values.length > 1 ? 'one of ' : ''}${quoted(issue.values)}`,
            oneOf(issue.values),
          );
    case 'too_small':
    case 'too_big': {
      const limit = issue.code === 'too_small' ? issue.minimum : issue.maximum;
      const word =
        issue.code === 'too_small' ? (issue.inclusive ? 'at least' : 'above') : issue.inclusive ? 'at most' : 'below';
      const counted = issue.origin === 'array' ? 'entries' : issue.origin === 'string' ? 'characters' : undefined;
      return say(
        'out-of-range',
        `"${key(path)}" must ${counted ? 'have' : 'be'} ${word} ${limit}${counted ? ` ${counted}` : ''}`,
        {
          is: limits[word],
          limit: Number(limit),
          ...(counted ? { of: counted } : {}),
        },
      );
    }
    case 'invalid_union': {
      if (absent) return say('missing-key', `"${key(path)}" is missing`);
      if ('options' in issue && issue.errors.length === 0)
        return say(
          'not-one-of',
          `"${key(path)}" must be one of ${quoted(issue.options as readonly unknown[])}`,
          oneOf(issue.options as readonly unknown[]),
        );
      const meant = likeliest(issue.errors);
      if (meant) return meant.flatMap((inner) => sentence(inner, valueAt, path));
      const expected = issue.errors
        .flat()
        .map((i) => (i.code === 'invalid_type' ? (kinds[i.expected] ?? i.expected) : ''));
      return say('wrong-type', `"${key(path)}" must be ${[...new Set(expected)].filter(Boolean).join(' or ')}`);
    }
    case 'custom':
      return say(String(issue.params?.['code'] ?? 'not-valid'), issue.message);
    case 'invalid_format':
      return say('wrong-format', `"${key(path)}" ${issue.message}`);
    default:
      return say('not-valid', `"${key(path)}": ${issue.message}`);
  }
}
