import type { BaseMarket, BaseStage } from '../../atlas/index.js';
import { InputRefused } from '../../base/index.js';

/**
 * The stage a measure names: its own name or form; `mined` is also the first stage and `refined` the last.
 * @throws InputRefused unknown-stage with the stages there are
 */
export function stageNamed(market: BaseMarket, name: string): BaseStage {
  const { stages } = market;
  const found =
    stages.find((stage) => stage.name === name) ??
    stages.find((stage) => stage.form === name) ??
    (name === 'mined' ? stages[0] : name === 'refined' ? stages.at(-1) : undefined);
  if (found) return found;
  const names = stages.map((stage) => stage.name).join(', ');
  throw new InputRefused([
    {
      code: 'unknown-stage',
      path: 'measure',
      value: name,
      message: `The chain of ${market.mineral} has no stage "${name}". Its stages are: ${names}.`,
    },
  ]);
}

/** The stage named, or every stage. */
export const stagesOf = (market: BaseMarket, name: string | undefined): readonly BaseStage[] =>
  name === undefined ? market.stages : [stageNamed(market, name)];

/** The stage named, or the last one. */
export const lastOr = (market: BaseMarket, name: string | undefined): BaseStage =>
  name === undefined ? market.stages.at(-1)! : stageNamed(market, name);
