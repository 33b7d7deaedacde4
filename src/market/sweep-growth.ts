import { exp } from '../base/index.js';
import { type CurvePoint, marketDemandAt, supplyAt } from './curves.js';
import { bindGrowth } from './growth.js';
import type { Programme, StageProgramme } from './programme.js';
import { earnedBy } from './state.js';

const point: CurvePoint = { argument: 0, tonnes: 0, slope: 0 };

/** Market demand of final buyer b at the index v, constant demand included. */
export function boughtAt(stage: StageProgramme, b: number, v: number, out: CurvePoint): void {
  const final = stage.final[b]!;
  if (final.base > 0) marketDemandAt(final, stage.received[b]!, v, out);
  else {
    out.tonnes = 0;
    out.slope = 0;
  }
  out.tonnes += stage.constantDemand[b]!;
}

/** The buyers of one stage whose sellers may not grow at will, inside a sweep; shares a stage's arrays with it. */
export class SweepGrowth {
  readonly rent: Float64Array;
  readonly held: Float64Array;
  readonly share: Float64Array;

  constructor(
    private readonly programme: Programme,
    private readonly t: number,
    private readonly live: Float64Array,
    private readonly w: Float64Array,
    private readonly sum: Float64Array,
    readonly index: Float64Array,
  ) {
    const { pair, buyers } = programme.stages[t]!;
    this.rent = new Float64Array(pair.length);
    this.share = new Float64Array(pair.length);
    this.held = new Float64Array(buyers.length);
  }

  /** At its bound a pair gets the weight at which it buys so many tonnes. `low` is the price from which `w` is counted. */
  run(y: Float64Array, low: number): void {
    const { live, w, sum, rent, share, index, held } = this;
    const stage = this.programme.stages[this.t]!;
    const { start, seller, sigma } = stage;
    rent.fill(0);
    for (const b of stage.bounded) {
      for (let p = start[b]!; p < start[b + 1]!; p++) share[p] = (live[p]! * w[seller[p]!]!) / sum[b]!;
      bindGrowth(stage, b, y, this, (v, out) => this.demandAt(b, y, v, out));
      if (held[b] === 0) continue;
      sum[b] = exp(sigma * (low - index[b]!));
      for (let p = start[b]!; p < start[b + 1]!; p++)
        if (rent[p]! > 0) live[p] = (share[p]! * sum[b]!) / w[seller[p]!]!;
    }
  }

  private demandAt(b: number, y: Float64Array, v: number, out: CurvePoint): void {
    const { stages, processorOf, terms } = this.programme;
    boughtAt(stages[this.t]!, b, v, out);
    const term = terms[processorOf[this.t]![b]!];
    if (!term) return;
    const { oreShare, curve, owed, recovery } = term;
    supplyAt(curve, earnedBy(term, y) - oreShare * v, point);
    if (!(point.tonnes > owed)) return;
    out.tonnes += (point.tonnes - owed) / recovery;
    out.slope -= (point.slope * oreShare) / recovery;
  }
}
