import type { BaseMarket } from '../atlas/index.js';
import type { Maybe, MineralCode } from '../base/index.js';
import { assumptionsOf, type Closure, type ParameterRow, parameterId } from '../shock/index.js';
import { krwPerUsd } from './exchange-rate.js';
import type { PlaceFact } from './route-shut.js';
import type { WhatIfPorts } from './what-if-answer.js';

/** A base market as plain JSON: a map is `{ map: [[key, value], ...] }`. */
export interface MarketDocument {
  readonly vintage: string;
  readonly market: object;
  /** The ranges its draws use, in a year and month by month. */
  readonly parameters: readonly ParameterRow[];
  readonly krwPerUsd: Maybe<number>;
  /** Routes that a measure may close, in what is said of each for this mineral and its exporters. */
  readonly closures: readonly Closure[];
  /** What is published of the places of those routes and of the ways round them. */
  readonly places: readonly PlaceFact[];
}

const stageDocument = (stage: BaseMarket['stages'][number]) =>
  Object.fromEntries(
    Object.entries(stage).map(([key, value]) => [key, value instanceof Map ? { map: [...value] } : value]),
  );

/** What a page needs to answer what-ifs by itself: the base year, the ranges of its parameters, the won of that year, its routes. */
export async function openMarket(
  ports: Pick<WhatIfPorts, 'atlas' | 'parameters' | 'closures' | 'places'>,
  mineral: MineralCode,
): Promise<MarketDocument | undefined> {
  const market = await ports.atlas.baseMarket(mineral);
  if (!market) return undefined;
  const used = new Set(assumptionsOf(market, ports.parameters, true).map(({ fact }) => fact));
  return {
    vintage: ports.atlas.vintage,
    market: { ...market, stages: market.stages.map(stageDocument) },
    parameters: ports.parameters.filter((row) => used.has(parameterId(row))),
    krwPerUsd: await krwPerUsd(ports.atlas, market.baseYear),
    closures: closuresOf(market, ports.closures),
    places: ports.places,
  };
}

/** Lines of closed routes that speak of a market, with the content of its own forms alone. */
function closuresOf(market: BaseMarket, closures: readonly Closure[]): readonly Closure[] {
  const forms = new Set<string>(market.stages.map(({ form }) => form));
  return closures
    .filter(({ mineral }) => mineral === '*' || mineral === market.mineral || forms.has(mineral))
    .map((line) => ({
      ...line,
      contained: Object.fromEntries(Object.entries(line.contained).filter(([form]) => forms.has(form))),
    }));
}
