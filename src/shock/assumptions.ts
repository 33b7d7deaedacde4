import type { BaseMarket } from '../atlas/index.js';
import { rowsOfChain } from './draw.js';
import { type ParameterRow, ParameterTable, parameterId } from './parameters.js';
import { behaviourRows } from './path/behaviour.js';

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

/**
 * Every range the draws of a chain use, in the order of the stages; a range several stages share stands once.
 * @param throughTime also those of behaviour from month to month
 */
export function assumptionsOf(
  market: BaseMarket,
  parameters: readonly ParameterRow[],
  throughTime = false,
): readonly Assumption[] {
  const table = new ParameterTable(parameters);
  const found = new Map<string, Assumption & { stages: string[] }>();
  const note = (row: ParameterRow, stage: string) => {
    const fact = parameterId(row);
    const { parameter, low, mode, high, status, source } = row;
    const known = found.get(fact);
    if (known) known.stages.push(stage);
    else found.set(fact, { parameter, stages: [stage], low, mode, high, status, source, fact });
  };
  rowsOfChain(table, market).forEach((rows, stage) => {
    for (const row of Object.values(rows)) note(row, market.stages[stage]!.name);
  });
  if (throughTime)
    for (const { name } of market.stages) for (const row of behaviourRows(table, market)) note(row, name);
  return [...found.values()];
}
