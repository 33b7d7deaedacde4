import { chainAnswer } from './block-answer.js';
import { type BlockProgramme, joinChains } from './block-programme.js';
import { certify } from './certificate.js';
import type { Certificate, Equilibrium } from './equilibrium.js';
import type { MarketModel, Measure } from './model.js';
import { nearby } from './nearby.js';
import { newton } from './newton.js';
import { solve } from './solve.js';
import { type State, settle } from './state.js';

/** One mineral of a block: its market and the measures on it. */
export interface Chain {
  readonly model: MarketModel;
  readonly measures: readonly Measure[];
}

export interface Place {
  readonly chain: number;
  readonly stage: number;
  readonly node: number;
}

/** `tonnes` of the product's base output come with the host's output, in fixed proportion (indium with zinc). */
export interface JointOutput {
  readonly host: Place;
  readonly product: Place;
  readonly tonnes: number;
}

/** What passes a corridor: a pair of one chain, at so many gross tonnes per tonne of the chain. */
export interface Passage {
  readonly chain: number;
  readonly stage: number;
  readonly pair: number;
  readonly load: number;
}

/** A way that several stages and minerals share: at most `tonnes` gross together, and beyond them by detours at an extra cost. */
export interface Corridor {
  readonly passages: readonly Passage[];
  readonly tonnes: number;
  readonly detours: readonly Detour[];
}

/** Another way: gross tonnes a period, money per gross tonne more than the corridor itself. */
interface Detour {
  readonly tonnes: number;
  readonly cost: number;
}

interface CorridorResult {
  /** Gross tonnes through the corridor and its detours together, and by detour. */
  readonly grossTonnes: number;
  readonly detoured: readonly number[];
  /** Money per gross tonne, the same for every mineral; a rent of the carrier in so far as it is above the cost of the way taken. */
  readonly rent: number;
}

export interface BlockEquilibrium {
  readonly status: Equilibrium['status'];
  readonly reason: string;
  /** Over the whole block. */
  readonly certificate: Certificate;
  /** One a chain; rents of corridors stand in delivered prices as costs. */
  readonly chains: readonly Equilibrium[];
  readonly corridors: readonly CorridorResult[];
}

/**
 * Several minerals as one convex programme: the sum of their potentials, in which a host's output earns the prices of all that comes with it
 * and a corridor's multiplier stands in the delivered price of every pair that passes. Chains that nothing couples are solved by themselves.
 *
 * @param chains at most one product a place; a host may have several products
 * @throws NoAnswer contract-on-joint-output where a coupled host or product owes tonnes by contract: that is not modelled
 */
export function solveBlock(
  chains: readonly Chain[],
  joints: readonly JointOutput[],
  corridors: readonly Corridor[],
): BlockEquilibrium {
  const whole = chains.map((chain, c) => withJoint(chain, c, joints));
  if (joints.length === 0 && corridors.length === 0)
    return apart(whole.map(({ model, measures }) => solve(model, measures)));
  const near = whole.map(({ model, measures }, c) =>
    solve(model, [...measures, ...tolls(model, c, corridors)], { money: 'buyers' }),
  );
  const block = joinChains(whole, joints, corridors);
  const { state, iterations } = search(block, near, corridors.map(firstRent));
  const certificate = { ...certify(block.programme, state, iterations), moneyResidual: 0 };
  const answers = whole.map((chain, c) => chainAnswer(chain, c, block, state, iterations));
  const moneyResidual = Math.max(...answers.map((answer) => answer.certificate.moneyResidual));
  const solved = certificate.relativeExcess <= 1e-9;
  return {
    status: solved ? 'solved' : state.y.some((price) => price > 1e6) ? 'infeasible' : 'not-converged',
    reason: solved ? '' : 'no solver reached a relative excess of 1e-9 over the whole block',
    certificate: { ...certificate, moneyResidual },
    chains: answers,
    corridors: corridors.map((_, k) => corridorAnswer(block, state, k)),
  };
}

/** A chain whose products know what comes with other outputs. */
function withJoint({ model, measures }: Chain, c: number, joints: readonly JointOutput[]): Chain {
  const here = joints.filter(({ product }) => product.chain === c);
  if (here.length === 0) return { model, measures };
  const stages = model.stages.map((stage, t) => {
    const joint = new Float64Array(model.nodes);
    for (const { product, tonnes } of here) if (product.stage === t) joint[product.node]! += tonnes;
    return { ...stage, joint };
  });
  return { model: { ...model, stages }, measures };
}

function apart(chains: readonly Equilibrium[]): BlockEquilibrium {
  const worst = chains.find(({ status }) => status !== 'solved') ?? chains[0]!;
  const most = (key: keyof Certificate) => Math.max(...chains.map(({ certificate }) => certificate[key]));
  return {
    status: worst.status,
    reason: worst.reason,
    certificate: {
      maxExcessTonnes: most('maxExcessTonnes'),
      relativeExcess: most('relativeExcess'),
      maxGateViolationTonnes: most('maxGateViolationTonnes'),
      complementarityTonnes: most('complementarityTonnes'),
      moneyResidual: most('moneyResidual'),
      iterations: most('iterations'),
    },
    chains,
    corridors: [],
  };
}

/** A guess at the rent of a gross tonne: what is worth half of the cheapest detour begins to take it (a detour is spread around its cost). */
const firstRent = ({ detours }: Corridor): number =>
  detours.length === 0 ? 0 : 0.5 * Math.min(...detours.map(({ cost }) => cost));

/** The guessed rents as costs of a chain's passages. */
const tolls = (model: MarketModel, chain: number, corridors: readonly Corridor[]): readonly Measure[] =>
  corridors.flatMap((corridor) =>
    model.stages.flatMap(({ basePrice }, stage): readonly Measure[] => {
      const here = corridor.passages.filter((one) => one.chain === chain && one.stage === stage);
      const rent = firstRent(corridor);
      if (here.length === 0 || rent === 0) return [];
      const pairs = here.map(({ pair }) => pair);
      return [
        { kind: 'wedge', stage, pairs, rate: 0, rates: here.map(({ load }) => (load * rent) / basePrice), to: 'cost' },
      ];
    }),
  );

/** From the answers of the chains by themselves under guessed rents where that leads on, else from the base year. */
function search(
  block: BlockProgramme,
  alone: readonly Equilibrium[],
  rents: readonly number[],
): { state: State; iterations: number } {
  const { programme, chains, corridors } = block;
  const start = Float64Array.from(programme.start);
  corridors.forEach(({ variable }, k) => {
    start[variable] = rents[k]! / programme.weight[variable]!;
  });
  chains.forEach(({ compiled, variables }, c) => {
    compiled.programme.stages.forEach(({ variableOf }, t) => {
      variableOf.forEach((v, i) => {
        const price = alone[c]!.stages[t]!.price[i]!;
        if (v >= 0 && price > 0) start[variables[v]!] = price;
      });
    });
  });
  const close = nearby(programme, start);
  if (close && certify(programme, close.state, 0).relativeExcess <= 1e-11) return close;
  const found = newton(programme, programme.start);
  settle(programme, found.state);
  return found;
}

function corridorAnswer({ programme, corridors }: BlockProgramme, state: State, k: number): CorridorResult {
  const { variable, terms } = corridors[k]!;
  const detoured = terms.map((c) => state.market[c]!);
  const slack = state.excess[variable]! + state.left[variable]!;
  const all = detoured.reduce((sum, tonnes) => sum + tonnes, programme.constant[variable]!);
  return { grossTonnes: all - slack, detoured, rent: state.y[variable]! * programme.weight[variable]! };
}
