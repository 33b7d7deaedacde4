import { isMissing } from '../base/index.js';
import type { BaseMarket } from './base-market.js';
import type { Chains } from './chains.js';
import { csvText } from './csv.js';
import type { Fact } from './fact.js';
import type { Adjustment } from './reconcile/index.js';
import { marketDocument } from './reconcile/index.js';
import type { Row, RowId, Source } from './row.js';

/** Everything that a vintage carries. */
export interface VintageContent {
  readonly rows: readonly Row[];
  readonly facts: readonly Fact[];
  readonly markets: readonly BaseMarket[];
  readonly inputs: ReadonlyMap<RowId, readonly RowId[]>;
  readonly adjustments: readonly Adjustment[];
  readonly sources: readonly Source[];
  readonly chains: Chains;
}

export const rowColumns = [
  'form',
  'series',
  'stage',
  'year',
  'month',
  'country',
  'exporter',
  'importer',
  'value',
  'unit',
  'low',
  'high',
  'reports',
  'mirror',
  'label',
  'industry',
  'source',
  'row',
  'chain',
  'status',
  'inputs',
] as const;

const number = (value: number | undefined) => (value === undefined ? '' : String(value));
/** Computed tonnes carry nine digits: a balance of 1e-6 needs seven. */
const rounded = (row: Row, value: number | undefined) =>
  value === undefined ? '' : String(row.sourceRow === '' ? Number(value.toPrecision(9)) : value);

function cells(row: Row, stageOf: ReadonlyMap<string, string>, inputs: string): readonly string[] {
  return [
    row.form,
    row.series ?? '',
    stageOf.get(row.form) === row.stage ? '' : row.stage,
    String(row.year),
    number(row.month),
    row.country ?? '',
    row.exporter ?? '',
    row.importer ?? '',
    isMissing(row.value) ? `!${row.value.missing.code}` : rounded(row, row.value),
    row.unit,
    rounded(row, row.low),
    rounded(row, row.high),
    number(row.reports),
    row.mirrorRatio === undefined ? '' : String(Number(row.mirrorRatio.toPrecision(4))),
    row.label ?? '',
    row.industry ?? '',
    row.source,
    row.sourceRow,
    row.chain,
    row.status === 'complete' ? '' : row.status,
    inputs,
  ];
}

/** Numbers the rows that others were made of, in the order of ids, so that a list of inputs is a list of short numbers (base 36). */
function numbered(inputs: VintageContent['inputs']): { of: (id: RowId) => string; table: string } {
  const ids = [...new Set([...inputs.values()].flat())].sort();
  const numbers = new Map(ids.map((id, i) => [id, i.toString(36)]));
  return {
    of: (id) => (inputs.get(id) ?? []).map((input) => numbers.get(input)).join(' '),
    table: csvText(
      ['number', 'id'],
      ids.map((id) => [numbers.get(id)!, id]),
    ),
  };
}

/** A fact as a line: our columns with a leading underscore, then the publisher's. */
function factTable(facts: readonly Fact[]): string {
  const fields = [...new Set(facts.flatMap((fact) => Object.keys(fact.fields)))].sort();
  const header = ['_id', '_name', '_country', '_minerals', '_source', '_row', '_chain', ...fields];
  const line = (f: Fact) => [
    f.id,
    f.name,
    f.country,
    f.minerals.join(' '),
    f.source,
    f.sourceRow,
    f.chain,
    ...fields.map((name) => f.fields[name] ?? ''),
  ];
  return csvText(header, facts.map(line));
}

const json = (value: unknown) => `${JSON.stringify(value, null, 1)}\n`;

/**
 * The files of a vintage as text, by path: one CSV for each kind and mineral (`_` where a kind knows no mineral), the facts, each list of steps
 * once, the markets and the sources. The same content gives the same bytes. A cell that is the usual one (stage of the form, status complete) is left empty.
 */
export function vintageFiles(
  content: VintageContent,
  stageOf: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const groups = new Map<string, Row[]>();
  const used = new Set<string>();
  const inputs = numbered(content.inputs);
  files.set('inputs.csv', inputs.table);
  for (const row of content.rows) {
    used.add(row.chain);
    const path = `rows/${row.kind}/${row.mineral === '' ? '_' : row.mineral}.csv`;
    const group = groups.get(path);
    if (group) group.push(row);
    else groups.set(path, [row]);
  }
  for (const [path, rows] of groups) {
    rows.sort((a, b) => (a.id < b.id ? -1 : 1));
    files.set(
      path,
      csvText(
        rowColumns,
        rows.map((row) => cells(row, stageOf, inputs.of(row.id))),
      ),
    );
  }
  const kinds = new Map<string, Fact[]>();
  for (const fact of content.facts) {
    used.add(fact.chain);
    kinds.set(fact.kind, [...(kinds.get(fact.kind) ?? []), fact]);
  }
  for (const [kind, facts] of kinds) files.set(`facts/${kind}.csv`, factTable(facts));
  files.set(
    'provenance.csv',
    csvText(
      ['chain', 'number', 'step', 'detail'],
      content.chains
        .entries()
        .filter(([key]) => used.has(key))
        .flatMap(([key, steps]) => steps.map(({ step, detail }, i) => [key, String(i + 1), step, detail])),
    ),
  );
  for (const market of content.markets) files.set(`markets/${market.mineral}.json`, json(marketDocument(market)));
  files.set(
    'adjustments.csv',
    csvText(
      ['market', 'stage', 'kind', 'exporter', 'importer', 'tonnes', 'detail'],
      content.adjustments.map((a) => [
        a.market,
        a.stage,
        a.kind,
        a.exporter ?? '',
        a.importer ?? '',
        String(Number(a.tonnes.toPrecision(6))),
        a.detail,
      ]),
    ),
  );
  files.set('sources.json', json(content.sources));
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}
