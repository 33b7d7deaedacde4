import { type Maybe, missing, NoAnswer } from '../base/index.js';
import {
  type ContractResult,
  type Equilibrium,
  type MarketModel,
  type Measure,
  type StageModel,
  solve,
} from '../market/index.js';
import { type MarketFile, type MarketMeasure, readMarketFile, unusedCountries } from '../study/index.js';

type FileStage = MarketFile['stages'][number];
type ByCountry<T> = Readonly<Record<string, T | undefined>> | undefined;

/** The countries of a market file in the order in which its flows name them: the nodes of the model. */
export function nodesOf(file: MarketFile): string[] {
  return [...new Set(file.stages.flatMap((stage) => stage.flows.flatMap((flow) => flow.slice(0, 2) as string[])))];
}

/** The typed arrays of a market file, its defaults filled in. */
export function marketModel(file: MarketFile, nodes: readonly string[]): MarketModel {
  const at = new Map(nodes.map((code, i) => [code, i]));
  return { nodes: nodes.length, stages: file.stages.map((stage, t) => stageModel(file, stage, t, nodes, at)) };
}

function stageModel(
  file: MarketFile,
  stage: FileStage,
  t: number,
  nodes: readonly string[],
  at: ReadonlyMap<string, number>,
): StageModel {
  const n = nodes.length;
  const column = <T>(table: ByCountry<T>, read: (own: T | undefined) => number) =>
    Float64Array.from(nodes, (code) => read(table?.[code]));
  const flow = new Float64Array(n * n);
  for (const [seller, buyer, tonnes] of stage.flows) flow[at.get(seller)! * n + at.get(buyer)!] = tonnes;
  const output = t === 0 ? stage.supply : stage.processing;
  const usual = t === 0 ? 0.3 : 0.5;
  const demand = stage.demand;
  const last = t === file.stages.length - 1;
  const purchases = new Float64Array(n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) purchases[j]! += flow[i * n + j]!;
  return {
    basePrice: stage.basePrice ?? 1,
    flow,
    sigma: stage.sigma,
    newLink: stage.newLink,
    output: {
      elasticity: column(output?.byCountry, (own) => own?.elasticity ?? output?.elasticity ?? usual),
      capacity: column(output?.byCountry, (own) => own?.capacity ?? output?.capacity ?? Infinity),
      shutdown: column(output?.byCountry, (own) => own?.shutdown ?? output?.shutdown ?? Number.NaN),
    },
    recovery: column(stage.processing?.byCountry, (own) => own?.recovery ?? stage.processing?.recovery ?? 1),
    secondary: {
      tonnes: column(stage.secondary?.byCountry, (own) => own?.tonnes ?? 0),
      elasticity: column(stage.secondary?.byCountry, (own) => own?.elasticity ?? stage.secondary?.elasticity ?? 0.2),
    },
    finalDemand: last ? purchases : Float64Array.from(nodes, (code) => stage.finalDemand?.[code] ?? 0),
    demandElasticity: column(demand?.byCountry, (own) => own?.elasticity ?? demand?.elasticity ?? 0.2),
    choke: stage.choke ?? Infinity,
    ceiling: stage.ceiling ?? Infinity,
    ...(stage.growth ? { growth: { share: stage.growth.share, buyers: nodesIn(stage.growth.buyers, nodes) } } : {}),
  };
}

const nodesIn = (codes: '*' | readonly string[], nodes: readonly string[]): number[] =>
  codes === '*' ? [...nodes.keys()] : codes.map((code) => nodes.indexOf(code));

/** The measures of a market file on indices; `*` is every country other than the one on the other side. */
export function marketMeasures(file: MarketFile, nodes: readonly string[]): Measure[] {
  const at = (code: string) => nodes.indexOf(code);
  const stageAt = (name: string) => file.stages.findIndex((stage) => stage.name === name);
  const pairs = (measure: Extract<MarketMeasure, { from: unknown; to: unknown; kind: 'gate' | 'wedge' }>) => {
    const from = measure.from === '*' ? nodes : measure.from;
    const to = measure.to === '*' ? nodes : measure.to;
    const open = measure.from === '*' || measure.to === '*';
    const found = from.flatMap((i) => to.filter((j) => !(open && i === j)).map((j) => at(i) * nodes.length + at(j)));
    return [...new Set(found)];
  };
  const onIndices = (measure: MarketMeasure): Measure => {
    const stage = stageAt(measure.stage);
    switch (measure.kind) {
      case 'gate': {
        const rent = measure.rentTo === undefined ? {} : { rentTo: measure.rentTo };
        return { kind: 'gate', stage, pairs: pairs(measure), maxTonnes: measure.maxTonnes, ...rent };
      }
      case 'wedge': {
        const to = measure.revenueTo === undefined ? {} : { to: measure.revenueTo };
        return { kind: 'wedge', stage, pairs: pairs(measure), rate: measure.rate, ...to };
      }
      case 'outage':
        return { kind: 'outage', stage, node: at(measure.country), lost: measure.lost };
      case 'commit':
        return {
          kind: 'commit',
          stage,
          to: at(measure.to),
          tonnes: measure.tonnes,
          ...(measure.from === undefined ? {} : { from: at(measure.from) }),
          ...(measure.additional === undefined ? {} : { additional: measure.additional }),
          ...(measure.price === undefined ? {} : { price: measure.price }),
        };
    }
  };
  return file.measures.map(onIndices);
}

