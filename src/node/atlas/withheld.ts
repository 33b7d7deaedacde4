import type { Row, RowId, RowKind, RowTrace, Source } from '../../atlas/index.js';
import { missing } from '../../base/index.js';
import type { FormRow } from '../facts/forms.js';

/**
 * The end of the path where a source restricts redistribution: publisher, reporter, partner, HS code and year are told, the value is not.
 * @param id `trade.<form>.<year>[-<month>].<exporter>.<importer>.<unit>@<source>`
 */
export function withheldRow(id: RowId, source: Source, forms: readonly FormRow[]): RowTrace {
  const [kind, form, date, exporter, importer, unit] = id.slice(0, id.lastIndexOf('@')).split('.') as [
    RowKind,
    ...string[],
  ];
  const [year, month] = (date ?? '').split('-').map(Number);
  const known = forms.find((one) => one.form === form);
  const side = /import/.test(source.id) ? importer : exporter;
  const told = `reported by ${side}: ${exporter} to ${importer}, ${known ? `HS ${known.hs} (${known.name_en})` : form}, ${date}`;
  const row: Row = {
    id,
    kind,
    mineral: known?.mineral ?? '',
    form: form ?? '',
    stage: known?.stage ?? '',
    ...(exporter ? { exporter } : {}),
    ...(importer ? { importer } : {}),
    year: year ?? 0,
    ...(month === undefined ? {} : { month }),
    value: missing(
      'not-redistributed',
      `the terms of ${source.publisher} do not allow to pass this row on; it entered a balanced flow`,
    ),
    unit: unit ?? '',
    source: source.id,
    sourceRow: '',
    chain: '',
    status: 'complete',
  };
  return {
    row,
    steps: [{ step: 'withheld', detail: `value not redistributed; ${told}` }],
    source: { ...source, row: '' },
    inputs: [],
  };
}
