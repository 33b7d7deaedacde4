import { NoAnswer } from '../base/index.js';
import { type Equilibrium, type Place, solveBlock } from '../market/index.js';
import { type MarketFile, type MarketsFile, readMarketsFile } from '../study/index.js';
import { type EquilibriumDocument, equilibriumDocument, marketMeasures, marketModel, nodesOf } from './solve-market.js';

/** lodeward-equilibria/1: markets solved as one block. */
export interface EquilibriaDocument {
  readonly format: 'lodeward-equilibria/1';
  readonly status: Equilibrium['status'];
  /** Over the whole block. */
  readonly certificate: Equilibrium['certificate'];
  readonly markets: Readonly<Record<string, EquilibriumDocument>>;
  readonly corridors: readonly {
    readonly name: string;
    readonly grossTonnes: number;
    /** Money per gross tonne. */
    readonly rent: number;
    readonly detours: readonly { readonly name: string; readonly grossTonnes: number }[];
  }[];
}

/** The markets of a file with their nodes, in the order of the file. */
function chainsOf(file: MarketsFile) {
  return Object.entries(file.markets).map(([name, parts]) => {
    const market: MarketFile = { format: 'lodeward-market/1', ...parts };
    const nodes = nodesOf(market);
    return { name, market, nodes, model: marketModel(market, nodes), measures: marketMeasures(market, nodes) };
  });
}

/**
 * `market solve` of several markets: by-products move with their hosts, corridors are shared.
 * @param text the file, lodeward-markets/1; @param name its name in problems
 * @throws InputRefused with every problem of the file; NoAnswer where the block has no equilibrium
 */
export function solveMarkets(text: string, name: string): EquilibriaDocument {
  const file = readMarketsFile(text, name);
  const chains = chainsOf(file);
  const chainOf = (market: string) => chains.findIndex((chain) => chain.name === market);
  const stageOf = (market: string, stage: string) =>
    chains[chainOf(market)]!.market.stages.findIndex((s) => s.name === stage);
  const nodeOf = (market: string, code: string) => chains[chainOf(market)]!.nodes.indexOf(code);
  const place = ({ market, stage, country }: MarketsFile['joint'][number]['host']): Place => ({
    chain: chainOf(market),
    stage: stageOf(market, stage),
    node: nodeOf(market, country),
  });
  const joints = file.joint.map(({ host, product, tonnes }) => ({
    host: place(host),
    product: place(product),
    tonnes,
  }));
  const corridors = file.corridors.map(({ tonnes, passages, detours }) => ({
    tonnes,
    detours,
    passages: passages.map(({ market, stage, from, to, grossPerTonne }) => ({
      chain: chainOf(market),
      stage: stageOf(market, stage),
      pair: nodeOf(market, from) * chains[chainOf(market)]!.nodes.length + nodeOf(market, to),
      load: grossPerTonne,
    })),
  }));
  const found = solveBlock(chains, joints, corridors);
  if (found.status !== 'solved') throw new NoAnswer(found.status, found.reason, { certificate: found.certificate });
  return {
    format: 'lodeward-equilibria/1',
    status: found.status,
    certificate: found.certificate,
    markets: Object.fromEntries(
      chains.map(({ name: market, market: file, nodes }, c) => [
        market,
        equilibriumDocument(file, nodes, found.chains[c]!),
      ]),
    ),
    corridors: file.corridors.map(({ name: corridor, detours }, k) => {
      const { grossTonnes, rent, detoured } = found.corridors[k]!;
      return {
        name: corridor,
        grossTonnes,
        rent,
        detours: detours.map((detour, d) => ({ name: detour.name, grossTonnes: detoured[d]! })),
      };
    }),
  };
}
