import { isMissing } from '../../base/index.js';
import type { Row } from '../row.js';
import type { Check } from './finding.js';

const compared: ReadonlySet<string> = new Set(['production', 'capacity', 'reserves', 'price']);
const factor = 10;
/** Below this a factor of ten is small change. */
const least: Readonly<Record<string, number>> = { t: 1000 };

/** Two sources on one thing differ by less than a factor of ten: more is an error of unit. Smaller differences are conflicts, kept and shown. */
export const agreement: Check = (rows) => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    if (!compared.has(row.kind) || row.form === '' || isMissing(row.value) || row.value === 0 || row.country === 'OTH')
      continue;
    const key = [row.kind, row.form, row.year, row.month ?? '', row.country ?? '', row.unit].join('|');
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups].flatMap(([key, group]) => {
    const values = group.map(({ value }) => value as number);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    if (high / low < factor || high < (least[group[0]!.unit] ?? 0)) return [];
    const told = group.map(({ id, value }) => `${id} = ${value}`).join(', ');
    return [
      {
        check: 'agreement',
        key,
        message: `${key}: sources differ by a factor of ${(high / low).toFixed(1)}: ${told}`,
        rows: group.map(({ id }) => id),
      },
    ];
  });
};
