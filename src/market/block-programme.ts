import { exp, NoAnswer } from '../base/index.js';
import type { Chain, Corridor, JointOutput } from './block.js';
import { type Compiled, compile } from './compile.js';
import { shutdownWidth } from './curves.js';
import type { GateTerm, JointTerm, Programme, StageProgramme, SupplyTerm } from './programme.js';

/** A chain inside a block: block variable of each of its own, and where its stages and terms begin. */
interface JoinedChain {
  readonly compiled: Compiled;
  readonly variables: Int32Array;
  readonly firstStage: number;
  readonly firstTerm: number;
}

export interface BlockProgramme {
  readonly programme: Programme;
  readonly chains: readonly JoinedChain[];
  /** Variable of each corridor, and the terms of its detours. */
  readonly corridors: readonly { readonly variable: number; readonly terms: readonly number[] }[];
  /** Tonnes of each joint output that answer to nothing: the host's output is constant, or stands still. */
  readonly ties: readonly Tie[];
}

/** A joint output tied to a term of the block (-1: to none), with the variable of its seller. */
interface Tie {
  readonly joint: JointOutput;
  readonly term: number;
  readonly yield: number;
}

interface Parts {
  readonly stages: StageProgramme[];
  readonly terms: SupplyTerm[];
  readonly gates: GateTerm[];
  readonly processorOf: Int32Array[];
  readonly weight: number[];
  readonly scale: number[];
  readonly constant: number[];
  readonly bounded: number[];
  readonly start: number[];
}

/** Chains side by side, prices first, then their gates, then the corridors; joint outputs and corridors hung on them. */
export function joinChains(
  chains: readonly Chain[],
  joints: readonly JointOutput[],
  corridors: readonly Corridor[],
): BlockProgramme {
  const compiled = chains.map(({ model, measures }) => compile(model, measures));
  const variables = number(compiled);
  const size = variables.reduce((sum, map) => sum + map.length, 0);
  const filled = (value: number) => new Array<number>(size).fill(value);
  const parts: Parts = {
    stages: [],
    terms: [],
    gates: [],
    processorOf: [],
    weight: filled(0),
    scale: filled(0),
    constant: filled(0),
    bounded: filled(0),
    start: filled(0),
  };
  const joined = compiled.map((one, c) => append(parts, one, variables[c]!));
  const ties = joints.map((joint) => tie(parts, joined, chains, joint));
  const hung = corridors.map((corridor) => hang(parts, joined, corridor));
  const { stages, terms, gates, processorOf } = parts;
  const programme: Programme = {
    size: parts.weight.length,
    stages,
    terms,
    gates,
    processorOf,
    weight: Float64Array.from(parts.weight),
    scale: Float64Array.from(parts.scale),
    constant: Float64Array.from(parts.constant),
    bounded: Uint8Array.from(parts.bounded),
    start: Float64Array.from(parts.start),
  };
  return { programme, chains: joined, corridors: hung, ties };
}

/** Block variable of every variable of every chain: all prices before all gates. */
function number(compiled: readonly Compiled[]): Int32Array[] {
  const prices = compiled.map(({ programme }) => programme.size - programme.gates.length);
  let price = 0;
  let gate = prices.reduce((sum, count) => sum + count, 0);
  return compiled.map(({ programme }, c) =>
    Int32Array.from({ length: programme.size }, (_, v) => (v < prices[c]! ? price++ : gate++)),
  );
}

function append(parts: Parts, compiled: Compiled, variables: Int32Array): JoinedChain {
  const { programme } = compiled;
  const [firstStage, firstTerm] = [parts.stages.length, parts.terms.length];
  const moved = (list: Int32Array) => list.map((v) => (v < 0 ? v : variables[v]!));
  for (const stage of programme.stages)
    parts.stages.push({
      ...stage,
      variableOf: moved(stage.variableOf),
      seller: moved(stage.seller),
      gate: moved(stage.gate),
    });
  for (const list of programme.processorOf) parts.processorOf.push(list.map((c) => (c < 0 ? c : c + firstTerm)));
  for (const term of programme.terms)
    parts.terms.push({
      ...term,
      stage: term.stage + firstStage,
      variable: term.variable < 0 ? -1 : variables[term.variable]!,
    });
  for (const gate of programme.gates)
    parts.gates.push({ ...gate, stage: gate.stage + firstStage, variable: variables[gate.variable]! });
  variables.forEach((to, v) => {
    for (const key of ['weight', 'scale', 'constant', 'bounded', 'start'] as const) parts[key][to] = programme[key][v]!;
  });
  return { compiled, variables, firstStage, firstTerm };
}

/**
 * Ties a joint output to the host's curve: what was constant becomes yield x output, and the host's margin that of both prices,
 * m = (M0 m_host + sum yield p0 x) / (M0 + sum yield p0), 1 in the base year.
 */
