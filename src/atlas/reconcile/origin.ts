import type { CountryCode } from '../../base/index.js';
import type { BaseStage } from '../base-market.js';
import { type Row, type RowId, type RowKey, rowId, type Step } from '../row.js';
import type { Adjustment } from './adjustment.js';
import type { Chain, ChainStage } from './chain.js';
import type { Flow } from './flows.js';
import type { Grouping } from './group.js';
import type { PairReports } from './report.js';
import type { StageFlows } from './stage.js';

/** A row that reconciliation computed (its `chain` still empty), the steps that made it and the rows it was made of. */
export interface Derived {
  readonly row: Row;
  readonly steps: readonly Step[];
  readonly inputs: readonly RowId[];
}

/** A computed row of a stage; `series` of the id is `<market>-<stage>`, with a suffix where a stage has several series. */
export function derivedRow(
  chain: Chain,
  spec: ChainStage,
  fields: Pick<Row, 'kind' | 'value' | 'unit' | 'status'> & Partial<Row>,
  suffix = '',
): Row {
  const row = {
    mineral: chain.market,
    form: spec.form,
    stage: spec.name,
    series: `${chain.market}-${spec.name}${suffix}`,
    year: Math.max(...chain.years),
    source: 'lodeward',
    sourceRow: '',
    chain: '',
    ...fields,
  };
  return { ...row, id: rowId(row as RowKey) };
}

/** Id of the row of a flow: `flow.copper-mined.2023.CHL.CHN.t@lodeward`. */
export const flowRowId = (chain: Chain, stage: string, exporter: CountryCode, importer: CountryCode): RowId =>
  rowId({
    kind: 'flow',
    form: '',
    series: `${chain.market}-${stage}`,
    year: Math.max(...chain.years),
    exporter,
    importer,
    unit: 't',
    source: 'lodeward',
  });

/** A balanced flow as a row with its interval, the reports it rests on and the ratio of importer's to exporter's weight. */
export function flowRow(
  chain: Chain,
  stage: StageFlows,
  flow: Flow,
  grouping: Grouping,
  changes: readonly Adjustment[],
): Derived {
  const pair = stage.pairs.get(`${flow.exporter}>${flow.importer}`);
  const ratio = pair === undefined ? undefined : mirrorRatio(pair);
  const row = derivedRow(chain, stage.spec, {
    kind: 'flow',
    exporter: flow.exporter,
    importer: flow.importer,
    value: flow.tonnes,
    low: flow.low,
    high: flow.high,
    unit: 't',
    status: flow.status,
    reports: pair?.reports.length ?? 0,
    ...(ratio === undefined ? {} : { mirrorRatio: ratio }),
  });
  return { row, steps: stepsOf(stage, flow, grouping, changes), inputs: [...flow.inputs].sort() };
}

function mirrorRatio(pair: PairReports): number | undefined {
  const weight = (side: string) => pair.reports.find((r) => r.side === side && r.tonnes !== undefined)?.tonnes;
  const importer = weight('importer');
  const exporter = weight('exporter');
  return importer === undefined || exporter === undefined ? undefined : importer / exporter;
}

/** How the flow came about: its own reports and what was changed in them, content, re-exports, grouping. */
function stepsOf(
  { spec, pairs, factor }: StageFlows,
  flow: Flow,
  grouping: Grouping,
  changes: readonly Adjustment[],
): readonly Step[] {
  const steps: Step[] = [];
  if (flow.exporter === flow.importer && spec.output !== undefined)
    steps.push({ step: 'domestic', detail: 'output less exports; never observed' });
  else {
    if (pairs.has(`${flow.exporter}>${flow.importer}`)) {
      const order = spec.reports.map((r) => `${r.form}@${r.source}`).join(', ');
      const { low, high } = spec.unitValue;
      steps.push({
        step: 'mirror',
        detail: `reports in the order ${order}; weights outside ${low} to ${high} times the median unit value replaced by value / median`,
      });
      for (const change of changes) steps.push({ step: change.kind, detail: change.detail });
      const content = Number(factor(flow.exporter).toPrecision(4));
      steps.push({
        step: 'contained',
        detail: `${content} per gross tonne from ${flow.exporter}: ${spec.contained.why}`,
      });
    }
    steps.push({ step: 're-export', detail: 'sales beyond own output led back to suppliers in proportion to imports' });
    if (flow.status === 'estimated')
      steps.push({
        step: 'estimated',
        detail: 'from totals, imputed weights or re-exports led back, in part or whole',
      });
  }
  if (grouping.groups.has(flow.exporter) || grouping.groups.has(flow.importer))
    steps.push({ step: 'group', detail: 'countries too small to stand alone are summed by region' });
  return steps;
}

/** Final demand by country as rows of kind `use`. */
export const finalDemandRows = (chain: Chain, spec: ChainStage, base: BaseStage): readonly Derived[] =>
  [...base.finalDemand].map(([country, value]) => ({
    row: derivedRow(chain, spec, { kind: 'use', country, value, unit: 't', status: 'estimated' }),
    steps: [{ step: 'final-demand', detail: 'purchases less what the next stage processes' }],
    inputs: base.flows.filter((flow) => flow.importer === country).map((flow) => flow.row),
  }));

/** Output that needs nothing of the stage before, by country, as rows of kind `production`. */
export const secondaryRows = (chain: Chain, spec: ChainStage, base: BaseStage): readonly Derived[] =>
  [...base.secondary].map(([country, value]) => ({
    row: derivedRow(chain, spec, { kind: 'production', country, value, unit: 't', status: 'estimated' }, '-secondary'),
    steps: [{ step: 'secondary', detail: 'output that no purchase of the stage before explains, scrap among it' }],
    inputs: base.flows.filter((flow) => flow.exporter === country).map((flow) => flow.row),
  }));
