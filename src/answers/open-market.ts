import type { BaseMarket } from '../atlas/index.js';
import type { Maybe, MineralCode } from '../base/index.js';
import { assumptionsOf, type ParameterRow, parameterId } from '../shock/index.js';
import { krwPerUsd } from './exchange-rate.js';
import type { WhatIfPorts } from './what-if-answer.js';

/** A base market as plain JSON: a map is `{ map: [[key, value], ...] }`. */
export interface MarketDocument {
  readonly vintage: string;
  readonly market: object;
  /** The ranges its draws use. */
  readonly parameters: readonly ParameterRow[];
  readonly krwPerUsd: Maybe<number>;
}

const stageDocument = (stage: BaseMarket['stages'][number]) =>
  Object.fromEntries(
    Object.entries(stage).map(([key, value]) => [key, value instanceof Map ? { map: [...value] } : value]),
  );

/** What a page needs to answer what-ifs by itself: the base year, the ranges of its parameters and the won of that year. */
export async function openMarket(
  ports: Pick<WhatIfPorts, 'atlas' | 'parameters'>,
  mineral: MineralCode,
): Promise<MarketDocument | undefined> {
  const market = await ports.atlas.baseMarket(mineral);
  if (!market) return undefined;
  const used = new Set(assumptionsOf(market, ports.parameters).map(({ fact }) => fact));
  return {
    vintage: ports.atlas.vintage,
    market: { ...market, stages: market.stages.map(stageDocument) },
    parameters: ports.parameters.filter((row) => used.has(parameterId(row))),
    krwPerUsd: await krwPerUsd(ports.atlas, market.baseYear),
  };
}
