import { contractAnswers, gateAnswers, stageAnswers } from './answer.js';
import type { Chain } from './block.js';
import type { BlockProgramme } from './block-programme.js';
import { certify } from './certificate.js';
import type { Compiled } from './compile.js';
import type { Equilibrium } from './equilibrium.js';
import { account } from './money.js';
import type { Programme, StageProgramme } from './programme.js';
import type { State } from './state.js';

/**
 * The answer of one chain of a solved block: rents of corridors as costs in its wedges, joint outputs as constant supply, the joint earnings of
 * its hosts as they are. Surpluses of sellers are not split between the outputs of an activity: money is that of buyers.
 */
export function chainAnswer(
  { model, measures }: Chain,
  c: number,
  block: BlockProgramme,
  state: State,
  iterations: number,
): Equilibrium {
  const { compiled, variables, firstStage, firstTerm } = block.chains[c]!;
  const own = compiled.programme;
  const stages = own.stages.map((stage, t) => withTolls(stage, block, firstStage + t, state));
  const constant = Float64Array.from(own.constant);
  const made = compiled.constant.map((tonnes) => tonnes.slice());
  for (const { joint, term, yield: yields } of block.ties) {
    const { product, tonnes } = joint;
    if (product.chain !== c) continue;
    const before = compiled.agreed.running[product.stage]![product.node]! * tonnes;
    const base = block.chains[joint.host.chain]!.compiled.base[joint.host.stage]!.primary[joint.host.node]!;
    const now = yields * (term < 0 ? base : state.market[term]!);
    made[product.stage]![product.node]! += now - before;
    const v = own.stages[product.stage]!.variableOf[product.node]!;
    if (v >= 0) constant[v]! += now - before;
  }
  const programme: Programme = { ...own, stages, constant };
  const view: Compiled = { ...compiled, programme, constant: made };
  const slice: State = {
    ...state,
    y: Float64Array.from(variables, (v) => state.y[v]!),
    stages: state.stages.slice(firstStage, firstStage + own.stages.length),
    argument: state.argument.slice(firstTerm, firstTerm + own.terms.length),
    tonnes: state.tonnes.slice(firstTerm, firstTerm + own.terms.length),
    market: state.market.slice(firstTerm, firstTerm + own.terms.length),
    slope: state.slope.slice(firstTerm, firstTerm + own.terms.length),
    left: Float64Array.from(variables, (v) => state.left[v]!),
    excess: Float64Array.from(variables, (v) => state.excess[v]!),
  };
  const answers = stageAnswers(model, view, slice);
  const { money, residual } = account(model, measures, view, slice, answers, 'buyers');
  const { maxExcessTonnes, relativeExcess, maxGateViolationTonnes, complementarityTonnes } = certify(
    block.programme,
    state,
    iterations,
  );
  return {
    status: relativeExcess <= 1e-9 ? 'solved' : 'not-converged',
    reason: '',
    certificate: {
      maxExcessTonnes,
      relativeExcess,
      maxGateViolationTonnes,
      complementarityTonnes,
      iterations,
      moneyResidual: residual,
    },
    stages: answers,
    gates: gateAnswers(view, measures, slice),
    contracts: contractAnswers(model, view, measures, answers),
    money,
  };
}

/** The chain's own stage with what its pairs pay to corridors added to their wedges. */
function withTolls(stage: StageProgramme, block: BlockProgramme, t: number, state: State): StageProgramme {
  const whole = block.programme.stages[t]!;
  const corridors = new Set(block.corridors.map(({ variable }) => variable));
  const wedge = Float64Array.from(stage.wedge);
  for (let p = 0; p < wedge.length; p++)
    for (let g = whole.gateStart[p]!; g < whole.gateStart[p + 1]!; g++)
      if (corridors.has(whole.gate[g]!)) wedge[p]! += whole.toll[g]! * state.y[whole.gate[g]!]!;
  return { ...stage, wedge };
}
