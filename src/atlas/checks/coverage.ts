import type { Row } from '../row.js';
import type { Check } from './finding.js';

const subject = (row: Row) => `${row.kind}|${row.source}|${row.series ?? row.form}`;

/** What the last vintage told of a source, kind and form is still told. */
export const coverage: Check = (rows, { last }) => {
  const now = new Set(rows.map(subject));
  const gone = new Map<string, string[]>();
  for (const row of last) {
    const key = subject(row);
    if (!now.has(key)) gone.set(key, [...(gone.get(key) ?? []), row.id]);
  }
  return [...gone].map(([key, ids]) => ({
    check: 'coverage',
    key,
    message: `${key}: the last vintage had ${ids.length} rows, this one has none`,
    rows: ids,
  }));
};
