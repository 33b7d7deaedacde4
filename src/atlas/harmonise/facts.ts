import type { Fact, FactKind } from '../fact.js';
import type { Corrected } from './correction.js';
import type { Context } from './numbers.js';
import { country } from './places.js';
import { slug } from './slug.js';

/** The fact of one raw line: its place and minerals in our codes, every other cell that is not empty as it was printed. */
export function fact(line: Corrected, { source, names, chains, unknown, leave }: Context): Fact | undefined {
  const { columns } = source;
  const cells = line.line.cells;
  const place =
    columns.country === undefined
      ? (source.constants?.['country'] ?? '')
      : country(cells[columns.country] ?? '', source, line.line.line, names, unknown);
  if (place === undefined) return undefined;
  if (typeof place !== 'string') {
    leave(place.skip);
    return undefined;
  }
  const minerals: string[] = [];
  for (const word of (columns.minerals === undefined ? '' : (cells[columns.minerals] ?? '')).split(';')) {
    const name = word.trim();
    if (name === '') continue;
    const mapped = names.mineralNames.get(name);
    if (!mapped)
      unknown.add('mineral', name, source.file, line.line.line, 'add a line to data/mappings/mineral-names.csv');
    if (mapped?.mineral && !minerals.includes(mapped.mineral)) minerals.push(mapped.mineral);
  }
  const nameOf = (columns.name ?? [])
    .map((column) => cells[column] ?? '')
    .join(' ')
    .trim();
  const key = (columns.id === undefined ? '' : (cells[columns.id] ?? '')) || `${slug(nameOf)}-${line.line.line}`;
  const used = new Set([columns.country, columns.id, ...(columns.name ?? [])]);
  return {
    id: `${source.kind}.${key}@${source.id}`,
    kind: source.kind as FactKind,
    name: nameOf,
    country: place,
    minerals,
    fields: Object.fromEntries(
      Object.entries(cells)
        .filter(([column, text]) => !used.has(column) && text.trim() !== '')
        .map(([column, text]) => [column, text.trim()]),
    ),
    source: source.id,
    sourceRow: String(line.line.line),
    chain: chains.key([
      { step: 'read', detail: `${source.file}, sha256 ${source.sha256.slice(0, 12)}` },
      ...line.reasons.map((reason) => ({ step: 'correct', detail: reason })),
    ]),
  };
}
