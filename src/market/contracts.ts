import type { MarketModel, Measure } from './model.js';

/** What is left of the measures of one chain once contracts have been cut; every table has one entry a node. */
export interface Agreed {
  /** 1 - lost of primary or processed output, by stage. */
  readonly running: readonly Float64Array[];
  /** Pairs that may not trade (1 = banned), by stage; undefined where nothing is banned. */
  readonly banned: (Uint8Array | undefined)[];
  /** Wedges added up, in multiples of the base price, by stage and pair; undefined where there is none. */
  readonly wedge: readonly (Float64Array | undefined)[];
  /** Leaks of the gates, by stage and pair: of several the one with the largest share. */
  readonly leaks: readonly Map<number, Leak>[];
  /** True where this stage or one before it has a wedge below 0. */
  readonly subsidised: readonly boolean[];
  /** Gates with a cap above 0, with what contracts leave of it. */
  readonly gates: readonly OpenGate[];
  /** Tonnes owed out of output by seller, and tonnes received by buyer from every contract, by stage. */
  readonly owed: readonly Float64Array[];
  readonly received: readonly Float64Array[];
  /** Tonnes of each measure that is a contract, after cuts; 0 for the others. */
  readonly delivered: Float64Array;
}

interface Leak {
  readonly share: number;
  readonly cost: number;
}

interface OpenGate {
  readonly measure: number;
  readonly stage: number;
  readonly pairs: Int32Array;
  readonly maxTonnes: number;
  /** What contracts leave of maxTonnes; a gate they use up is a ban. */
  capacity: number;
}

/** Base tonnes sold by each node: row sums of the base flows, in order. */
export function baseSales(flow: Float64Array, nodes: number): Float64Array {
  const sales = new Float64Array(nodes);
  for (let i = 0; i < nodes; i++) {
    let sum = 0;
    for (let j = 0; j < nodes; j++) sum += flow[i * nodes + j]!;
    sales[i] = sum;
  }
  return sales;
}

/** Base tonnes bought by each node: column sums of the base flows, in order. */
export function basePurchases(flow: Float64Array, nodes: number): Float64Array {
  const bought = new Float64Array(nodes);
  for (let i = 0; i < nodes; i++) for (let j = 0; j < nodes; j++) bought[j]! += flow[i * nodes + j]!;
  return bought;
}

/** 1 - lost of primary or processed output, by stage and node. */
function runningOf(model: MarketModel, measures: readonly Measure[]): Float64Array[] {
  const running = model.stages.map(() => new Float64Array(model.nodes).fill(1));
  for (const measure of measures)
    if (measure.kind === 'outage') running[measure.stage]![measure.node]! *= 1 - measure.lost;
  return running;
}

/** Outages, bans, wedges and gates as tables; contracts are cut later, stage by stage, by `agree`. */
export function tabulate(model: MarketModel, measures: readonly Measure[]): Agreed {
  const n = model.nodes;
  const byNode = () => model.stages.map(() => new Float64Array(n));
  const running = runningOf(model, measures);
  const banned: (Uint8Array | undefined)[] = model.stages.map(() => undefined);
  const wedge: (Float64Array | undefined)[] = model.stages.map(() => undefined);
  const subsidised = model.stages.map(() => false);
  const leaks = model.stages.map(() => new Map<number, Leak>());
  const gates: OpenGate[] = [];
  measures.forEach((measure, index) => {
    if (measure.kind === 'gate' && measure.leak) {
      const table = leaks[measure.stage]!;
      for (let p = 0; p < measure.pairs.length; p++) {
        const pair = measure.pairs[p]!;
        if ((table.get(pair)?.share ?? 0) < measure.leak.share) table.set(pair, measure.leak);
      }
    }
    if (measure.kind === 'wedge') {
      const table = (wedge[measure.stage] ??= new Float64Array(n * n));
      if (measure.rate < 0) subsidised.fill(true, measure.stage);
      for (let p = 0; p < measure.pairs.length; p++) table[measure.pairs[p]!]! += measure.rates?.[p] ?? measure.rate;
    } else if (measure.kind === 'gate' && measure.maxTonnes === 0) {
      const table = (banned[measure.stage] ??= new Uint8Array(n * n));
      for (let p = 0; p < measure.pairs.length; p++) table[measure.pairs[p]!] = 1;
    } else if (measure.kind === 'gate') {
      const pairs = Int32Array.from(new Set(Array.from(measure.pairs)));
      gates.push({
        measure: index,
        stage: measure.stage,
        pairs,
        maxTonnes: measure.maxTonnes,
        capacity: measure.maxTonnes,
      });
    }
  });
  const delivered = new Float64Array(measures.length);
  return { running, banned, wedge, leaks, subsidised, gates, owed: byNode(), received: byNode(), delivered };
}

/**
 * Cuts the contracts of one stage in file order: a ban on the pair cancels, a gate on it and the seller's output (`available`, tonnes by
 * node) bound it, and what is delivered uses both up. A contract without `from` is stock and meets no limit; an `additional` one is new
 * metal: it obeys bans and gates but uses up no output.
 */
export function agree(
  agreed: Agreed,
  measures: readonly Measure[],
  stage: number,
  nodes: number,
  available: Float64Array,
): void {
  measures.forEach((measure, index) => {
    if (measure.kind !== 'commit' || measure.stage !== stage) return;
    let tonnes = measure.tonnes;
    const from = measure.from;
    if (from !== undefined) {
      const pair = from * nodes + measure.to;
      if (agreed.banned[stage]?.[pair] === 1) tonnes = 0;
      const through = agreed.gates.filter((gate) => gate.stage === stage && gate.pairs.includes(pair));
      for (const gate of through) tonnes = Math.min(tonnes, gate.capacity);
      if (measure.additional !== true) {
        tonnes = Math.min(tonnes, available[from]!);
        available[from]! -= tonnes;
        agreed.owed[stage]![from]! += tonnes;
      }
      for (const gate of through) gate.capacity -= tonnes;
    }
    agreed.received[stage]![measure.to]! += tonnes;
    agreed.delivered[index] = tonnes;
  });
  for (const gate of agreed.gates) {
    const used = gate.stage === stage && gate.capacity <= 1e-12 * gate.maxTonnes;
    if (!used) continue;
    const table = (agreed.banned[stage] ??= new Uint8Array(nodes * nodes));
    for (const pair of gate.pairs) table[pair] = 1;
  }
}
