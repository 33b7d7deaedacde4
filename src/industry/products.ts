import type { Status } from '../atlas/index.js';
import {
  type CountryCode,
  type Interval,
  isMissing,
  type LocalText,
  type Maybe,
  type MineralCode,
  missing,
  type Tonnes,
} from '../base/index.js';

export interface Range {
  readonly low: number;
  readonly mid: number;
  readonly high: number;
}

/** Kilograms of contained mineral in one unit of a product, or why nobody knows. */
interface Material {
  readonly mineral: MineralCode;
  readonly kilograms: Maybe<Range>;
  readonly status: string;
  readonly note?: string;
}

/** One line of data/industry/products.yaml. */
export interface Product {
  readonly id: string;
  readonly name: LocalText;
  /** kWh, car, motor, t, MW, wafer. */
  readonly unit: string;
  readonly sectors: readonly string[];
  readonly materials: readonly Material[];
  readonly source: string;
}

/** Units of one product that the tonnes would have made. */
export interface NotMade {
  readonly product: string;
  readonly name: LocalText;
  readonly unit: string;
  readonly count: Maybe<Range>;
  readonly status: string;
}

/**
 * Tonnes short said as products not made, if the whole shortage fell on that product: count = 1000 tonnes / kilograms a unit. The range is
 * that of the designs; a design that does without the mineral (low = 0 kg) has no upper end and takes the middle one.
 * @example notMade([electricCar], 'lithium', 89)[0].count // { low: 10000, mid: 10000, high: 10723 } cars
 */
export const notMade = (products: readonly Product[], mineral: MineralCode, tonnes: Tonnes): NotMade[] =>
  products.flatMap((product) =>
    product.materials
      .filter((m) => m.mineral === mineral)
      .map(({ kilograms, status }) => ({
        product: product.id,
        name: product.name,
        unit: product.unit,
        count: isMissing(kilograms)
          ? kilograms
          : {
              low: (1000 * tonnes) / kilograms.high,
              mid: (1000 * tonnes) / kilograms.mid,
              high: (1000 * tonnes) / (kilograms.low > 0 ? kilograms.low : kilograms.mid),
            },
        status,
      })),
  );

/** As `notMade`, for tonnes with their interval: the low end from the 5 %, the middle from the 50 %, the high end from the 95 % point, none below 0. */
export function notMadeOver(products: readonly Product[], mineral: MineralCode, tonnes: Interval): NotMade[] {
  const at = (short: Tonnes) => notMade(products, mineral, Math.max(short, 0));
  const [low, high] = [at(tonnes.p05), at(tonnes.p95)];
  return at(tonnes.p50).map((middle, k) => {
    const [least, most] = [low[k]!.count, high[k]!.count];
    if (isMissing(middle.count) || isMissing(least) || isMissing(most)) return middle;
    return { ...middle, count: { low: least.low, mid: middle.count.mid, high: most.high } };
  });
}

/** What an importer's purchases of one mineral look like. */
export interface Purchases {
  readonly tonnes: Tonnes;
  /** The largest foreign supplier and its share of the purchases from abroad; `estimated`: from totals and a prior, no report. */
  readonly first: { readonly country: CountryCode; readonly share: number; readonly status: Status };
}

export interface ProductExposure {
  readonly mineral: MineralCode;
  readonly kilograms: Maybe<Range>;
  readonly status: string;
  readonly first: Maybe<Purchases['first']>;
  /** Units that the first supplier's tonnes would have made. */
  readonly hangingOnFirst: Maybe<Range>;
}

/** One product over all its minerals: on whom each hangs, and how many units the first supplier's tonnes would have made. */
export const productExposure = (
  product: Product,
  purchases: ReadonlyMap<MineralCode, Maybe<Purchases>>,
): ProductExposure[] =>
  product.materials.map(({ mineral, kilograms, status }) => {
    const bought = purchases.get(mineral) ?? missing('no-base-market', `the atlas has no base market of ${mineral}`);
    if (isMissing(bought)) return { mineral, kilograms, status, first: bought, hangingOnFirst: bought };
    const made = notMade([product], mineral, bought.tonnes * bought.first.share)[0]!;
    return { mineral, kilograms, status, first: bought.first, hangingOnFirst: made.count };
  });
