import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Atlas,
  type BaseMarket,
  type Fact,
  type FactKind,
  type FactTrace,
  type FlowRow,
  factKinds,
  type MarketDocument,
  marketOf,
  type Row,
  type RowId,
  type RowKind,
  type RowQuery,
  type RowTrace,
  type Source,
  type Status,
  type Step,
} from '../../atlas/index.js';
import { type Maybe, type MineralCode, missing } from '../../base/index.js';
import { readForms } from '../facts/forms.js';
import { cachedTables } from './cache.js';
import { literal, Tables } from './duckdb.js';
import { type Manifest, readManifest, vintageFolder } from './vintage-folder.js';
import { withheldRow } from './withheld.js';

type Cells = Record<string, unknown>;

const text = (cell: unknown) => (cell === '' || cell === null || cell === undefined ? undefined : String(cell));
const optional = <K extends string, V>(key: K, value: V | undefined | null): Partial<Record<K, V>> =>
  value === undefined || value === null ? {} : ({ [key]: value } as Record<K, V>);

function numberIn(cells: Cells): Maybe<number> {
  const printed = String(cells['value']);
  return printed.startsWith('!')
    ? missing(printed.slice(1), `${cells['source']}, row ${cells['row']}, prints no number here`)
    : Number(printed);
}

function rowOf(cells: Cells): Row {
  const value = numberIn(cells);
  return {
    id: String(cells['id']),
    kind: cells['kind'] as RowKind,
    mineral: String(cells['mineral']),
    form: String(cells['form']),
    stage: String(cells['stage']),
    ...optional('series', text(cells['series'])),
    ...optional('country', text(cells['country'])),
    ...optional('exporter', text(cells['exporter'])),
    ...optional('importer', text(cells['importer'])),
    year: Number(cells['year']),
    ...optional('month', cells['month'] as number | null),
    value,
    unit: String(cells['unit']),
    ...optional('low', cells['low'] as number | null),
    ...optional('high', cells['high'] as number | null),
    ...optional('reports', cells['reports'] as number | null),
    ...optional('mirrorRatio', cells['mirror'] as number | null),
    ...optional('label', text(cells['label'])),
    ...optional('industry', text(cells['industry'])),
    source: String(cells['source']),
    sourceRow: String(cells['row'] ?? ''),
    chain: String(cells['chain']),
    status: cells['status'] as Status,
  };
}

/** The columns that base markets read: all flows of a vintage are tens of thousands of rows. */
const flowColumns = 'id, kind, mineral, stage, exporter, importer, value, low, high, status, source, row';

const flowOf = (cells: Cells): FlowRow => ({
  id: String(cells['id']),
  kind: cells['kind'] as RowKind,
  mineral: String(cells['mineral']),
  stage: String(cells['stage']),
  ...optional('exporter', text(cells['exporter'])),
  ...optional('importer', text(cells['importer'])),
  value: numberIn(cells),
  ...optional('low', cells['low'] as number | null),
  ...optional('high', cells['high'] as number | null),
  status: cells['status'] as Status,
});

const factOf = (kind: FactKind, cells: Cells): Fact => ({
  id: String(cells['_id']),
  kind,
  name: text(cells['_name']) ?? '',
  country: text(cells['_country']) ?? '',
  minerals: (text(cells['_minerals']) ?? '').split(' ').filter((code) => code !== ''),
  fields: Object.fromEntries(
    Object.entries(cells).flatMap(([name, cell]) =>
      name.startsWith('_') || !text(cell) ? [] : [[name, String(cell)]],
    ),
  ),
  source: String(cells['_source']),
  sourceRow: String(cells['_row']),
  chain: String(cells['_chain']),
});

/** Where a computed row that lists no rows ends: totals and prices that a chain states itself, or takes from all trade of a stage. */
function statedIn({ sourceRow, mineral, stage }: Row, inputs: readonly RowId[]): readonly Step[] {
  if (sourceRow !== '' || inputs.length > 0) return [];
  const detail = `no rows are listed: data/chains, market "${mineral}", stage "${stage}", says what it is made from and why`;
  return [{ step: 'stated', detail }];
}

/** A vintage behind DuckDB: rows and facts from its Parquet tables, markets and sources from its JSON. */
class DuckDbAtlas implements Atlas {
  private known: readonly Source[] | undefined;
  private chains: ReadonlyMap<string, readonly Step[]> | undefined;

  constructor(
    private readonly folder: string,
    private readonly cache: string,
    private readonly manifest: Manifest,
    private readonly tables: Tables,
  ) {}

  get vintage(): string {
    return this.manifest.vintage;
  }

  async rows(query: RowQuery): Promise<readonly Row[]> {
    const conditions: string[] = [];
    const values: Record<string, string | number> = {};
    for (const part of [
      'mineral',
      'form',
      'series',
      'stage',
      'year',
      'country',
      'exporter',
      'importer',
      'source',
    ] as const) {
      const wanted = query[part];
      if (wanted === undefined) continue;
      conditions.push(`${part} = $${part}`);
      values[part] = wanted;
    }
    if (query.kinds) conditions.push(`kind IN (${query.kinds.map(literal).join(', ') || 'NULL'})`);
    const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
    return (await this.tables.all(`SELECT * FROM rows${where} ORDER BY id`, values)).map(rowOf);
  }

  async facts(kind: FactKind): Promise<readonly Fact[]> {
    const path = join(this.cache, `${kind}.fact.parquet`);
    if (!existsSync(path)) return [];
    const found = await this.tables.all(`SELECT * FROM read_parquet(${literal(path)}) ORDER BY _id`);
    return found.map((cells) => factOf(kind, cells));
  }

