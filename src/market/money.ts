import type { Compiled } from './compile.js';
import { type Curve, type Demand, marketDemandAt } from './curves.js';
import type { Money, StageEquilibrium } from './equilibrium.js';
import { demandCrossing, demandIntegral, supplyCrossing, supplyIntegral } from './integrals.js';
import type { MarketModel, Measure } from './model.js';
import { finalBuyer } from './pairs.js';
import { potential } from './potential.js';
import type { State } from './state.js';
import { balance, type Ledger, transfers } from './transfers.js';

/**
 * Who gains and loses what, and the identity: changes of all parties = min Phi + revenue of wedges + contracts - surplus of output lost.
 * `residual` is its error, or that of payments = receipts if larger (that alone for `buyers`), over the sum of base price x base tonnes.
 */
export function account(
  model: MarketModel,
  measures: readonly Measure[],
  compiled: Compiled,
  state: State,
  stages: readonly StageEquilibrium[],
  extent: 'full' | 'buyers',
  only?: number,
): { money: Money; residual: number } {
  const n = model.nodes;
  const ledger = emptyLedger(n, extent, only);
  const sums = { parties: 0, outages: 0, contracts: 0 };
  model.stages.forEach((_, t) => {
    buyers(model, measures, compiled, stages, t, ledger, sums, only);
    if (extent === 'full') sellers(model, compiled, stages, t, ledger, sums);
  });
  const { payments, receipts } = balance(compiled, state, stages);
  const scale = compiled.programme.stages.reduce((sum, { price, baseTonnes }) => sum + price * baseTonnes, 0);
  if (extent === 'buyers') return { money: ledger, residual: Math.abs(payments - receipts) / scale };
  const revenue = transfers(measures, compiled, state, ledger, n);
  ledger.potential = potential(compiled, state);
  ledger.lines = [
    { name: 'wedge-revenue', value: revenue },
    { name: 'contracts', value: sums.contracts },
    { name: 'output-lost', value: -sums.outages },
  ];
  const rents = gateRents(compiled, state);
  const identity = sums.parties + rents - sums.outages - (ledger.potential + sums.contracts - sums.outages);
  const residual = Math.max(Math.abs(identity), Math.abs(payments - receipts)) / scale;
  return { money: ledger, residual };
}

/** Where `only` one buyer is asked for, the others have no money; nor have other parties where buyers alone are asked for. */
function emptyLedger(n: number, extent: 'full' | 'buyers', only: number | undefined): Ledger {
  const columns = new Float64Array((extent === 'full' ? 11 : 7) * n);
  const column = (k: number) => new Float64Array(columns.buffer, 8 * k * n, n);
  if (only !== undefined) {
    columns.fill(Number.NaN, 0, 6 * n);
    for (let k = 0; k < 6; k++) columns[k * n + only] = 0;
  }
  const none = extent === 'full' ? undefined : column(6).fill(Number.NaN);
  return {
    extraBill: column(0),
    extraBillPrice: column(1),
    extraBillVolume: column(2),
    extraBillContract: column(3),
    switchingCost: column(4),
    buyerLoss: column(5),
    producerSurplus: none ?? column(6),
    processorSurplus: none ?? column(7),
    exporterRent: none ?? column(8),
    hostTreasury: none ?? column(9),
    importerTreasury: none ?? column(10),
    carrierRent: none ? Number.NaN : 0,
    lines: [],
    potential: none ? Number.NaN : 0,
  };
}

interface Sums {
  /** Integrals of buyers, producers and processors at their running curves. */
  parties: number;
  outages: number;
  /** Surplus on tonnes that contracts keep out of the market. */
  contracts: number;
}

const point = { argument: 0, tonnes: 0, slope: 0 };

function buyers(
  model: MarketModel,
  measures: readonly Measure[],
  compiled: Compiled,
  stages: readonly StageEquilibrium[],
  t: number,
  ledger: Ledger,
  sums: Sums,
  only: number | undefined,
): void {
  const stage = model.stages[t]!;
  const { scarcityIndex, averagePrice } = stages[t]!;
  const { buyerOf, final } = compiled.programme.stages[t]!;
  for (let j = only ?? 0; j < (only === undefined ? model.nodes : only + 1); j++) {
    const base = compiled.base[t]!.purchases[j]! > 0 ? stage.finalDemand[j]! : 0;
    if (!(base > 0)) continue;
    const demand = buyerOf[j]! < 0 ? finalBuyer(stage, j) : final[buyerOf[j]!]!;
    const next = compiled.base[t + 1];
    const received = next && next.primary[j]! > 0 ? 0 : compiled.agreed.received[t]![j]!;
    const v = scarcityIndex[j]!;
    const served = !Number.isNaN(v);
    const lost = stage.basePrice * demandIntegral(demand, 1, served ? v : Infinity);
    ledger.buyerLoss[j]! += lost;
    if (served) {
      marketDemandAt(demand, received, v, point);
      const bought = point.tonnes;
      ledger.extraBillPrice[j]! += stage.basePrice * (averagePrice[j]! - 1) * bought;
      ledger.extraBillVolume[j]! += stage.basePrice * (bought - base);
      ledger.switchingCost[j]! += stage.basePrice * bought * (v - averagePrice[j]!);
      sums.parties -= lost;
      if (received > 0) sums.contracts -= stage.basePrice * partBelow(demand, received, v);
    } else ledger.extraBillVolume[j]! -= stage.basePrice * base;
    if (received > 0) ledger.extraBillContract[j]! += stage.basePrice * contractCost(measures, compiled, t, j);
    ledger.extraBill[j] = ledger.extraBillPrice[j]! + ledger.extraBillVolume[j]! + ledger.extraBillContract[j]!;
  }
}

