import type { Compiled } from './compile.js';
import type { Money } from './equilibrium.js';
import type { Measure, Receiver } from './model.js';
import type { State } from './state.js';

/** A money account that is being filled. */
export type Ledger = { -readonly [K in keyof Money]: Money[K] };

/** Hands rents and wedge revenue to whom they go, and sums payments of buyers and receipts of sellers, gates and wedges. */
export function transfers(
  measures: readonly Measure[],
  compiled: Compiled,
  state: State,
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
    const { share, demand } = state.stages[t]!;
    const rates = wedges
      .filter((wedge) => wedge.stage === t)
      .map((wedge) => ({ wedge, pairs: new Set(Array.from(wedge.pairs)) }));
    for (let b = 0; b < demand.length; b++) {
      for (let p = stage.start[b]!; p < stage.start[b + 1]!; p++) {
        const tonnes = share[p]! * demand[b]!;
        const pair = stage.pair[p]!;
        let price = state.y[stage.seller[p]!]! + stage.wedge[p]!;
        for (let g = stage.gateStart[p]!; g < stage.gateStart[p + 1]!; g++) {
          const rent = state.y[stage.gate[g]!]!;
          price += rent;
          const gate = gateOf.get(stage.gate[g]!)!;
          give(gate.kind === 'gate' ? (gate.rentTo ?? 'exporter') : 'cost', pair, stage.price * rent * tonnes);
        }
        payments += stage.price * tonnes * price;
        receipts += stage.price * tonnes * stage.wedge[p]!;
        for (const { wedge, pairs } of rates) {
          if (!pairs.has(pair)) continue;
          const to = wedge.to ?? 'importer';
          const money = stage.price * tonnes * wedge.rate;
          give(to, pair, money);
          if (to !== 'cost') revenue += money;
        }
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
