import { isMissing } from '../../base/index.js';
import type { Row } from '../row.js';
import type { Check } from './finding.js';

/** Published totals are rounded, leave withheld countries out or are of another day than the countries. */
const tolerance = 0.12;

/** The countries of a source add up to the world total it prints, within 12 %; years with a withheld country of unknown size are compared too. */
export const worldTotal: Check = (rows) => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    if (row.kind !== 'production' || row.unit !== 't') continue;
    const key = `${row.source}|${row.form}|${row.year}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups].flatMap(([key, group]) => {
    const world = group.find(({ country }) => country === 'WLD')?.value;
    if (world === undefined || isMissing(world) || world === 0) return [];
    let sum = 0;
    for (const row of [...group].sort((a, b) => (a.id < b.id ? -1 : 1)))
      if (row.country !== 'WLD' && !isMissing(row.value)) sum += row.value;
    if (Math.abs(sum - world) <= tolerance * world) return [];
    return [
      {
        check: 'world-total',
        key,
        message: `${key}: the countries add up to ${sum} t, the printed world total is ${world} t (${((100 * sum) / world).toFixed(0)} %)`,
        rows: group.map(({ id }) => id),
      },
    ];
  });
};
