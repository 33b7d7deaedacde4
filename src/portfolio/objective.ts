import { conditionalValueAtRisk } from '../base/index.js';
import { meanOf } from './loss-table.js';

/** (1 - tailWeight) x expected loss + tailWeight x CVaR at `level`: 0 is expected loss alone, 1 the tail alone. */
export interface Objective {
  readonly tailWeight: number;
  readonly level: number;
}

export const objectiveOf = (objective: Objective, loss: Float64Array): number =>
  (1 - objective.tailWeight) * meanOf(loss) +
  (objective.tailWeight === 0 ? 0 : objective.tailWeight * conditionalValueAtRisk(loss, objective.level));
