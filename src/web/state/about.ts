import type { Value } from '../../brief/index.js';

/** All values of a line or sentence, those inside lists and clauses too. */
export const within = (values: readonly Value[]): readonly Value[] =>
  values.flatMap((value) => {
    if (value.is === 'list') return within(value.items);
    if (value.is === 'sentence') return [value, ...within(Object.values(value.sentence.values ?? {}))];
    return [value];
  });

/** Codes of the minerals that a line or sentence names. */
export const mineralsOf = (values: readonly Value[]): readonly string[] => [
  ...new Set(within(values).flatMap((value) => (value.is === 'mineral' ? [value.code] : []))),
];
