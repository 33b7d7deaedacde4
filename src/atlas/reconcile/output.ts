import type { CountryCode } from '../../base/index.js';
import { isMissing } from '../../base/index.js';
import type { Row, RowId, Status } from '../row.js';
import type { Note } from './adjustment.js';
import type { OutputSpec, SeriesSpec } from './chain.js';

/** A country's tonnes of one stage and what they rest on. */
export interface Quantity {
  readonly tonnes: number;
  readonly status: Status;
  readonly inputs: readonly RowId[];
}

export type ByCountry = ReadonlyMap<CountryCode, Quantity>;

const isCountry = (code: CountryCode | undefined): code is CountryCode =>
  code !== undefined && code !== 'WLD' && code !== 'OTH';

const matches = (row: Row, spec: SeriesSpec): boolean =>
  row.kind === spec.kind &&
  row.source === spec.source &&
  row.year === spec.year &&
  row.month === undefined &&
  row.unit === (spec.unit ?? 't') &&
  (spec.form === undefined || row.form === spec.form) &&
  (spec.forms === undefined || spec.forms.includes(row.form)) &&
  (spec.mineral === undefined || row.mineral === spec.mineral) &&
  (spec.stage === undefined || row.stage === spec.stage) &&
  (spec.side === undefined || (spec.side === 'exporter' ? row.importer : row.exporter) === 'WLD');

const plus = (old: Quantity | undefined, added: Quantity): Quantity =>
  old === undefined ? added : { ...added, tonnes: old.tonnes + added.tonnes, inputs: [...old.inputs, ...added.inputs] };

/** Rows of one national series: production by country, or trade totals with the world as partner. `WLD` is kept apart. */
export function readSeries(
  rows: readonly Row[],
  spec: SeriesSpec,
): { readonly world: Quantity; readonly by: ByCountry } {
  const by = new Map<CountryCode, Quantity>();
  let world: Quantity = { tonnes: 0, status: 'complete', inputs: [] };
  for (const row of rows) {
    if (!matches(row, spec) || isMissing(row.value)) continue;
    const country = row.country ?? (spec.side === 'importer' ? row.importer : row.exporter);
    const quantity: Quantity = {
      tonnes: row.value * (spec.by?.[country ?? ''] ?? spec.factor ?? 1),
      status: 'complete',
      inputs: [row.id],
    };
    if (country === 'WLD') world = quantity;
    else if (isCountry(country) && !spec.except?.includes(country)) by.set(country, plus(by.get(country), quantity));
  }
  return { world, by };
}

/**
 * Output by country of a stage: hand-set numbers, then the series in order; what the world total leaves is spread over the countries
 * of `rest` that are in none of them, each at least its own exports where the chain says so:
 * x_i = max(floor_i, lambda w_i) with sum x = remainder. Where the floors alone exceed the remainder they stand and the excess is noted.
 */
export function outputByCountry(
  spec: OutputSpec,
  rows: readonly Row[],
  exportsOf: (country: CountryCode) => number,
  note: Note,
): ByCountry {
  const output = new Map<CountryCode, Quantity>();
  for (const [country, set] of Object.entries(spec.set ?? {})) {
    output.set(country, { tonnes: set.tonnes, status: 'estimated', inputs: [] });
    note({ kind: 'output-estimated', exporter: country, tonnes: set.tonnes, detail: set.why });
  }
  let world = spec.world;
  for (const series of spec.series) {
    const read = readSeries(rows, series);
    world ??= read.world.tonnes;
    for (const [country, quantity] of read.by) if (!output.has(country)) output.set(country, quantity);
  }
  if (spec.rest !== undefined) spreadRest(spec, rows, world ?? 0, output, exportsOf, note);
  return new Map([...output.entries()].filter(([, q]) => q.tonnes > 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function spreadRest(
  spec: OutputSpec,
  rows: readonly Row[],
  world: number,
  output: Map<CountryCode, Quantity>,
  exportsOf: (country: CountryCode) => number,
  note: Note,
): void {
  const known = [...output.keys()].sort().reduce((sum, c) => sum + (output.get(c)?.tonnes ?? 0), 0);
  const remainder = Math.max(world - known, 0);
  const weights = [...readSeries(rows, spec.rest!).by.entries()]
    .filter(([country, q]) => !output.has(country) && q.tonnes > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([country, q]) => ({
      country,
      weight: q.tonnes,
      inputs: q.inputs,
      floor: spec.floorAtExports === true ? exportsOf(country) : 0,
    }));
  for (const { country, tonnes, inputs } of atLeast(weights, remainder)) {
    output.set(country, { tonnes, status: 'estimated', inputs });
    note({
      kind: 'output-estimated',
      exporter: country,
      tonnes,
      detail: 'part of the world total that no country row explains',
    });
  }
  const excess = weights.reduce((sum, w) => sum + w.floor, 0) - remainder;
  if (excess > 0)
    note({
      kind: 'output-raised',
      tonnes: excess,
      detail: 'exports of countries without output rows exceed what the world total leaves',
    });
}

interface Weighted {
  readonly country: CountryCode;
  readonly weight: number;
  readonly floor: number;
  readonly inputs: readonly RowId[];
}

/** x_i = max(floor_i, lambda w_i), sum x = whole; lambda 0 where the floors alone exceed it. */
function atLeast(parts: readonly Weighted[], whole: number): readonly (Weighted & { readonly tonnes: number })[] {
  let free = [...parts];
  let lambda = 0;
  for (;;) {
    const freeWeight = free.reduce((sum, p) => sum + p.weight, 0);
    const floored = parts.filter((p) => !free.includes(p)).reduce((sum, p) => sum + p.floor, 0);
    lambda = freeWeight > 0 ? Math.max(whole - floored, 0) / freeWeight : 0;
    const still = free.filter((p) => lambda * p.weight >= p.floor);
    if (still.length === free.length) break;
    free = still;
  }
  return parts.map((p) => ({ ...p, tonnes: Math.max(p.floor, lambda * p.weight) }));
}
