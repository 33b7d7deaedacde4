import type { Atlas, BaseMarket, Row } from '../atlas/index.js';
import { type CountryCode, isMissing, type Maybe, type MineralCode, missing } from '../base/index.js';
import type { Dated, PartnerRow, Prospect } from '../brief/index.js';
import type { Study } from '../study/index.js';
import { purchases } from './study-minerals.js';

/** What the partner table needs to know about codes: which minerals belong together and which forms are weighed gross. */
export interface CodeFacts {
  readonly minerals: readonly { readonly code: MineralCode; readonly family: string; readonly basis: string }[];
  /** Tonnes of contained mineral in a tonne of the form, as data/forms.csv has it; absent where the form's grade is not known. */
  readonly contained: ReadonlyMap<string, number>;
}

type Known = Row & { readonly value: number };
const known = (rows: readonly Row[]): readonly Known[] => rows.filter((row): row is Known => !isMissing(row.value));
const world = 'WLD';
const named = (row: Row) => row.importer !== undefined && row.importer !== world;
const total = (rows: readonly Known[]) => rows.reduce((sum, row) => sum + row.value, 0);

/** Rows of one source, form and year, which alone may be added up. */
function tables(rows: readonly Known[]): readonly (readonly Known[])[] {
  const groups = new Map<string, Known[]>();
  for (const row of rows) {
    const key = `${row.year} ${row.form} ${row.source}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.keys()].sort().map((key) => groups.get(key)!);
}

/** Newest first; of one year the table with the most tonnes, then the one whose source sorts first. */
const newest = (groups: readonly (readonly Known[])[]) =>
  [...groups].sort((a, b) => b[0]!.year - a[0]!.year || total(b) - total(a) || (a[0]!.source < b[0]!.source ? -1 : 1));

function output(rows: readonly Known[], mineral: MineralCode): Maybe<Dated> {
  const mined = rows.filter((row) => row.stage === 'mined' && row.unit === 't').sort((a, b) => b.year - a.year);
  const [first] = mined;
  if (!first)
    return missing('no-output', `no row of the atlas states mined output of ${mineral} of the partner in tonnes`);
  const other = mined.find((row) => row.source !== first.source);
  const same = other && mined.find((row) => row.source === first.source && row.year === other.year);
  const differ = other && (!same || Math.abs(same.value / other.value - 1) > 0.02);
  return {
    value: first.value,
    unit: 't',
    year: String(first.year),
    rows: [first.id],
    status: first.status,
    ...(differ ? { others: [{ value: other.value, year: String(other.year), rows: [other.id] }] } : {}),
  };
}

const unitOf = (row: Row, { contained }: CodeFacts) => (contained.get(row.form) === 1 ? 't' : 'gross-t');

function dated(rows: readonly Known[], facts: CodeFacts): Dated {
  const [first] = rows as readonly [Known];
  const marks = rows.map((row) => row.status);
  return {
    value: total(rows),
    unit: unitOf(first, facts),
    year: String(first.year),
    rows: rows.map(({ id }) => id),
    status: marks.find((status) => status !== 'complete') ?? 'complete',
  };
}

const noExports = (mineral: MineralCode) => `no row of the atlas states exports of ${mineral} of the partner in tonnes`;

/** Exports as the newest total, or the sum of a table by partner; a source's own total goes before a sum. */
function exported(trade: readonly Known[], facts: CodeFacts, mineral: MineralCode): Maybe<Dated> {
  const tonnes = trade.filter((row) => row.unit === 't');
  const groups = newest([...tables(tonnes.filter((row) => !named(row))), ...tables(tonnes.filter(named))]);
  return groups[0] ? dated(groups[0], facts) : missing('no-trade', noExports(mineral));
}

const sourceText = (source: string | { readonly publisher: string; readonly date?: string | undefined }): string =>
  typeof source === 'string' ? source : [source.publisher, source.date].filter(Boolean).join(', ');

type Buyers = PartnerRow['buyers'];

function buyers(trade: readonly Known[], study: Study, mineral: MineralCode): Buyers {
  const [table] = newest(tables(trade.filter((row) => named(row) && row.unit === 't')));
  if (!table) {
    const seen = study.partner?.seen?.find((one) => one.mineral === mineral);
    if (!seen)
      return missing('no-buyers', `no row of the atlas and no line of partner.yaml (seen) names a buyer of ${mineral}`);
    const top = Object.entries(seen.shares).map(([country, share]) => ({ country, share }));
    top.sort((a, b) => b.share - a.share);
    return { year: seen.period, top, rows: [], source: sourceText(seen.source) };
  }
  const all = total(table);
  const top = [...table].sort((a, b) => b.value - a.value).slice(0, 3);
  return {
    year: String(table[0]!.year),
    top: top.map((row) => ({ country: row.importer!, share: row.value / all })),
    rows: top.map(({ id }) => id),
  };
}

/** Tonnes from the partner to the importer: the newest table that lists the pair, else the balanced flow where a report lies behind it. */
function toImporter(
  trade: readonly Known[],
  balanced: readonly Known[],
  importer: CountryCode,
  facts: CodeFacts,
  mineral: MineralCode,
): Maybe<Dated> {
  const pairs = trade.filter((row) => named(row) && row.unit === 't');
  const [own] = newest(tables(pairs.filter((row) => row.importer === importer)));
  if (own) return dated(own, facts);
  const [flow] = newest(tables(balanced.filter((row) => row.importer === importer && (row.reports ?? 0) > 0)));
  if (flow) return { ...dated(flow, facts), unit: 't' };
  const [table] = newest(tables(pairs));
  return table
    ? missing(
        'none-reported',
        `the table of ${table[0]!.year} (${table[0]!.source}) lists no sale of ${mineral} to ${importer}`,
      )
    : missing('no-trade', noExports(mineral));
}

/** The market of the mineral itself, or those of its grades where it has none of its own. */
function marketsOf(markets: readonly BaseMarket[], codes: readonly MineralCode[]): readonly BaseMarket[] {
  const own = markets.filter(({ mineral }) => mineral === codes[0]);
  return own.length > 0 ? own : markets.filter(({ mineral }) => codes.includes(mineral));
}

/** What the importer uses of the mineral a year: its purchases at the last stage of the markets of the mineral, contained tonnes. */
function need(markets: readonly BaseMarket[], importer: CountryCode, mineral: MineralCode): Maybe<Dated> {
  const bought = markets.flatMap((market) => purchases(market, importer).map((flow) => ({ flow, market })));
  if (bought.length === 0)
    return missing('no-market', `no base market of the atlas has ${importer} as a buyer of ${mineral}`);
  return {
    value: bought.reduce((sum, { flow }) => sum + flow.tonnes, 0),
    unit: 't',
    year: bought[0]!.market.baseYear,
    rows: bought.slice(0, 6).map(({ flow }) => flow.row),
    status: bought.find(({ market }) => market.status !== 'complete')?.market.status ?? 'complete',
  };
}

const noTonnes = missing(
  'no-tonnes',
  'the source of this prospect names no tonnes: "tonnes" of its line in partner.yaml',
);

function prospects(study: Study, mineral: MineralCode): readonly Prospect[] {
  return (study.partner?.prospects ?? [])
    .filter((line) => line.mineral === mineral)
    .map((line) => ({
      project: line.project,
      low: line.tonnes?.low ?? noTonnes,
      high: line.tonnes?.high ?? noTonnes,
      unit: line.unit === 'gross' ? 'gross-t' : 't',
      year:
        line.from ??
        missing('no-year', 'the source of this prospect names no first year: "from" of its line in partner.yaml'),
      basis: line.basis,
      status: line.status,
      source: sourceText(line.source),
    }));
}

/** The mineral and those of its family that are counted in the same tonnes: grades of fluorspar, but not magnets beside oxides. */
function countedAlike({ minerals }: CodeFacts, mineral: MineralCode): readonly MineralCode[] {
  const basis = minerals.find(({ code }) => code === mineral)?.basis;
  return [mineral, ...minerals.filter((one) => one.family === mineral && one.basis === basis).map(({ code }) => code)];
}

/**
 * The partner beside the importer in the minerals of the table: output, exports, buyers, tonnes to the importer, the importer's need and
 * what is possible by when. Where no source shows a figure its place says so; a pair that a table does not list is `none-reported`, not 0.
 */
export async function partnerTable(
  atlas: Atlas,
  markets: readonly BaseMarket[],
  facts: CodeFacts,
  study: Study,
): Promise<readonly PartnerRow[]> {
  const { partner, importer, partnerTable: minerals } = study.study;
  return Promise.all(
    minerals.map(async (mineral): Promise<PartnerRow> => {
      const codes = countedAlike(facts, mineral);
      const rows = async (query: Parameters<Atlas['rows']>[0]) =>
        known((await Promise.all(codes.map((code) => atlas.rows({ ...query, mineral: code })))).flat());
      const trade = await rows({ kinds: ['trade'], exporter: partner });
      return {
        mineral,
        output: output(await rows({ kinds: ['production'], country: partner }), mineral),
        exports: exported(trade, facts, mineral),
        buyers: buyers(trade, study, mineral),
        toImporter: toImporter(trade, await rows({ kinds: ['flow'], exporter: partner }), importer, facts, mineral),
        need: need(marketsOf(markets, codes), importer, mineral),
        prospects: prospects(study, mineral),
      };
    }),
  );
}
