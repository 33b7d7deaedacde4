import type { MarketDocument as Answer } from '../../answers/index.js';
import type { BaseMarket } from '../../atlas/index.js';
import { get } from './api.js';

/** A base market as JSON: a map is `{ map: [[key, value], ...] }`. */
interface MarketDocument extends Answer {
  readonly market: Omit<BaseMarket, 'stages'> & { readonly stages: readonly object[] };
}

const revived = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && 'map' in value
    ? new Map(value.map as [string, unknown][])
    : value;

const stageOf = (document: object) =>
  Object.fromEntries(
    Object.entries(document).map(([key, value]) => [key, revived(value)]),
  ) as unknown as BaseMarket['stages'][number];

export interface OpenMarket extends Omit<MarketDocument, 'market'> {
  readonly market: BaseMarket;
}

export async function openMarket(mineral: string): Promise<OpenMarket> {
  const { market, ...rest } = await get<MarketDocument>(`markets/${mineral}`);
  return { ...rest, market: { ...market, stages: market.stages.map(stageOf) } };
}