function contractCost(measures: readonly Measure[], compiled: Compiled, t: number, buyer: number): number {
  let cost = 0;
  measures.forEach((measure, index) => {
    if (measure.kind !== 'commit' || measure.stage !== t || measure.to !== buyer) return;
    cost += compiled.agreed.delivered[index]! * (measure.price ?? 1);
  });
  return cost;
}

/** int_1^V min(F, r) dv. */
function partBelow(demand: Demand, tonnes: number, v: number): number {
  const cross = demandCrossing(demand, tonnes);
  return (
    tonnes * (Math.min(v, cross) - Math.min(1, cross) || 0) +
    demandIntegral(demand, Math.max(1, cross), Math.max(v, cross))
  );
}

function sellers(
  model: MarketModel,
  compiled: Compiled,
  stages: readonly StageEquilibrium[],
  t: number,
  ledger: Ledger,
  sums: Sums,
): void {
  const stage = model.stages[t]!;
  const { primary, sales } = compiled.base[t]!;
  for (let i = 0; i < model.nodes; i++) {
    if (!(sales[i]! > 0)) continue;
    const price = stages[t]!.price[i]!;
    const running = compiled.agreed.running[t]![i]!;
    const whole = primary[i]! * (stage.now?.supplyShift?.[i] ?? 1);
    const curve: Curve = {
      base: running * whole,
      elasticity: stage.output.elasticity[i]!,
      capacity: stage.output.capacity[i]!,
      shutdown: stage.output.shutdown[i]!,
    };
    const ore = t === 0 ? 0 : model.stages[t - 1]!.basePrice / stage.recovery[i]!;
    const money = stage.basePrice - ore;
    const index = t === 0 ? 0 : stages[t - 1]!.scarcityIndex[i]!;
    const argument = (price * stage.basePrice - index * ore) / money;
    const into = t === 0 ? ledger.producerSurplus : ledger.processorSurplus;
    if (primary[i]! > 0) {
      const lost = (1 - running) * money * supplyIntegral({ ...curve, base: whole }, 0, 1);
      sums.outages += lost;
      into[i]! -= lost;
      if (Number.isNaN(argument)) {
        into[i]! -= Number.isNaN(index) ? money * supplyIntegral(curve, 0, 1) : 0;
        sums.contracts -= fixedFlows(model, compiled, t, i, price, index);
      } else {
        const gain = money * supplyIntegral(curve, 1, argument);
        into[i]! += gain;
        sums.parties += gain;
        sums.contracts += money * ownedBelow(model, compiled, t, i, curve, argument);
        sums.contracts -= fixedFlows(model, compiled, t, i, price, index);
      }
    }
    const offered = stage.now?.offered?.[i] ?? 0;
    if (offered > 0) {
      const gain = stage.basePrice * offered * (price - 1);
      into[i]! += gain;
      sums.parties += gain;
    }
    const scrap = t > 0 ? stage.secondary.tonnes[i]! : 0;
    if (scrap > 0 && !Number.isNaN(price)) {
      const elasticity = stage.secondary.elasticity[i]!;
      const scrapCurve = { base: scrap, elasticity, capacity: Infinity, shutdown: Number.NaN };
      const gain = stage.basePrice * supplyIntegral(scrapCurve, 1, price);
      into[i]! += gain;
      sums.parties += gain;
    }
  }
}

/** Tonnes that a seller makes whatever the price: owed by contract, and made of contract ore. */
function fixedTonnes(model: MarketModel, compiled: Compiled, t: number, i: number): { owed: number; kept: number } {
  const kept = t === 0 ? 0 : compiled.agreed.received[t - 1]![i]! * model.stages[t]!.recovery[i]!;
  return { owed: compiled.agreed.owed[t]![i]!, kept };
}

/** int_1^x min(S, tonnes fixed by contracts) dx. */
function ownedBelow(
  model: MarketModel,
  compiled: Compiled,
  t: number,
  i: number,
  curve: Curve,
  argument: number,
): number {
  const { owed, kept } = fixedTonnes(model, compiled, t, i);
  const fixed = owed + kept;
  if (fixed === 0) return 0;
  const cross = supplyCrossing(curve, fixed);
  const above = Math.max(argument, cross) - Math.max(1, cross);
  const rising = supplyIntegral(curve, Math.min(1, cross), Math.min(argument, cross));
  return fixed * (Number.isNaN(above) ? 0 : above) + (cross === -Infinity ? 0 : rising);
}

/** What the potential counts for those tonnes: sales of what contract ore makes, and ore bought for what is owed. */
function fixedFlows(
  model: MarketModel,
  compiled: Compiled,
  t: number,
  i: number,
  price: number,
  index: number,
): number {
  const stage = model.stages[t]!;
  const { owed, kept } = fixedTonnes(model, compiled, t, i);
  const reached = !Number.isNaN(price);
  if (t === 0) return 0;
  const ore = model.stages[t - 1]!.basePrice / stage.recovery[i]!;
  if (Number.isNaN(index)) return reached ? stage.basePrice * (kept - owed) * (price - 1) : 0;
  return (reached ? stage.basePrice * kept * (price - 1) : 0) - ore * owed * (index - 1);
}

function gateRents(compiled: Compiled, state: State): number {
  const { programme } = compiled;
  let sum = 0;
  programme.stages.forEach((stage, t) => {
    state.stages[t]!.rent?.forEach((mu, p) => {
      if (mu > 0) sum += stage.price * mu * stage.bound[p]!;
    });
  });
  for (const gate of programme.gates) sum += programme.weight[gate.variable]! * gate.capacity * state.y[gate.variable]!;
  return sum;
}
