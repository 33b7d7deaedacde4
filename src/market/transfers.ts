import type { Compiled } from './compile.js';
import type { Money, StageEquilibrium } from './equilibrium.js';
import type { Measure, Receiver } from './model.js';
import type { State } from './state.js';

/** A money account that is being filled. */
export type Ledger = { -readonly [K in keyof Money]: Money[K] };

/** What buyers pay on the market, and what sellers, gates, bounds and wedges receive: the same money counted twice. */
export function balance(
  { programme }: Compiled,
  state: State,
  stages: readonly StageEquilibrium[],
): { payments: number; receipts: number } {
  let payments = 0;
  let receipts = 0;
  for (let t = 0; t < stages.length; t++) {
    const { price, buyers, start, wedge, bound } = programme.stages[t]!;
    const { share, demand, rent } = state.stages[t]!;
    const { averagePrice } = stages[t]!;
    for (let b = 0; b < demand.length; b++) {
      const money = price * demand[b]!;
      payments += money * averagePrice[buyers[b]!]!;
      for (let p = start[b]!; p < start[b + 1]!; p++) if (wedge[p] !== 0) receipts += money * share[p]! * wedge[p]!;
    }
    if (rent) for (let p = 0; p < rent.length; p++) if (rent[p]! > 0) receipts += price * rent[p]! * bound[p]!;
  }
  const { size, gates, weight, constant, terms } = programme;
  const firstGate = size - gates.length;
  for (let v = 0; v < size; v++) {
    const sold = v < firstGate ? constant[v]! - state.left[v]! : constant[v]!;
    receipts += weight[v]! * state.y[v]! * sold;
  }
  for (let c = 0; c < terms.length; c++) {
    const { variable } = terms[c]!;
    if (variable >= 0) receipts += weight[variable]! * state.y[variable]! * state.market[c]!;
  }
  return { payments, receipts };
}

/** Hands rents and wedge revenue to whom they go; returns the revenue of wedges that is not a real cost. */
export function transfers(
  measures: readonly Measure[],
  { programme }: Compiled,
  state: State,
  ledger: Ledger,
  n: number,
): number {
  const give = (to: Receiver, pair: number, money: number) => {
    if (to === 'exporter') ledger.exporterRent[Math.floor(pair / n)]! += money;
    else if (to === 'host') ledger.hostTreasury[Math.floor(pair / n)]! += money;
    else if (to === 'importer') ledger.importerTreasury[pair % n]! += money;
    else if (to === 'carrier') ledger.carrierRent += money;
  };
  const wedges = measures.filter((measure) => measure.kind === 'wedge');
  const gateOf = new Map(programme.gates.map((gate) => [gate.variable, measures[gate.measure]!]));
  let revenue = 0;
  programme.stages.forEach((stage, t) => {
    const { share, demand, rent } = state.stages[t]!;
    rent?.forEach((mu, p) => {
      if (mu > 0) give('exporter', stage.pair[p]!, stage.price * mu * stage.bound[p]!);
    });
    const rates = wedges.filter((wedge) => wedge.stage === t);
    if (rates.length === 0 && stage.gate.length === 0) return;
    const tables = rates.map(
      (wedge) => new Map(Array.from(wedge.pairs, (pair, k) => [pair, wedge.rates?.[k] ?? wedge.rate] as const)),
    );
    for (let b = 0; b < demand.length; b++) {
      for (let p = stage.start[b]!; p < stage.start[b + 1]!; p++) {
        const money = stage.price * share[p]! * demand[b]!;
        const pair = stage.pair[p]!;
        for (let g = stage.gateStart[p]!; g < stage.gateStart[p + 1]!; g++) {
          const gate = gateOf.get(stage.gate[g]!)!;
          const to = gate.kind === 'gate' ? (gate.rentTo ?? 'exporter') : 'cost';
          give(to, pair, money * stage.toll[g]! * state.y[stage.gate[g]!]!);
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
  return revenue;
}
