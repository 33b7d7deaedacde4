import type { Compiled } from './compile.js';
import type { Money, StageEquilibrium } from './equilibrium.js';
import type { Measure, Receiver } from './model.js';
import type { State } from './state.js';

/** A money account that is being filled. */
export type Ledger = { -readonly [K in keyof Money]: Money[K] };

/** Hands rents and wedge revenue to whom they go, and sums payments of buyers and receipts of sellers, gates and wedges. */
export function transfers(
  measures: readonly Measure[],
  compiled: Compiled,
  state: State,
  stages: readonly StageEquilibrium[],
  ledger: Ledger,
  n: number,
): { revenue: number; payments: number; receipts: number } {
  const give = (to: Receiver, pair: number, money: number) => {
    if (to === 'exporter') ledger.exporterRent[Math.floor(pair / n)]! += money;
    else if (to === 'host') ledger.hostTreasury[Math.floor(pair / n)]! += money;
    else if (to === 'importer') ledger.importerTreasury[pair % n]! += money;
    else if (to === 'carrier') ledger.carrierRent += money;
  };
  const wedges = measures.filter((measure) => measure.kind === 'wedge');
  const gateOf = new Map(compiled.programme.gates.map((gate) => [gate.variable, measures[gate.measure]!]));
  let revenue = 0;
  let payments = 0;
  let receipts = 0;
  compiled.programme.stages.forEach((stage, t) => {
    const { share, demand, rent } = state.stages[t]!;
    const { averagePrice } = stages[t]!;
    for (let b = 0; b < demand.length; b++) payments += stage.price * demand[b]! * averagePrice[stage.buyers[b]!]!;
    const rates = wedges.filter((wedge) => wedge.stage === t);
    rent?.forEach((mu, p) => {
      if (mu === 0) return;
      give('exporter', stage.pair[p]!, stage.price * mu * stage.bound[p]!);
      receipts += stage.price * mu * stage.bound[p]!;
    });
    if (rates.length === 0 && stage.gate.length === 0 && !stage.wedge.some((extra) => extra !== 0)) return;
    const tables = rates.map(
      (wedge) => new Map(Array.from(wedge.pairs, (pair, k) => [pair, wedge.rates?.[k] ?? wedge.rate] as const)),
    );
    for (let b = 0; b < demand.length; b++) {
      for (let p = stage.start[b]!; p < stage.start[b + 1]!; p++) {
        const money = stage.price * share[p]! * demand[b]!;
        const pair = stage.pair[p]!;
        receipts += money * stage.wedge[p]!;
        for (let g = stage.gateStart[p]!; g < stage.gateStart[p + 1]!; g++) {
          const gate = gateOf.get(stage.gate[g]!)!;
          give(
            gate.kind === 'gate' ? (gate.rentTo ?? 'exporter') : 'cost',
            pair,
            money * stage.toll[g]! * state.y[stage.gate[g]!]!,
          );
        }
        rates.forEach((wedge, k) => {
          const rate = tables[k]!.get(pair);
          if (rate === undefined) return;
          const to = wedge.to ?? 'importer';
          give(to, pair, money * rate);
          if (to !== 'cost') revenue += money * rate;
        });
      }
    }
  });
  const { programme } = compiled;
  const firstGate = programme.size - programme.gates.length;
  for (let v = 0; v < programme.size; v++) {
    const sold = v < firstGate ? programme.constant[v]! - state.left[v]! : programme.constant[v]!;
    receipts += programme.weight[v]! * state.y[v]! * sold;
  }
  programme.terms.forEach((term, c) => {
    if (term.variable >= 0) receipts += programme.weight[term.variable]! * state.y[term.variable]! * state.market[c]!;
  });
  return { revenue, payments, receipts };
}
