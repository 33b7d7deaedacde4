import type { CountryCode } from '../../base/index.js';
import { Bug, isMissing } from '../../base/index.js';
import type { BaseFlow, BaseMarket, BaseStage } from '../base-market.js';
import type { Row } from '../row.js';

type Table = Readonly<Record<CountryCode, number>>;

interface StageDocument extends Pick<BaseStage, 'name' | 'form' | 'basePrice' | 'outputKnown'> {
  readonly finalDemand: Table;
  readonly recovery: Table;
  readonly secondary: Table;
  readonly fixedSupply: Readonly<Record<CountryCode, string>>;
  readonly groups: Readonly<Record<CountryCode, readonly CountryCode[]>>;
}

/** A base market without its flows, as JSON: the flows stand as rows of kind `flow`. */
export interface MarketDocument extends Omit<BaseMarket, 'stages'> {
  readonly stages: readonly StageDocument[];
}

export const marketDocument = (market: BaseMarket): MarketDocument => ({
  ...market,
  stages: market.stages.map(({ flows: _, ...stage }) => ({
    ...stage,
    finalDemand: Object.fromEntries(stage.finalDemand),
    recovery: Object.fromEntries(stage.recovery),
    secondary: Object.fromEntries(stage.secondary),
    fixedSupply: Object.fromEntries(stage.fixedSupply),
    groups: Object.fromEntries(stage.groups),
  })),
});

/** What a base market reads of a row. */
export type FlowRow = Pick<
  Row,
  'id' | 'kind' | 'mineral' | 'stage' | 'exporter' | 'importer' | 'value' | 'low' | 'high' | 'status'
>;

/** The base market of a document and the rows of kind `flow` of its market, in any order. */
export function marketOf(document: MarketDocument, rows: readonly FlowRow[]): BaseMarket {
  const byStage = new Map<string, BaseFlow[]>(document.stages.map((stage) => [stage.name, []]));
  for (const row of rows)
    if (row.kind === 'flow' && row.mineral === document.mineral) byStage.get(row.stage)?.push(baseFlow(row));
  return {
    ...document,
    stages: document.stages.map((stage) => ({
      ...stage,
      flows: byStage.get(stage.name)!.sort((a, b) => (a.exporter + a.importer < b.exporter + b.importer ? -1 : 1)),
      finalDemand: new Map(Object.entries(stage.finalDemand)),
      recovery: new Map(Object.entries(stage.recovery)),
      secondary: new Map(Object.entries(stage.secondary)),
      fixedSupply: new Map(Object.entries(stage.fixedSupply)),
      groups: new Map(Object.entries(stage.groups)),
    })),
  };
}

function baseFlow(row: FlowRow): BaseFlow {
  const { exporter, importer, low, high } = row;
  if (
    exporter === undefined ||
    importer === undefined ||
    low === undefined ||
    high === undefined ||
    isMissing(row.value)
  )
    throw new Bug('flow-row', `row ${row.id} is no flow`, { id: row.id });
  return { exporter, importer, tonnes: row.value, low, high, status: row.status, row: row.id };
}
