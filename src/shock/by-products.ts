import { type CountryCode, type Maybe, type MineralCode, missing } from '../base/index.js';
import type { JointOutput, Place } from '../market/index.js';
import type { Calibration, DrawnMarket } from './calibrate.js';

/** A line of data/by-products.csv: what part of a by-product's output comes with its host's, in a country or (`WLD`) in the world. */
export interface ByProduct {
  readonly host: MineralCode;
  readonly hostStage: string;
  readonly byProduct: MineralCode;
  /** The market the by-product is sold in. */
  readonly market: MineralCode;
  readonly stage: string;
  readonly country: CountryCode;
  readonly share: number;
  readonly date: string;
  readonly status: string;
  readonly source: string;
}

/** One side of a block: a market on numbered nodes and its model. */
interface Side {
  readonly calibration: Calibration;
  readonly drawn: DrawnMarket;
  /** Its number among the chains of the block. */
  readonly chain: number;
}

/** Primary or processed output of the base year, tonnes. */
function output({ calibration, drawn }: Side, stage: number, node: number): number {
  const n = calibration.countries.length;
  const made = drawn.baseFlow[stage]!.subarray(node * n, (node + 1) * n).reduce((sum, tonnes) => sum + tonnes, 0);
  return made - drawn.model.stages[stage]!.secondary.tonnes[node]!;
}

/**
 * The joint outputs of a host's and a by-product's markets: in each country with a share s of its own, s x the by-product's base output comes
 * with the host's, in fixed proportion (tonnes). A share of the world says nothing of any one country and ties nothing.
 * @param rows lines of one host, by-product and market
 * @returns missing `sold-in-a-bundle`, `no-share-by-country`, `host-not-an-output` or `output-unknown` where the base markets cannot be tied
 */
export function jointOutputs(rows: readonly ByProduct[], host: Side, product: Side): Maybe<readonly JointOutput[]> {
  const { byProduct, market, hostStage, stage } = rows[0]!;
  if (byProduct !== market)
    return missing('sold-in-a-bundle', `${byProduct} is traded inside ${market}; its own tonnes are in no file`);
  const here = rows.filter(({ country }) => country !== 'WLD');
  if (here.length === 0)
    return missing('no-share-by-country', `the share of ${byProduct} that comes with ${rows[0]!.host} is of the world`);
  const stageOf = (side: Side, name: string) => side.calibration.market.stages.findIndex((one) => one.name === name);
  const [from, to] = [stageOf(host, hostStage), stageOf(product, stage)];
  if (from < 0)
    return missing(
      'host-not-an-output',
      `${hostStage} ${rows[0]!.host} stands beside scrap, not as an output to tie to`,
    );
  const known = (side: Side, t: number) => side.calibration.market.stages[t]?.outputKnown === true;
  if (!known(host, from) || !known(product, to))
    return missing('output-unknown', `output by country of ${rows[0]!.host} or ${byProduct} is in no file`);
  return here.flatMap(({ country, share }): JointOutput[] => {
    const [i, j] = [host.calibration.node.get(country), product.calibration.node.get(country)];
    if (i === undefined || j === undefined) return [];
    const tonnes = share * output(product, to, j);
    if (tonnes <= 0 || output(host, from, i) <= 0) return [];
    const place = (chain: number, t: number, node: number): Place => ({ chain, stage: t, node });
    return [{ host: place(host.chain, from, i), product: place(product.chain, to, j), tonnes }];
  });
}
