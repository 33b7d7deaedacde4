import type { Compiled } from './compile.js';
import { demandCrossing, demandIntegral, supplyCrossing, supplyIntegral } from './integrals.js';
import { earnedBy, type State } from './state.js';

/** min Phi from the market parts alone: int of demand above contracts, of supply above what is owed, constants, and caps. */
export function potential(compiled: Compiled, state: State): number {
  const { programme } = compiled;
  let phi = 0;
  programme.stages.forEach((stage, t) => {
    const { index, rent } = state.stages[t]!;
    rent?.forEach((mu, p) => {
      if (mu > 0) phi += stage.price * mu * stage.bound[p]!;
    });
    stage.final.forEach((final, b) => {
      const v = index[b]!;
      const received = stage.received[b]!;
      const cross = received > 0 ? demandCrossing(final, received) : Infinity;
      const from = Math.min(1, cross);
      const to = Math.min(v, cross);
      if (from !== to) phi -= stage.price * (demandIntegral(final, from, to) - received * (to - from));
      phi -= stage.price * stage.constantDemand[b]! * (v - 1);
    });
  });
  [...programme.terms, ...compiled.closed].forEach((term) => {
    const ore = term.oreBuyer < 0 ? 0 : state.stages[term.stage - 1]!.index[term.oreBuyer]! * term.oreShare;
    const argument = earnedBy(term, state.y) - ore;
    const cross = term.owed > 0 ? supplyCrossing(term.curve, term.owed) : -Infinity;
    const from = Math.max(term.kind === 'detour' ? 0 : 1, cross);
    const to = Math.max(argument, cross);
    if (from !== to) phi += term.money * (supplyIntegral(term.curve, from, to) - term.owed * (to - from));
  });
  for (let v = 0; v < programme.size; v++) {
    phi += programme.weight[v]! * programme.constant[v]! * (state.y[v]! - programme.start[v]!);
  }
  programme.stages.forEach((stage, t) => {
    compiled.constant[t]!.forEach((tonnes, i) => {
      if (stage.variableOf[i]! < 0) phi -= stage.price * tonnes;
    });
  });
  return phi;
}
