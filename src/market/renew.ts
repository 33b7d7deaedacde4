import type { Compiled } from './compile.js';
import type { MarketModel, Measure, StageModel } from './model.js';
import { fillMoment, mayStrand } from './pairs.js';
import { type Seller, sellersOf } from './sellers.js';

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
 * Takes a compiled programme to the same market and measures at another moment of a path, in place: pairs, gates and variables stand, curves,
 * preferences, demand and bounds are filled anew. The same bits as `compile`.
 * @returns whether it could: not where the market, the measures or who has something to sell has changed; then compile
 */
export function renew(
  before: { readonly model: MarketModel; readonly measures: readonly Measure[]; readonly compiled: Compiled },
  model: MarketModel,
  measures: readonly Measure[],
): boolean {
  if (!sameMarket(before.model, model) || !sameMeasures(before.measures, measures)) return false;
  const { agreed, base, programme, sellers, constant } = before.compiled;
  for (let t = 0; t < model.stages.length; t++) {
    const stage = programme.stages[t]!;
    stage.constantDemand.fill(0);
    const now = sellersOf(model, t, base, agreed, measures, programme.stages[t - 1]);
    const was = sellers[t]!;
    if (now.length !== was.length) return false;
    for (let k = 0; k < now.length; k++) {
      if (!sameSeller(now[k]!, was[k]!)) return false;
      refill(was[k]!, now[k]!);
      const { node, constant: tonnes } = now[k]!;
      constant[t]![node] = tonnes;
      const variable = stage.variableOf[node]!;
      if (variable < 0) continue;
      programme.constant[variable] = tonnes;
      programme.bounded[variable] = mayStrand(now[k]!, agreed.subsidised[t]!) ? 1 : 0;
    }
    fillMoment(model.stages[t]!, base[t]!, model.nodes, stage);
  }
  return true;
}

function sameSeller(now: Seller, was: Seller): boolean {
  if (now.node !== was.node || now.terms.length !== was.terms.length) return false;
  for (let m = 0; m < now.terms.length; m++) if (now.terms[m]!.kind !== was.terms[m]!.kind) return false;
  return true;
}

/** Curves alone move: without contracts nothing is owed, and shares and prices are those of the base year. */
function refill(was: Seller, now: Seller): void {
  was.constant = now.constant;
  for (let m = 0; m < now.terms.length; m++) was.terms[m]!.curve = now.terms[m]!.curve;
}
