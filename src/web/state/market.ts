import type { BaseMarket } from '../../atlas/index.js';
import type { ParameterRow } from '../../shock/index.js';
import { get } from './api.js';

type Entries<T> = readonly (readonly [string, T])[];
type StageDocument = Omit<BaseMarket['stages'][number], 'finalDemand' | 'recovery' | 'secondary' | 'groups'> & {
  readonly finalDemand: Entries<number>;
  readonly recovery: Entries<number>;
  readonly secondary: Entries<number>;
  readonly groups: Entries<readonly string[]>;
};

/** A base market as JSON: maps are lists of entries. */
export interface MarketDocument {
  readonly market: Omit<BaseMarket, 'stages'> & { readonly stages: readonly StageDocument[] };
  readonly parameters: readonly ParameterRow[];
  readonly krwPerUsd: number;
  readonly vintage: string;
}

export async function openMarket(mineral: string): Promise<Omit<MarketDocument, 'market'> & { readonly market: BaseMarket }> {
  const { market, ...rest } = await get<MarketDocument>(`markets/${mineral}`);
  const stages = market.stages.map((stage) => ({
    ...stage,
    finalDemand: new Map(stage.finalDemand),
    recovery: new Map(stage.recovery),
    secondary: new Map(stage.secondary),
    groups: new Map(stage.groups),
  }));
  return { ...rest, market: { ...market, stages } };
}
