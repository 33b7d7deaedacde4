import { exp, log } from '../base/index.js';
import { supplyAt } from './curves.js';
import { type PowerSellers, powerPrice, powerSellers } from './power-sellers.js';
import type { Programme, StageProgramme } from './programme.js';
import { gather, scatter } from './sparse.js';
import type { State } from './state.js';
import { boughtAt, SweepGrowth } from './sweep-growth.js';

const point = { argument: 0, tonnes: 0, slope: 0 };

/** One sweep of the fixed point: indices, offers and demand at the prices given, then the price each seller and gate would move to. */
export class SweepStep {
  private readonly pairs: readonly Float64Array[];
  private readonly live: readonly Float64Array[];
  private readonly index: readonly Float64Array[];
  private readonly sum: readonly Float64Array[];
  private readonly demand: readonly Float64Array[];
  private readonly want: readonly Float64Array[];
  private readonly w: Float64Array;
  private readonly pull: Float64Array;
  private readonly sales: Float64Array;
  private readonly shift: Float64Array;
  private readonly argument: Float64Array;
  private readonly tonnes: Float64Array;
  private readonly power: PowerSellers;
  private readonly growth: readonly (SweepGrowth | undefined)[];

  constructor(private readonly programme: Programme) {
    const { stages, size, terms } = programme;
    this.pairs = stages.map(({ open }) => open);
    this.live = stages.map((stage, t) =>
      stage.gate.length > 0 || stage.bounded.length > 0 ? new Float64Array(stage.pair.length) : this.pairs[t]!,
    );
    const byBuyer = () => stages.map((stage) => new Float64Array(stage.buyers.length));
    this.index = byBuyer();
    this.sum = byBuyer();
    this.demand = byBuyer();
    this.want = byBuyer();
    this.w = new Float64Array(size);
    this.pull = new Float64Array(size);
    this.sales = new Float64Array(size);
    this.shift = new Float64Array(stages.length);
    this.argument = new Float64Array(terms.length);
    this.tonnes = new Float64Array(terms.length);
    this.power = powerSellers(programme);
    this.growth = stages.map((stage, t) =>
      stage.bounded.length > 0
        ? new SweepGrowth(programme, t, this.live[t]!, this.w, this.sum[t]!, this.index[t]!)
        : undefined,
    );
  }

  /** Fills f = g(y) - y and returns the largest excess at y over its own scale. */
  run(y: Float64Array, f: Float64Array): number {
    this.buy(y);
    this.offer(y);
    this.pullFlows();
    return Math.max(this.moveSellers(y, f), this.moveGates(y, f));
  }

  /** Scarcity indices at y. */
  private buy(y: Float64Array): void {
    const { w } = this;
    this.programme.stages.forEach((stage, t) => {
      const { start, seller, sigma, variableOf } = stage;
      let low = Infinity;
      for (const v of variableOf) if (v >= 0 && y[v]! < low) low = y[v]!;
      this.shift[t] = low;
      for (const v of variableOf) if (v >= 0) w[v] = exp(sigma * (low - y[v]!));
      if (this.live[t] !== this.pairs[t]) this.openGates(stage, t, y);
      const sum = this.sum[t]!;
      const index = this.index[t]!;
      gather(start, seller, this.live[t]!, w, sum);
      for (let b = 0; b < sum.length; b++) index[b] = low - log(sum[b]!) / sigma;
    });
    this.growth.forEach((hold, t) => {
      hold?.run(y, this.shift[t]!);
    });
  }

  private openGates(stage: StageProgramme, t: number, y: Float64Array): void {
    const { gateStart, gate, toll, sigma } = stage;
    const live = this.live[t]!;
    live.set(this.pairs[t]!);
    for (let p = 0; p < live.length; p++) {
      let rent = 0;
      for (let g = gateStart[p]!; g < gateStart[p + 1]!; g++) rent += toll[g]! * y[gate[g]!]!;
      if (rent !== 0) live[p]! *= exp(-sigma * rent);
    }
  }

  private argumentAt(c: number, x: number): number {
    const { priceShare, oreShare, oreBuyer, stage } = this.programme.terms[c]!;
    return oreBuyer < 0 ? x : x * priceShare - oreShare * this.index[stage - 1]![oreBuyer]!;
  }

  /** Sales at y and demand, processors' included. */
  private offer(y: Float64Array): void {
    const { stages, terms, constant } = this.programme;
    const { simple, lnBase, elasticity, lnCapacity, lnPrice, lnSales } = this.power;
    stages.forEach((stage, t) => {
      const demand = this.demand[t]!;
      const index = this.index[t]!;
      for (let b = 0; b < demand.length; b++) {
        boughtAt(stage, b, index[b]!, point);
        demand[b] = point.tonnes;
      }
    });
    this.sales.set(constant);
    for (let c = 0; c < terms.length; c++) {
      const term = terms[c]!;
      const v = term.variable;
      if (v >= 0 && simple[v] === c) {
        lnPrice[v] = log(y[v]!);
        lnSales[v] = lnBase[v]! + Math.min(elasticity[v]! * lnPrice[v]!, lnCapacity[v]!);
        this.sales[v] = exp(lnSales[v]!);
        this.argument[c] = y[v]!;
        this.tonnes[c] = this.sales[v]!;
        continue;
      }
      supplyAt(term.curve, this.argumentAt(c, v < 0 ? 0 : y[v]!), point);
      this.argument[c] = point.argument;
      this.tonnes[c] = point.tonnes;
      const market = Math.max(point.tonnes - term.owed, 0);
      if (v >= 0) this.sales[v]! += market;
      if (term.oreBuyer >= 0) this.demand[term.stage - 1]![term.oreBuyer]! += market / term.recovery;
    }
  }

