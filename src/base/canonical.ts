/**
 * One text for one value: JSON with the keys of every object in code-unit order and no spaces; what digests are taken of.
 * @throws TypeError on NaN or an infinity, which JSON has no word for
 * @example canonical({ b: 1, a: [2] }) === '{"a":[2],"b":1}'
 */
export function canonical(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`no canonical text for ${value}`);
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const record = value as Record<string, unknown>;
  const keys = Object.keys(record)
    .filter((key) => record[key] !== undefined)
    .sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(record[key])}`).join(',')}}`;
}