type Column = Readonly<Record<string, Maybe<number>>>;

/** lodeward-equilibrium/1. */
export interface EquilibriumDocument {
  readonly format: 'lodeward-equilibrium/1';
  readonly unit: string;
  readonly status: Equilibrium['status'];
  readonly certificate: Equilibrium['certificate'];
  readonly stages: readonly StageDocument[];
  /** What in the file changes nothing, such as a country that is in no flow; absent where there is nothing of the kind. */
  readonly problems?: readonly { readonly code: string; readonly path: string; readonly message: string }[];
}

interface StageDocument {
  readonly name: string;
  readonly price: Column;
  readonly supply: Column;
  readonly demand: Column;
  readonly scarcityIndex: Column;
  readonly averagePrice: Column;
  readonly unserved: Column;
  readonly stranded: Column;
  readonly idled: Column;
  /** Seller, buyer, tonnes on the market; contracts apart. */
  readonly flows: readonly (readonly [string, string, number])[];
  readonly gates: readonly { readonly measure: number; readonly flowTonnes: number; readonly multiplier?: number }[];
  readonly contracts: readonly ContractResult[];
  /** Seller, buyer, tonnes and rent per tonne (over the base price) where a bound on growth binds; only at stages that have `growth`. */
  readonly bounds?: readonly (readonly [string, string, number, number])[];
}

const reasons = {
  'no-supply': 'nothing is sold at this stage by',
  'no-seller': 'nobody can sell at this stage to',
} as const;

/** An equilibrium as lodeward-equilibrium/1: one block a stage, countries by name, a reason in place of a value that is not there. */
export function equilibriumDocument(
  file: MarketFile,
  nodes: readonly string[],
  found: Equilibrium,
): EquilibriumDocument {
  const n = nodes.length;
  const totals = file.stages.map((stage) => {
    const sales = new Set(stage.flows.filter((flow) => flow[2] > 0).map((flow) => flow[0]));
    const purchases = new Set(stage.flows.filter((flow) => flow[2] > 0).map((flow) => flow[1]));
    return { sales, purchases };
  });
  const column = (values: Float64Array, of: ReadonlySet<string>, reason: keyof typeof reasons): Column =>
    Object.fromEntries(
      nodes.flatMap((code, i) =>
        of.has(code)
          ? [[code, Number.isNaN(values[i]!) ? missing(reason, `${reasons[reason]} ${code}`) : values[i]!] as const]
          : [],
      ),
    );
  const stages = found.stages.map((stage, t) => {
    const { sales, purchases } = totals[t]!;
    const name = file.stages[t]!.name;
    const flows = Array.from(stage.flow, (tonnes, p) => [nodes[Math.floor(p / n)]!, nodes[p % n]!, tonnes] as const);
    const here = <T extends { readonly measure: number }>(results: readonly T[]) =>
      results.filter((result) => file.measures[result.measure]!.stage === name);
    return {
      name,
      price: column(stage.price, sales, 'no-supply'),
      supply: column(stage.supply, sales, 'no-supply'),
      demand: column(stage.demand, purchases, 'no-seller'),
      scarcityIndex: column(stage.scarcityIndex, purchases, 'no-seller'),
      averagePrice: column(stage.averagePrice, purchases, 'no-seller'),
      unserved: column(stage.unserved, purchases, 'no-seller'),
      stranded: column(stage.stranded, sales, 'no-supply'),
      idled: column(stage.idled, sales, 'no-supply'),
      flows: flows.filter((flow) => flow[2] > 0),
      gates: here(found.gates).map(({ measure, flowTonnes, multiplier }) =>
        Number.isNaN(multiplier) ? { measure, flowTonnes } : { measure, flowTonnes, multiplier },
      ),
      contracts: here(found.contracts),
      ...(file.stages[t]!.growth
        ? {
            bounds: stage.bounds.map(
              ({ pair, tonnes, multiplier }) =>
                [nodes[Math.floor(pair / n)]!, nodes[pair % n]!, tonnes, multiplier] as const,
            ),
          }
        : {}),
    };
  });
  const problems = unusedCountries(file).map(({ code, path, message }) => ({ code, path: path.join('.'), message }));
  return {
    format: 'lodeward-equilibrium/1',
    unit: file.unit,
    status: found.status,
    certificate: found.certificate,
    stages,
    ...(problems.length > 0 ? { problems } : {}),
  };
}

/**
 * `market solve`: the equilibrium of a market file.
 * @param text the file, lodeward-market/1; @param name its name in problems
 * @throws InputRefused with every problem of the file; NoAnswer where the market has no equilibrium
 */
export function solveMarket(text: string, name: string): EquilibriumDocument {
  const file = readMarketFile(text, name);
  const nodes = nodesOf(file);
  const found = solve(marketModel(file, nodes), marketMeasures(file, nodes));
  if (found.status !== 'solved') throw new NoAnswer(found.status, found.reason, { certificate: found.certificate });
  return equilibriumDocument(file, nodes, found);
}
