import type { CountryCode } from '../../base/index.js';
import { InputRefused } from '../../base/index.js';
import type { BaseFlow, BaseMarket, BaseStage } from '../base-market.js';
import type { Row } from '../row.js';
import { type Adjustment, largestFirst, type Note } from './adjustment.js';
import { type Chain, yearsOf } from './chain.js';
import { type Coupling, couple } from './coupling.js';
import type { Flows } from './flows.js';
import { chooseNodes, type Grouping, groupFlows } from './group.js';
import { makersNotes } from './makers.js';
import { type Derived, finalDemandRows, flowRow, flowRowId, secondaryRows } from './origin.js';
import { priceOf } from './price.js';
import type { TradeIndex } from './report.js';
import { buildStage, type StageFlows } from './stage.js';

/** A balanced base market with what its numbers rest on. */
export interface Reconciled {
  readonly market: BaseMarket;
  /** Every row that reconciliation computed: flows, prices, secondary output, final demand. */
  readonly derived: readonly Derived[];
  /** Largest first. */
  readonly adjustments: readonly Adjustment[];
}

/** Nodes of a market, groups among them: a solve costs their cube, and what is grouped sells or buys little. */
const nodeLimit = 40;
/** Countries every market keeps apart: importers a study may ask for, and the partner. */
const always: readonly CountryCode[] = ['KOR', 'MNG', 'JPN', 'CHN', 'USA', 'DEU', 'FRA', 'GBR', 'ITA', 'IND'];

/** Builds one market from all rows: the stages, their grouping to nodes, and what ties each stage to the one before. */
export function buildMarket(
  chain: Chain,
  rows: readonly Row[],
  trade: TradeIndex,
  regionOf: (country: CountryCode) => CountryCode,
): Reconciled {
  const adjustments: Adjustment[] = [];
  const noteOf =
    (stage: string): Note =>
    (a) =>
      adjustments.push({ market: chain.market, stage, ...a });
  const built = chain.stages.map((spec, n) =>
    buildStage(spec, chain.years, rows, trade, noteOf(spec.name), chain.stages[n + 1]),
  );
  refuseEmpty(chain, built);
  const grouping = chooseNodes(
    built.map((stage) => stage.flows),
    [...always, ...(chain.keep ?? [])],
    regionOf,
    nodeLimit,
  );
  const grouped = built.map((stage) => groupFlows(stage.flows, grouping));
  const couplings = grouped.map((flows, n) =>
    n === 0 ? undefined : couple(built[n]!.spec, grouped[n - 1]!, flows, grouping, noteOf(built[n]!.spec.name)),
  );
  const changes = byPair(adjustments);
  const prices = priceOf(chain, built, rows);
  const stages = built.map((stage, n) =>
    assemble(chain, stage, grouped[n]!, couplings[n], couplings[n + 1], grouping, prices[n]!.price),
  );
  return {
    market: {
      mineral: chain.market,
      parent: chain.mineral,
      baseYear: yearsOf(chain.years),
      baseYearReason: chain.why,
      ...importerYears(chain),
      status: chain.status,
      notes: [...chain.notes, ...makersNotes(chain, rows)],
      unit: chain.unit,
      stages,
    },
    derived: [
      ...prices.flatMap((p) => p.derived),
      ...built.flatMap((stage, n) => [
        ...grouped[n]!.list().map((flow) =>
          flowRow(
            chain,
            stage,
            flow,
            grouping,
            changes.get(`${stage.spec.name} ${flow.exporter}>${flow.importer}`) ?? [],
          ),
        ),
        ...finalDemandRows(chain, stage.spec, stages[n]!),
        ...secondaryRows(chain, stage.spec, stages[n]!),
      ]),
    ],
    adjustments: largestFirst(adjustments),
  };
}

/** Changes to the reports of single pairs, by stage and pair. */
function byPair(adjustments: readonly Adjustment[]): ReadonlyMap<string, readonly Adjustment[]> {
  const found = new Map<string, Adjustment[]>();
  for (const a of adjustments) {
    if (a.exporter === undefined || a.importer === undefined) continue;
    const key = `${a.stage} ${a.exporter}>${a.importer}`;
    found.set(key, [...(found.get(key) ?? []), a]);
  }
  return found;
}

/** Importers that a report spec reads over years of their own. */
function importerYears(chain: Chain): Pick<BaseMarket, 'importerYears'> {
  const own = chain.stages.flatMap((stage) => stage.reports).filter((spec) => spec.years !== undefined);
  const years = own.flatMap((spec) => (spec.importers ?? []).map((c) => [c, yearsOf(spec.years!)] as const));
  return years.length === 0 ? {} : { importerYears: Object.fromEntries(years) };
}

function assemble(
  chain: Chain,
  stage: StageFlows,
  flows: Flows,
  coupling: Coupling | undefined,
  next: Coupling | undefined,
  grouping: Grouping,
  basePrice: BaseStage['basePrice'],
): BaseStage {
  const list = flows.list().map(
    (flow): BaseFlow => ({
      exporter: flow.exporter,
      importer: flow.importer,
      tonnes: flow.tonnes,
      low: flow.low,
      high: flow.high,
      status: flow.status,
      row: flowRowId(chain, stage.spec.name, flow.exporter, flow.importer),
    }),
  );
  const purchases = new Map<CountryCode, number>();
  for (const flow of list) purchases.set(flow.importer, (purchases.get(flow.importer) ?? 0) + flow.tonnes);
  const sorted = [...purchases.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    name: stage.spec.name,
    form: stage.spec.form,
    basePrice,
    flows: list,
    outputKnown: stage.output !== undefined,
    finalDemand: next === undefined ? new Map(sorted) : next.finalDemandBefore,
    recovery: coupling?.recovery ?? new Map(sorted.map(([c]) => [c, 1])),
    secondary: coupling?.secondary ?? new Map(),
    fixedSupply: new Map(Object.entries(stage.spec.fixedSupply ?? {})),
    groups: new Map([...grouping.groups].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function refuseEmpty(chain: Chain, built: readonly StageFlows[]): void {
  const problems = built
    .filter((stage) => stage.flows.list().length === 0)
    .map((stage) => ({
      code: 'no-flows',
      message: `chain ${chain.market}, stage ${stage.spec.name}: no row matches its reports (${stage.spec.reports.map((r) => `${r.form}@${r.source}`).join(', ')}) in ${yearsOf(chain.years)}; check forms, sources and years of data/chains/${chain.market}.yaml`,
      file: `data/chains/${chain.market}.yaml`,
      path: `stages.${stage.spec.name}`,
    }));
  if (problems.length > 0) throw new InputRefused(problems);
}
