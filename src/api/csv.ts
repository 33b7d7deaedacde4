/** Cells of one row as text: missing values as their code, lists joined by spaces. */
const cell = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return value === undefined ? '' : String(value);
  if ('missing' in value) return `missing:${(value as { missing: { code: string } }).missing.code}`;
  return Array.isArray(value) ? value.join(' ') : JSON.stringify(value);
};

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** RFC 4180 with a header of every key that a row has, in the order they first appear. */
export function csvText(rows: readonly object[]): string {
  const head = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = rows.map((row) => head.map((key) => quoted(cell((row as Record<string, unknown>)[key]))).join(','));
  return `${[head.join(','), ...lines].join('\r\n')}\r\n`;
}
