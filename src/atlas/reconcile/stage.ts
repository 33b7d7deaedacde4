import type { CountryCode } from '../../base/index.js';
import type { Row } from '../row.js';
import type { Note } from './adjustment.js';
import type { ChainStage } from './chain.js';
import { containedFactors, toContained } from './contained.js';
import { Flows, total } from './flows.js';
import { estimateFromMargins } from './margins.js';
import { mirrorFlow } from './mirror.js';
import { type ByCountry, outputByCountry, type Quantity } from './output.js';
import { traceReExports } from './re-export.js';
import { collectReports, type PairReports, type TradeIndex } from './report.js';
import { referenceUnitValue } from './unit-value.js';

/** A stage in contained tonnes: what each country sells to whom, itself included where output is known. */
export interface StageFlows {
  readonly spec: ChainStage;
  readonly flows: Flows;
  /** Undefined where output is in no file. */
  readonly output: ByCountry | undefined;
  /** Median dollars per contained tonne of the stage's trade. */
  readonly unitValue: number | undefined;
  readonly pairs: ReadonlyMap<string, PairReports>;
  /** Contained tonnes per gross tonne of an exporter. */
  readonly factor: (exporter: CountryCode) => number;
}

/** Relative half-width of a domestic cell, which nobody observes. */
const domesticSpread = 0.15;

/**
 * Builds one stage: reports of both sides, clipped unit values, one weight a pair, contained tonnes, estimated pairs, output, re-exports
 * led back, and the domestic cell = output - exports. Use of a country is then its column: output + imports - exports.
 */
export function buildStage(
  spec: ChainStage,
  years: readonly number[],
  rows: readonly Row[],
  trade: TradeIndex,
  note: Note,
  next?: ChainStage,
): StageFlows {
  const pairs = collectReports(trade, spec.reports, years);
  const reference = referenceUnitValue(pairs);
  const sane = (usd: number, tonnes: number): boolean =>
    reference === undefined ||
    (usd >= spec.unitValue.low * reference * tonnes && usd <= spec.unitValue.high * reference * tonnes);
  const factor = containedFactors(spec.contained, pairs, sane);
  const flows = new Flows();
  for (const pair of pairs) {
    const contained = factor(pair.exporter);
    const inContained: Note = (a) => note({ ...a, tonnes: a.tonnes * contained });
    const flow = mirrorFlow(pair, reference, spec.unitValue, inContained);
    if (flow !== undefined) flows.set(toContained(flow, contained, spec.contained.spread));
  }
  for (const margin of spec.margins ?? []) estimateFromMargins(margin, rows, flows, note);
  giveToMaker(spec, flows, note);
  const output =
    spec.output === undefined
      ? undefined
      : lessLeached(
          outputByCountry(spec.output, rows, (c) => flows.exports(c), note),
          next,
          note,
        );
  const hubs = new Set(spec.hubs ?? []);
  const own = (c: CountryCode): number =>
    output === undefined ? (hubs.has(c) ? 0 : Infinity) : (output.get(c)?.tonnes ?? 0);
  const processors = new Set(spec.processors ?? []);
  traceReExports(flows, own, processors, note);
  dropNegligible(flows, note);
  return {
    spec,
    flows,
    output: output === undefined ? undefined : closeDomestic(flows, output, processors, note),
    unitValue: reference === undefined ? undefined : reference / spec.contained.factor,
    pairs: new Map(pairs.map((pair) => [`${pair.exporter}>${pair.importer}`, pair])),
    factor,
  };
}

/** Leaves out pairs under a millionth of the stage's trade: rounding of reports and dust of tracing. */
function dropNegligible(flows: Flows, note: Note): void {
  const least = 1e-6 * total(flows.list());
  const dust = flows.list().filter((flow) => flow.tonnes < least);
  for (const flow of dust) flows.set({ ...flow, tonnes: 0 });
  if (dust.length > 0)
    note({
      kind: 'negligible',
      tonnes: total(dust),
      detail: `${dust.length} pairs under a millionth of the trade left out`,
    });
}

/** Hands what a country sells for another to that other: flows k -> j become maker -> j. */
function giveToMaker(spec: ChainStage, flows: Flows, note: Note): void {
  for (const [seller, maker] of Object.entries(spec.soldFor ?? {})) {
    const sales = flows.from(seller).filter((f) => f.importer !== maker.country);
    for (const sale of sales) {
      flows.set({ ...sale, tonnes: 0 });
      flows.add({ ...sale, exporter: maker.country, status: 'estimated' });
    }
    note({
      kind: 're-export',
      exporter: seller,
      tonnes: total(sales),
      detail: `given to ${maker.country}: ${maker.why}`,
    });
  }
}

/** Output of a stage less what its makers leach straight to the next stage. */
function lessLeached(output: ByCountry, next: ChainStage | undefined, note: Note): ByCountry {
  const left = new Map(output);
  for (const [country, skipped] of Object.entries(next?.withoutOre ?? {})) {
    const made = left.get(country);
    if (!skipped.leached || made === undefined) continue;
    left.set(country, { ...made, tonnes: Math.max(made.tonnes - skipped.tonnes, 0), status: 'estimated' });
    note({
      kind: 'leached',
      exporter: country,
      tonnes: skipped.tonnes,
      detail: `never on the market of this stage: ${skipped.why}`,
    });
  }
  return left;
}

/** Adds the domestic cells and raises the output of processors that sell more of the code than they make. */
function closeDomestic(flows: Flows, output: ByCountry, processors: ReadonlySet<CountryCode>, note: Note): ByCountry {
  const closed = new Map<CountryCode, Quantity>(output);
  for (const country of [...processors].sort()) {
    const made = output.get(country);
    const sold = flows.exports(country);
    if (sold <= (made?.tonnes ?? 0)) continue;
    closed.set(country, { tonnes: sold, status: 'estimated', inputs: made?.inputs ?? [] });
    note({
      kind: 'processed-in-code',
      exporter: country,
      tonnes: sold - (made?.tonnes ?? 0),
      detail:
        'exports above output are its own product made of imports inside the same code: counted as output, the imports as use',
    });
  }
  for (const [country, made] of closed) {
    const home = made.tonnes - flows.exports(country);
    if (home > 1e-9 * made.tonnes)
      flows.set({
        exporter: country,
        importer: country,
        tonnes: home,
        low: home * (1 - domesticSpread),
        high: home * (1 + domesticSpread),
        status: 'estimated',
        inputs: made.inputs,
      });
  }
  return closed;
}