function tie(parts: Parts, joined: readonly JoinedChain[], chains: readonly Chain[], joint: JointOutput): Tie {
  const { host, product } = joint;
  const [from, to] = [joined[host.chain]!, joined[product.chain]!];
  const running = to.compiled.agreed.running[product.stage]![product.node]!;
  const tonnes = joint.tonnes * running;
  const local = to.compiled.programme.stages[product.stage]!.variableOf[product.node]!;
  const variable = local < 0 ? -1 : to.variables[local]!;
  const owes = (place: typeof host) => joined[place.chain]!.compiled.agreed.owed[place.stage]![place.node]! > 0;
  if (owes(host) || owes(product))
    throw new NoAnswer(
      'contract-on-joint-output',
      'A contract of a seller whose output comes with another is not modelled: name a seller without joint output, or solve the markets apart.',
      { host, product },
    );
  const base = from.compiled.base[host.stage]!.primary[host.node]!;
  const c = parts.terms.findIndex(
    (term) => term.stage === from.firstStage + host.stage && term.node === host.node && term.kind !== 'scrap',
  );
  const still = from.compiled.agreed.running[host.stage]![host.node]!;
  if (c < 0) {
    const constant =
      from.compiled.constant[host.stage]![host.node]! - from.compiled.constantScrap[host.stage]![host.node]!;
    if (variable >= 0) parts.constant[variable]! -= tonnes * (1 - Math.min(constant / base, 1));
    return { joint, term: -1, yield: (tonnes * Math.min(constant / base, 1)) / base };
  }
  if (variable >= 0) parts.constant[variable] = Math.max(parts.constant[variable]! - tonnes, 0);
  const price = chains[product.chain]!.model.stages[product.stage]!.basePrice;
  const made = tonnes / base;
  const before = parts.terms[c]!;
  const money = before.money + made * price;
  const kept = before.money / money;
  const other: JointTerm = { variable, yield: made, priceShare: (made * price) / money };
  parts.terms[c] = {
    ...before,
    money,
    priceShare: before.priceShare * kept,
    oreShare: before.oreShare * kept,
    joint: [...(before.joint ?? []).map((one) => ({ ...one, priceShare: one.priceShare * kept })), other],
  };
  return { joint, term: still > 0 ? c : -1, yield: made };
}

/**
 * A corridor as a gate over stages and chains. Its multiplier counts in multiples of four times the dearest detour (or of the price of the
 * first stage that passes): a detour is then a supply of carriage around its cost, spread over a twelfth of the dearest.
 */
function hang(
  parts: Parts,
  joined: readonly JoinedChain[],
  corridor: Corridor,
): { variable: number; terms: readonly number[] } {
  const variable = parts.weight.length;
  const stageOf = ({ chain, stage }: { chain: number; stage: number }) => joined[chain]!.firstStage + stage;
  const first = stageOf(corridor.passages[0]!);
  const dearest = Math.max(0, ...corridor.detours.map(({ cost }) => cost));
  const weight = dearest > 0 ? 4 * dearest : parts.stages[first]!.price;
  const room = corridor.detours.reduce((sum, { tonnes }) => sum + tonnes, corridor.tonnes);
  parts.weight.push(weight);
  parts.scale.push(room);
  parts.constant.push(corridor.tonnes);
  parts.bounded.push(1);
  parts.start.push(0);
  parts.gates.push({ measure: -1, stage: first, variable, capacity: corridor.tonnes });
  const byStage = new Map<number, Map<number, number>>();
  for (const passage of corridor.passages) {
    const loads = byStage.get(stageOf(passage)) ?? new Map<number, number>();
    loads.set(passage.pair, passage.load);
    byStage.set(stageOf(passage), loads);
  }
  for (const [t, loads] of byStage) parts.stages[t] = withGate(parts.stages[t]!, loads, variable, weight);
  const terms = corridor.detours.map(({ tonnes, cost }) => {
    const shutdown = cost / weight;
    const base = tonnes / (1 + exp((shutdown - 1) / shutdownWidth));
    const curve = { base, elasticity: 0, capacity: Infinity, shutdown };
    return (
      parts.terms.push({
        kind: 'detour',
        curve,
        stage: first,
        node: -1,
        variable,
        owed: 0,
        priceShare: 1,
        oreShare: 0,
        recovery: 1,
        oreBuyer: -1,
        money: weight,
      }) - 1
    );
  });
  return { variable, terms };
}

function withGate(
  stage: StageProgramme,
  loads: ReadonlyMap<number, number>,
  variable: number,
  weight: number,
): StageProgramme {
  const gateStart = [0];
  const gate: number[] = [];
  const load: number[] = [];
  const toll: number[] = [];
  for (let p = 0; p < stage.pair.length; p++) {
    for (let g = stage.gateStart[p]!; g < stage.gateStart[p + 1]!; g++) {
      gate.push(stage.gate[g]!);
      load.push(stage.load[g]!);
      toll.push(stage.toll[g]!);
    }
    const tonnes = loads.get(stage.pair[p]!);
    if (tonnes !== undefined) {
      gate.push(variable);
      load.push(tonnes);
      toll.push((tonnes * weight) / stage.price);
    }
    gateStart.push(gate.length);
  }
  return {
    ...stage,
    gateStart: Int32Array.from(gateStart),
    gate: Int32Array.from(gate),
    load: Float64Array.from(load),
    toll: Float64Array.from(toll),
  };
}
