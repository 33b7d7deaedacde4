import { isMissing, type Maybe, missing, type Problem, whenPresent } from '../../base/index.js';
import type { Chains } from '../chains.js';
import { type Row, type RowKind, rowId, type Status, type Step } from '../row.js';
import type { Corrected } from './correction.js';
import type { HarmonisedRow } from './harmonised.js';
import type { Mapped, Names, Unknown } from './names.js';
import { country } from './places.js';
import { printedNumber } from './printed-number.js';
import { slug } from './slug.js';
import type { SourceFile, ValueColumn } from './source-file.js';

interface Context {
  readonly source: SourceFile;
  readonly names: Names;
  readonly chains: Chains;
  readonly unknown: Unknown;
  readonly problems: Problem[];
  readonly leave: (reason: string) => void;
}

const cell = (line: Corrected, column: string | undefined) =>
  column === undefined ? '' : (line.line.cells[column] ?? '').trim();

const other: Mapped = { skip: 'no form of data/forms.csv' };

/** What the line is about: by HS code (the first six digits of a longer national code), by the mapping of the source, or by its own name made a slug. */
function subject(line: Corrected, { source, names, unknown }: Context): Mapped | undefined {
  const { code, name } = source.columns;
  if (code !== undefined) {
    const digits = cell(line, code);
    const known = names.codes.get(digits) ?? (digits.length > 6 ? names.codes.get(digits.slice(0, 6)) : undefined);
    if (known) return known;
    if (source.otherNames === 'leave' && /^\d{2,10}$/.test(digits)) return other;
    const remedy = 'add the HS code to data/forms.csv, or to data/mappings/hs.csv with the reason why it is left out';
    unknown.add('code', digits, source.file, line.line.line, remedy);
    return undefined;
  }
  const text = (name ?? []).map((column) => cell(line, column)).join('|');
  if (source.mapping === undefined) return { series: slug(text) };
  const known = names.mappings.get(source.mapping)?.get(text);
  if (known) return known;
  if (source.otherNames === 'leave') return other;
  const remedy = `add a line to data/mappings/${source.mapping} (form, or skip with the reason)`;
  unknown.add('name', text, source.file, line.line.line, remedy);
  return undefined;
}

function date(line: Corrected, { source, problems }: Context): { year: number; month?: number } | undefined {
  const text = cell(line, source.columns.month ?? source.columns.year) || (source.constants?.['year'] ?? '');
  const match = /^(\d{4})(?:[-.]?(\d{2}))?/.exec(text);
  if (!match) {
    problems.push({
      code: 'no-date',
      file: source.file,
      line: line.line.line,
      value: text,
      message: `"${text}" is no year or month`,
    });
    return undefined;
  }
  const month = source.columns.month === undefined ? undefined : match[2];
  return month === undefined ? { year: Number(match[1]) } : { year: Number(match[1]), month: Number(month) };
}

/** The places of a line; a reason where one of them is left out. */
function places(
  line: Corrected,
  { source, names, unknown }: Context,
): Record<string, string> | { skip: string } | undefined {
  const found: Record<string, string> = {};
  for (const part of ['country', 'exporter', 'importer'] as const) {
    const constant = source.constants?.[part];
    if (constant !== undefined) found[part] = constant;
    const column = source.columns[part];
    if (column === undefined) continue;
    const place = country(cell(line, column), source, line.line.line, names, unknown);
    if (place === undefined) return undefined;
    if (typeof place !== 'string') return { skip: place.skip };
    found[part] = place;
  }
  return found;
}

interface Measured {
  readonly value: Maybe<number>;
  readonly unit: string;
  readonly steps: readonly Step[];
  readonly weak: boolean;
  readonly range?: readonly [number, number];
}

/** A product without the dust of binary fractions: 1,900 kg are 1.9 t. */
const scaled = (value: number, factor: number) => (factor === 1 ? value : Number((value * factor).toPrecision(15)));

