/**
 * Places of an answer where a value is missing without a reason that a reader can act on: no code, or a detail of fewer than three words.
 * @example unreasoned({ a: { missing: { code: 'no-tonnes' } } }) // ['.a: no-tonnes (undefined)']
 */
export function unreasoned(answer: unknown, at = ''): readonly string[] {
  if (typeof answer !== 'object' || answer === null) return [];
  const { missing } = answer as { readonly missing?: unknown };
  const own =
    typeof missing === 'object' && missing !== null
      ? (({ code, detail }: { readonly code?: unknown; readonly detail?: unknown }) =>
          typeof code === 'string' && /\S+ \S+ \S+/.test(String(detail)) ? [] : [`${at}: ${code} (${detail})`])(missing)
      : [];
  return [...own, ...Object.entries(answer).flatMap(([key, value]) => unreasoned(value, `${at}.${key}`))];
}
