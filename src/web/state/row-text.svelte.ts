import type { ShownRow, TracedRow } from '../../answers/index.js';
import { isMissing } from '../../base/index.js';
import { reasonText } from '../../brief/index.js';
import { names } from './names.svelte.js';
import { speaking } from './speak.svelte.js';
import { text } from './text.svelte.js';
import { place } from './view.svelte.js';

const written: Readonly<Record<string, string>> = { usd: 'USD', 'usd-per-t': 'USD/t', 'lcu-per-usd': '/USD', wgi: '1' };

function valueText({ value, unit }: ShownRow): string {
  if (isMissing(value)) return reasonText(value.missing.code, place.language);
  const say = speaking();
  if (unit === 'share') return say.value({ is: 'share', value });
  return say.value({ is: 'quantity', value, unit: written[unit] ?? unit, figures: 'full' });
}

/** A row as a reader says it: "Trade, China → Korea, tin, 2023: 412 t"; a fact or a line of a table by its name. */
export function rowText(row: TracedRow['row']): string {
  if (!('year' in row)) return row.name;
  const countries = [row.exporter, row.importer].filter((code) => code !== undefined);
  const where =
    countries.length > 0 ? countries.map(names.countryText).join(' → ') : row.country && names.countryText(row.country);
  const when = row.month === undefined ? String(row.year) : `${row.year}-${String(row.month).padStart(2, '0')}`;
  const what = [text(`row.${row.kind}`), where, row.mineral && names.mineralText(row.mineral), when];
  return `${what.filter(Boolean).join(', ')}: ${valueText(row)}`;
}
