/** How values of a study stand in the cells of a spreadsheet and come back unchanged. */
export type CellValue = string | number | boolean;

const isBlock = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Text that a reader would take for something else is written in quotes, as JSON. */
const needsQuotes = (text: string) => text === '' || /^[[{"=]/.test(text) || text === 'null' || text !== text.trim();

/** One value as a cell: numbers and words as they are, what is neither as JSON. */
export function toCell(value: unknown): CellValue {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'string') return needsQuotes(value) ? JSON.stringify(value) : value;
  return JSON.stringify(value);
}

export function fromCell(cell: CellValue): unknown {
  return typeof cell === 'string' && (/^[[{"]/.test(cell) || cell === 'null') ? JSON.parse(cell) : cell;
}

/** `{ a: { b: 1 }, c: [1, 2] }` is `a.b` and `c`; empty blocks stay whole. */
export function flattened(value: Readonly<Record<string, unknown>>, before = ''): ReadonlyMap<string, unknown> {
  return new Map(
    Object.entries(value).flatMap(([key, inner]): [string, unknown][] =>
      isBlock(inner) && Object.keys(inner).length > 0 && !Object.keys(inner).some((name) => name.includes('.'))
        ? [...flattened(inner, `${before}${key}.`)]
        : [[`${before}${key}`, inner]],
    ),
  );
}

/** The block that `flattened` took apart. */
export function unflattened(parts: Iterable<readonly [string, unknown]>): Record<string, unknown> {
  const whole: Record<string, unknown> = {};
  for (const [path, value] of parts) {
    const keys = path.split('.');
    let at = whole;
    for (const key of keys.slice(0, -1)) {
      if (!Object.hasOwn(at, key)) at[key] = {};
      at = at[key] as Record<string, unknown>;
    }
    at[keys.at(-1)!] = value;
  }
  return whole;
}

/** Whether a list is a table: blocks only, and at least one. */
export const isTable = (value: unknown): value is readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) && value.length > 0 && value.every(isBlock);
