import { isMissing } from '../../base/index.js';
import type { Block, Section } from '../document.js';
import { amount, code, country, inner, mineral, note, share, year } from '../phrases.js';
import type { MineralResult, Results } from '../results.js';
import { say, type Value } from '../sentence.js';

/** The importer's first supplier with its share. */
export function firstSupplier({ firstSupplier: first }: MineralResult): Value {
  if (isMissing(first)) return { is: 'missing', code: first.missing.code };
  return inner(say('partner.buyer', { country: country(first.country), share: share(first.share) }));
}

/** The base year, use and first supplier of each mineral, with what is known to be wrong in its data. */
export function baseData(results: Results): Section {
  const names = { importer: country(results.importer) };
  const notes = results.minerals.flatMap((result) =>
    result.notes.map((one) => say('minerals.notes', { mineral: mineral(result.mineral), note: note(one) })),
  );
  const blocks: Block[] = [
    {
      is: 'table',
      id: 'base-data',
      title: say('minerals.table.title', names),
      columns: [
        { head: say('column.mineral') },
        { head: say('column.status') },
        { head: say('column.year') },
        { head: say('column.need'), numeric: true },
        { head: say('column.first') },
      ],
      rows: results.minerals.map((result) => [
        { value: mineral(result.mineral) },
        { value: inner(say(`status.${result.status}`)) },
        { value: year(result.baseYear) },
        { value: amount(result.baseTonnes, 't'), rows: result.rows },
        { value: firstSupplier(result), rows: result.rows },
      ]),
      source: say('source.line', { vintage: code(results.vintage) }),
    },
    { is: 'bullets', items: notes },
  ];
  return { id: 'data', title: say('minerals.title'), blocks };
}
