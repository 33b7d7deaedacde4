import { type Maybe, type MineralCode, missing } from '../base/index.js';
import { activeRegime, type Books, charger, type Exchange, unverified } from '../fiscal/index.js';
import type { ProjectFile, RegimeFile } from '../study/index.js';

/** What a host takes of one dollar of gross sales, at a price, by the law of its newest date. */
export interface RoyaltyOnSales {
  /** Royalty and surtax for each dollar of gross sales at this price; a surtax whose table was not read is missing, never 0. */
  take(usdPerTonne: number): { readonly royalty: number; readonly surtax: Maybe<number> };
  /** Levies whose rate is not law in force as read: `MNG/royalty/surtax/tin`. */
  readonly unverified: readonly string[];
}

const empty = () => new Float64Array(1);

/** Books of a year in which one tonne is sold at a price and nothing else happens: what levies on sales read. */
function oneTonne(mineral: MineralCode, grade: string, price: number): Books {
  const one = () => Float64Array.of(price);
  const sale = { mineral, grade, unit: 't', tonnes: Float64Array.of(1), price: one(), gross: one(), net: one() };
  return {
    years: 1,
    sales: [sale],
    netSales: one(),
    operating: empty(),
    closure: empty(),
    capital: [],
    interest: empty(),
    services: empty(),
    servicesCountry: undefined,
    deducted: empty(),
    firstProducing: 0,
    lastProducing: 0,
    erosion: 1,
    hectares: undefined,
    importedCapital: undefined,
  };
}

/**
 * Levies on sales of a mineral outside any project: the fiscal room's own royalty and surtax on one tonne.
 * @param grade processing grade that the law asks for: ore, concentrate, product
 * @example royaltyOnSales(mongolia, exchange, 'copper', 'concentrate').take(8500) // { royalty: 0.05, surtax: 0.14 }
 */
export function royaltyOnSales(
  regime: RegimeFile,
  exchange: Exchange,
  mineral: MineralCode,
  grade: string,
): RoyaltyOnSales {
  const sales = { firstYear: 0, participation: 'share', strategic: false, products: [{ mineral, grade, form: grade }] };
  const law = activeRegime(regime, sales as unknown as ProjectFile, 1);
  const levies = law.levies.filter(({ kind }) => kind.stage === 'sales');
  const charges = charger({ ...law, levies }, 'USD', exchange);
  const points = new Float64Array(levies.length);
  const unread = levies.find(({ levy, status }) => levy.kind === 'surtax' && status === 'unverified');
  return {
    unverified: unverified({ ...law, levies }),
    take: (usdPerTonne) => {
      const amounts = levies.map(empty);
      charges.charge('sales', oneTonne(mineral, grade, usdPerTonne), points, amounts);
      const sum = (surtax: boolean) =>
        amounts.reduce((s, a, i) => s + ((levies[i]!.levy.kind === 'surtax') === surtax ? a[0]! / usdPerTonne : 0), 0);
      return {
        royalty: sum(false),
        surtax: unread ? missing('rate-not-read', `the rates of ${unread.id} were not read in the law`) : sum(true),
      };
    },
  };
}
