import type { BaseMarket } from '../atlas/index.js';
import { rowsOfChain } from './draw.js';
import { type ParameterRow, ParameterTable, parameterId } from './parameters.js';

/** A range that a draw uses, with its source. */
export interface Assumption {
  readonly parameter: string;
  /** Stages of the chain that use it. */
  readonly stages: readonly string[];
  readonly low: number;
  readonly mode: number;
  readonly high: number;
  readonly status: string;
  readonly source: string;
  /** `elasticities/tin/refined/sigma`. */
  readonly fact: string;
}

/** Every range the draws of a chain use, in the order of the stages; a range several stages share stands once. */
export function assumptionsOf(market: BaseMarket, parameters: readonly ParameterRow[]): readonly Assumption[] {
  const found = new Map<string, Assumption & { stages: string[] }>();
  rowsOfChain(new ParameterTable(parameters), market).forEach((rows, stage) => {
    for (const row of Object.values(rows)) {
      const fact = parameterId(row);
      const { parameter, low, mode, high, status, source } = row;
      const name = market.stages[stage]!.name;
      const known = found.get(fact);
      if (known) known.stages.push(name);
      else found.set(fact, { parameter, stages: [name], low, mode, high, status, source, fact });
    }
  });
  return [...found.values()];
}
