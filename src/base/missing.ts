/** A value that is not there: the code of the reason, and what of which thing is not there or where one would look. It travels to the page that would have shown it. */
export interface Missing {
  readonly missing: { readonly code: string; readonly detail: string };
}

export type Maybe<T> = T | Missing;

/** `missing('no-seller', 'JPN')` is `{ missing: { code: 'no-seller', detail: 'JPN' } }`. */
export const missing = (code: string, detail: string): Missing => ({ missing: { code, detail } });

export const isMissing = (value: unknown): value is Missing =>
  typeof value === 'object' && value !== null && 'missing' in value;

/** Applies `f` to a value that is there and hands the reason of a missing one on unchanged. */
export const whenPresent = <T, U>(value: Maybe<T>, f: (present: T) => U): Maybe<U> =>
  isMissing(value) ? value : f(value);