  /** sum_j A_ij D_j / Z_j by seller, and the flow through every gate. */
  private pullFlows(): void {
    const { pull, w } = this;
    pull.fill(0);
    this.programme.stages.forEach((stage, t) => {
      const { start, seller, gateStart, gate } = stage;
      const live = this.live[t]!;
      const demand = this.demand[t]!;
      const sum = this.sum[t]!;
      const want = this.want[t]!;
      for (let b = 0; b < want.length; b++) want[b] = demand[b]! / sum[b]!;
      scatter(start, seller, live, want, pull);
      if (gate.length === 0) return;
      for (let b = 0; b < demand.length; b++) {
        for (let q = start[b]!; q < start[b + 1]!; q++) {
          for (let g = gateStart[q]!; g < gateStart[q + 1]!; g++)
            pull[gate[g]!]! += live[q]! * want[b]! * w[seller[q]!]!;
        }
      }
    });
  }

  private moveSellers(y: Float64Array, f: Float64Array): number {
    const { scale, stages, bounded } = this.programme;
    const { simple } = this.power;
    let worst = 0;
    for (let t = 0; t < stages.length; t++) {
      const { sigma, variableOf } = stages[t]!;
      const shift = this.shift[t]!;
      for (const v of variableOf) {
        if (v < 0) continue;
        const excess = this.sales[v]! - this.pull[v]! * this.w[v]!;
        const stranded = bounded[v] === 1 && y[v] === 0 && excess > 0;
        if (!stranded) worst = Math.max(worst, Math.abs(excess) / scale[v]!);
        const goal = log(this.pull[v]!) + sigma * shift;
        const next =
          simple[v]! >= 0 ? powerPrice(this.power, v, y[v]!, goal, sigma) : this.priceFor(v, y[v]!, goal, sigma);
        f[v] = next - y[v]!;
      }
    }
    return worst;
  }

  /** Market sales of variable v at the price x; the slope is left in `point`. */
  private salesAt(v: number, x: number): number {
    const { terms, constant } = this.programme;
    let tonnes = constant[v]!;
    let slope = 0;
    for (let k = 0; k < 2; k++) {
      const c = k === 0 ? this.power.first[v]! : this.power.second[v]!;
      if (c < 0) break;
      const term = terms[c]!;
      supplyAt(term.curve, this.argumentAt(c, x), point);
      if (point.tonnes <= term.owed) continue;
      tonnes += point.tonnes - term.owed;
      slope += point.slope * term.priceShare;
    }
    point.slope = slope;
    return tonnes;
  }

  /** The same for any curve, by a few safeguarded Newton steps. */
  private priceFor(v: number, from: number, goal: number, sigma: number): number {
    if (goal === -Infinity) return 0;
    if (this.programme.bounded[v] === 1) {
      const free = this.salesAt(v, 0);
      if (free > 0 && log(free) >= goal) return 0;
    }
    let x = from > 0 ? from : 1e-3;
    for (let step = 0; step < 6; step++) {
      const tonnes = this.salesAt(v, x);
      if (!(tonnes > 0)) {
        x = 1.1 * x + 1e-3;
        continue;
      }
      const move = (goal - log(tonnes) - sigma * x) / (point.slope / tonnes + sigma);
      const next = Math.max(x + move, 0.1 * x);
      if (Math.abs(next - x) < 1e-6 * x) return next;
      x = next;
    }
    return x;
  }

  private moveGates(y: Float64Array, f: Float64Array): number {
    let worst = 0;
    for (const gate of this.programme.gates) {
      const v = gate.variable;
      const flow = this.pull[v]!;
      const over = flow - gate.capacity;
      if (over > 0 || y[v]! > 0) worst = Math.max(worst, Math.abs(over) / this.programme.scale[v]!);
      const move = flow > 0 ? log(flow / gate.capacity) / this.programme.stages[gate.stage]!.sigma : -1;
      f[v] = Math.max(y[v]! + move, 0) - y[v]!;
    }
    return worst;
  }

  /** The whole state at the last point swept. */
  fill(state: State): void {
    const { programme, w, pull, sales } = this;
    programme.stages.forEach((stage, t) => {
      const { index, demand, share, rent, held } = state.stages[t]!;
      const growth = this.growth[t];
      if (growth) {
        rent!.set(growth.rent);
        held.set(growth.held);
      }
      const live = this.live[t]!;
      const sum = this.sum[t]!;
      index.set(this.index[t]!);
      demand.set(this.demand[t]!);
      let p = 0;
      for (let b = 0; b < sum.length; b++) {
        const inverse = 1 / sum[b]!;
        for (; p < stage.start[b + 1]!; p++) share[p] = live[p]! * w[stage.seller[p]!]! * inverse;
      }
    });
    programme.terms.forEach((term, c) => {
      state.argument[c] = this.argument[c]!;
      state.tonnes[c] = this.tonnes[c]!;
      state.market[c] = Math.max(this.tonnes[c]! - term.owed, 0);
    });
    const firstGate = programme.size - programme.gates.length;
    for (let v = 0; v < programme.size; v++) {
      const excess = v < firstGate ? sales[v]! - pull[v]! * w[v]! : programme.constant[v]! - pull[v]!;
      const left = programme.bounded[v] === 1 && state.y[v] === 0 ? Math.max(excess, 0) : 0;
      state.left[v] = left;
      state.excess[v] = excess - left;
    }
  }
}
