import { isMissing } from '../../base/index.js';
import type { Row } from '../row.js';
import type { Check } from './finding.js';

const side = /^(.*)-(import|export)$/;
const widest = 3;

/** Pairs of which importer and exporter both report the weight: their sums by form and year differ by less than a factor of three. */
export const mirrorRatio: Check = (rows) => {
  const pairs = new Map<string, { M?: Row; X?: Row; group: string }>();
  for (const row of rows) {
    const match =
      row.kind === 'trade' && row.unit === 't' && row.importer !== 'WLD' && row.exporter !== 'WLD'
        ? side.exec(row.source)
        : null;
    if (!match || isMissing(row.value) || row.month !== undefined) continue;
    const key = `${match[1]}|${row.form}|${row.year}|${row.exporter}|${row.importer}`;
    const pair = pairs.get(key) ?? { group: `${match[1]}|${row.form}|${row.year}` };
    pair[match[2] === 'import' ? 'M' : 'X'] = row;
    pairs.set(key, pair);
  }
  const groups = new Map<string, { M: number; X: number; pairs: number }>();
  for (const { M, X, group } of pairs.values()) {
    if (!M || !X) continue;
    const sums = groups.get(group) ?? { M: 0, X: 0, pairs: 0 };
    sums.M += M.value as number;
    sums.X += X.value as number;
    sums.pairs += 1;
    groups.set(group, sums);
  }
  return [...groups].flatMap(([key, { M, X, pairs: count }]) => {
    const ratio = M / X;
    if (count < 5 || (ratio > 1 / widest && ratio < widest)) return [];
    return [
      {
        check: 'mirror-ratio',
        key,
        message: `${key}: importers report ${M.toFixed(0)} t and exporters ${X.toFixed(0)} t on the same ${count} pairs (ratio ${ratio.toFixed(2)})`,
        rows: [],
      },
    ];
  });
};