function measure(line: Corrected, column: ValueColumn, mapped: Mapped, context: Context): Measured | undefined {
  const { source, names, unknown, problems } = context;
  const word = column.unitColumn ? cell(line, column.unitColumn) : (mapped.unit ?? column.unit ?? '');
  const unit = names.units.get(word);
  if (!unit) {
    unknown.add(
      'unit',
      word,
      source.file,
      line.line.line,
      'add the unit to data/units.csv, or name it in data/sources',
    );
    return undefined;
  }
  const text = cell(line, column.column);
  const reason = cell(line, source.columns.missing);
  if (text === '' && reason === '') {
    if (column.blank === 'absent') return undefined;
    if (column.blank === 'not-reported')
      return {
        value: missing('not-reported', `column ${column.column} is empty`),
        unit: unit.base,
        steps: [],
        weak: true,
      };
  }
  const printed = printedNumber(text === '' ? reason : text);
  if (!printed) {
    problems.push({
      code: 'no-number',
      file: source.file,
      line: line.line.line,
      path: column.column,
      value: text,
      message: `"${text}" in column ${column.column} is neither a number nor a known word for a missing one; correct it in data/corrections/${source.id}.yaml`,
    });
    return undefined;
  }
  const steps: Step[] = [];
  if (unit.factor !== 1) steps.push({ step: 'unit', detail: `${word} x ${unit.factor} = ${unit.base}` });
  if (printed.bound) steps.push({ step: 'bound', detail: `printed as ${printed.bound} this number` });
  const value = whenPresent(printed.value, (number) => scaled(number, unit.factor));
  if (!printed.range) return { value, unit: unit.base, steps, weak: printed.bound !== undefined };
  steps.push({ step: 'range', detail: 'printed as a range; the value is its middle' });
  const [low, high] = printed.range;
  return { value, unit: unit.base, steps, weak: true, range: [scaled(low, unit.factor), scaled(high, unit.factor)] };
}

/** The steps that every row of one subject shares. */
function naming(mapped: Mapped, { source }: Context): Step[] {
  const steps: Step[] = [{ step: 'read', detail: `${source.file}, sha256 ${source.sha256.slice(0, 12)}` }];
  const target = mapped.form ?? mapped.series ?? mapped.mineral ?? '';
  const table =
    source.columns.code !== undefined
      ? 'data/forms.csv'
      : source.mapping
        ? `data/mappings/${source.mapping}`
        : undefined;
  if (table) steps.push({ step: 'name', detail: `${target} by ${table}${mapped.note ? `: ${mapped.note}` : ''}` });
  return steps;
}

/** The rows of one raw line: one for each column of numbers. */
export function numbers(line: Corrected, context: Context): HarmonisedRow[] {
  const { source, names, chains, leave } = context;
  const mapped = subject(line, context);
  if (!mapped) return [];
  if (mapped.skip) {
    leave(mapped.skip);
    return [];
  }
  const when = date(line, context);
  const where = places(line, context);
  if (!when || !where) return [];
  if ('skip' in where) {
    leave(where['skip']!);
    return [];
  }
  const form = mapped.form === undefined ? undefined : names.forms.get(mapped.form);
  const stageWord = cell(line, source.columns.stage);
  const stage =
    form?.stage ?? mapped.stage ?? (stageWord === 'E' ? 'mined' : stageWord === 'P' ? 'refined' : stageWord);
  const label = cell(line, source.columns.label);
  const industry = cell(line, source.columns.industry);
  const qualifier = cell(line, source.columns.qualifier);
  const estimated = cell(line, source.columns.estimated) === 'e' || cell(line, source.columns.estimated) === '1';
  let usd: number | undefined;
  const rows: Row[] = [];
  for (const column of source.values ?? []) {
    const measured = measure(line, column, mapped, context);
    if (!measured) continue;
    if (measured.unit === 'usd' && !isMissing(measured.value)) usd = measured.value;
    const flags: Step[] = [];
    if (qualifier) flags.push({ step: 'bound', detail: `printed with "${qualifier}"` });
    if (estimated) flags.push({ step: 'flag', detail: 'marked as an estimate by the publisher' });
    for (const reason of line.reasons) flags.push({ step: 'correct', detail: reason });
    const status: Status = estimated || measured.weak || qualifier ? 'estimated' : (source.status ?? 'complete');
    const kind = (mapped.kind ?? column.kind ?? source.kind) as RowKind;
    const named = column.series ?? mapped.series;
    const series =
      kind === 'use' ? slug(`${named} ${label} ${industry}`) : named && stageWord ? `${named}-${stage}` : named;
    const key = {
      kind,
      form: mapped.form ?? '',
      ...(series === undefined ? {} : { series }),
      ...when,
      ...where,
      unit: measured.unit,
      source: source.id,
    };
    rows.push({
      id: rowId(key),
      ...key,
      mineral: form?.mineral ?? mapped.mineral ?? '',
      stage,
      value: measured.value,
      ...(measured.range ? { low: measured.range[0], high: measured.range[1] } : {}),
      ...(label ? { label } : {}),
      ...(industry ? { industry } : {}),
      sourceRow: String(line.line.line),
      chain: chains.key([...naming(mapped, context), ...measured.steps, ...flags]),
      status,
    });
  }
  return rows.map((row) => (usd === undefined ? { row } : { row, usd }));
}

export type { Context };
