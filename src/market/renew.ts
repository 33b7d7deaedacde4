import type { Compiled } from './compile.js';
import type { MarketModel, Measure, StageModel } from './model.js';
import { atMoment } from './pairs.js';
import type { StageProgramme, SupplyTerm } from './programme.js';
import { sellersOf } from './sellers.js';

/** Whether two models are one market at two moments: the same base year and curves; capacity, shifts, stocks and preferences may differ. */
function sameMarket(a: MarketModel, b: MarketModel): boolean {
  const same = (x: StageModel, y: StageModel) =>
    x.flow === y.flow &&
    x.finalDemand === y.finalDemand &&
    x.recovery === y.recovery &&
    x.secondary === y.secondary &&
    x.joint === y.joint &&
    x.output.elasticity === y.output.elasticity &&
    x.output.shutdown === y.output.shutdown &&
    x.basePrice === y.basePrice &&
    x.sigma === y.sigma &&
    x.newLink === y.newLink &&
    (x.growth === undefined) === (y.growth === undefined) &&
    (x.now?.preference === undefined) === (y.now?.preference === undefined);
  return a.nodes === b.nodes && a.stages.length === b.stages.length && a.stages.every((x, t) => same(x, b.stages[t]!));
}

/** Whether what was compiled under `before` stands under `now`: the same measures, none of them a contract (which output may cut). */
const sameMeasures = (before: readonly Measure[], now: readonly Measure[]): boolean =>
  before.length === now.length && now.every((measure, k) => measure === before[k] && measure.kind !== 'commit');

/**
 * The programme of the same market and measures at another moment of a path: pairs, gates and variables stand, curves, preferences, demand
 * and bounds are filled anew. The same bits as `compile`.
 * @returns undefined where the market, the measures or who has something to sell has changed: compile
 */
export function renew(
  before: { readonly model: MarketModel; readonly measures: readonly Measure[]; readonly compiled: Compiled },
  model: MarketModel,
  measures: readonly Measure[],
): Compiled | undefined {
  if (!sameMarket(before.model, model) || !sameMeasures(before.measures, measures)) return undefined;
  const old = before.compiled;
  const { agreed, base, programme } = old;
  const stages: StageProgramme[] = [];
  const terms: SupplyTerm[] = [];
  const closed: SupplyTerm[] = [];
  const constant = Float64Array.from(programme.constant);
  const constants = old.constant.map((tonnes) => new Float64Array(tonnes.length));
  const sellers = [];
  for (let t = 0; t < model.stages.length; t++) {
    const now = sellersOf(model, t, base, agreed, measures, stages[t - 1]);
    const was = old.sellers[t]!;
    if (now.length !== was.length) return undefined;
    for (let k = 0; k < now.length; k++) {
      const [seller, same] = [now[k]!, was[k]!];
      if (seller.node !== same.node || seller.terms.length !== same.terms.length) return undefined;
      if (seller.constant > 0 !== same.constant > 0) return undefined;
      constants[t]![seller.node] = seller.constant;
      const variable = programme.stages[t]!.variableOf[seller.node]!;
      if (variable >= 0) constant[variable] = seller.constant;
      for (let m = 0; m < seller.terms.length; m++) {
        const term = seller.terms[m]!;
        if (term.kind !== same.terms[m]!.kind) return undefined;
        term.variable = variable;
        (variable < 0 && old.closed.includes(same.terms[m]!) ? closed : terms).push(term);
      }
    }
    sellers.push(now);
    stages.push(atMoment(model.stages[t]!, base[t]!, model.nodes, programme.stages[t]!));
  }
  return { ...old, programme: { ...programme, stages, terms, constant }, sellers, constant: constants, closed };
}
