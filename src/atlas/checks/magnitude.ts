import { isMissing } from '../../base/index.js';
import type { Check } from './finding.js';

const factor = 5;

/** No row of the last vintage has changed by more than a factor of five. */
export const magnitude: Check = (rows, { last }) => {
  if (last.length === 0) return [];
  const before = new Map(last.map((row) => [row.id, row.value]));
  return rows.flatMap((row) => {
    const old = before.get(row.id);
    if (old === undefined || isMissing(old) || isMissing(row.value) || old === 0 || row.value === 0) return [];
    const ratio = Math.abs(row.value / old);
    if (ratio < factor && ratio > 1 / factor) return [];
    const message = `${row.id}: ${old} in the last vintage, ${row.value} now`;
    return [{ check: 'magnitude', key: row.id, message, rows: [row.id] }];
  });
};