  async sources(): Promise<readonly Source[]> {
    this.known ??= JSON.parse(await readFile(join(this.folder, 'sources.json'), 'utf8')) as Source[];
    return this.known;
  }

  async trace(id: RowId): Promise<RowTrace | undefined> {
    return (await this.traces([id])).get(id);
  }

  async traces(ids: readonly RowId[]): Promise<ReadonlyMap<RowId, RowTrace>> {
    const found = new Map<RowId, RowTrace>();
    if (ids.length === 0) return found;
    const list = ids.map(literal).join(', ');
    const sources = new Map((await this.sources()).map((source) => [source.id, source]));
    const cells = await this.tables.all(`SELECT * FROM rows WHERE id IN (${list}) ORDER BY id`);
    const provenance = await this.provenance();
    const inputs = await this.inputsOf(cells.map((row) => text(row['inputs'])));
    cells.forEach((row, i) => {
      const traced = rowOf(row);
      const source = sources.get(traced.source);
      if (source)
        found.set(traced.id, {
          row: traced,
          steps: [...(provenance.get(traced.chain) ?? []), ...statedIn(traced, inputs[i]!)],
          source: { ...source, row: traced.sourceRow },
          inputs: inputs[i]!,
        });
    });
    const absent = ids.filter((id) => !found.has(id));
    if (absent.length === 0) return found;
    const withheld = await this.tables.all(
      `SELECT id FROM read_parquet(${this.inputs}) WHERE id IN (${absent.map(literal).join(', ')}) ORDER BY id`,
    );
    const forms = withheld.length > 0 ? await readForms() : [];
    for (const { id } of withheld) {
      const source = sources.get(String(id).slice(String(id).lastIndexOf('@') + 1));
      if (source) found.set(String(id), withheldRow(String(id), source, forms));
    }
    return found;
  }

  private get inputs(): string {
    return literal(join(this.cache, 'inputs.parquet'));
  }

  /** Steps of every chain; a vintage has a thousand or two. */
  private async provenance(): Promise<ReadonlyMap<string, readonly Step[]>> {
    if (this.chains) return this.chains;
    const path = literal(join(this.cache, 'provenance.parquet'));
    const chains = new Map<string, Step[]>();
    for (const { chain, step, detail } of await this.tables.all(
      `SELECT chain, step, detail FROM read_parquet(${path}) ORDER BY chain, cast(number AS INTEGER)`,
    )) {
      const steps = chains.get(String(chain)) ?? [];
      steps.push({ step: String(step), detail: String(detail) });
      chains.set(String(chain), steps);
    }
    this.chains = chains;
    return chains;
  }

  /** Ids of the rows that lists of short numbers name. */
  private async inputsOf(lists: readonly (string | undefined)[]): Promise<readonly (readonly RowId[])[]> {
    const numbers = [...new Set(lists.flatMap((list) => list?.split(' ') ?? []))];
    if (numbers.length === 0) return lists.map(() => []);
    const found = await this.tables.all(
      `SELECT number, id FROM read_parquet(${this.inputs}) WHERE number IN (${numbers.map(literal).join(', ')})`,
    );
    const ids = new Map(found.map(({ number, id }) => [String(number), String(id)]));
    return lists.map((list) => (list?.split(' ') ?? []).flatMap((number) => ids.get(number) ?? []).sort());
  }

  async traceFact(id: RowId): Promise<FactTrace | undefined> {
    const kind = factKinds.find((known) => id.startsWith(`${known}.`));
    const fact = kind && (await this.facts(kind)).find((known) => known.id === id);
    const source = fact && (await this.sources()).find((known) => known.id === fact.source);
    if (!fact || !source) return undefined;
    const steps = (await this.provenance()).get(fact.chain) ?? [];
    return { fact, steps, source: { ...source, row: fact.sourceRow }, inputs: [] };
  }

  private async document(mineral: MineralCode): Promise<MarketDocument> {
    return JSON.parse(await readFile(join(this.folder, 'markets', `${mineral}.json`), 'utf8')) as MarketDocument;
  }

  async baseMarket(mineral: MineralCode): Promise<BaseMarket | undefined> {
    if (!this.manifest.markets.includes(mineral)) return undefined;
    return marketOf(await this.document(mineral), await this.rows({ kinds: ['flow'], mineral }));
  }

  async baseMarkets(): Promise<readonly BaseMarket[]> {
    const flows = new Map<MineralCode, FlowRow[]>(this.manifest.markets.map((mineral) => [mineral, []]));
    for (const cells of await this.tables.all(`SELECT ${flowColumns} FROM rows WHERE kind = 'flow' ORDER BY id`)) {
      const row = flowOf(cells);
      flows.get(row.mineral)?.push(row);
    }
    return Promise.all(
      this.manifest.markets.map(async (mineral) => marketOf(await this.document(mineral), flows.get(mineral) ?? [])),
    );
  }

  async markets(): Promise<readonly MineralCode[]> {
    return this.manifest.markets;
  }
}

/**
 * Opens a vintage: the shipped one, or one that is kept, by its name. The first opening makes Parquet tables in the cache folder.
 * @example const atlas = await openAtlas(); await atlas.rows({ kinds: ['production'], mineral: 'tin', year: 2023 })
 */
export async function openAtlas(vintage?: string): Promise<Atlas> {
  const folder = await vintageFolder(vintage);
  const manifest = await readManifest(folder);
  const cache = await cachedTables(folder, manifest);
  const tables = await Tables.inMemory();
  await tables.run(`CREATE TABLE rows AS SELECT * FROM read_parquet(${literal(join(cache, 'rows.parquet'))})`);
  return new DuckDbAtlas(folder, cache, manifest, tables);
}
