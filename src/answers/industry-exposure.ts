import type { Atlas } from '../atlas/index.js';
import {
  type CountryCode,
  InputRefused,
  inLanguage,
  type Language,
  type MineralCode,
  missing,
  oneOf,
} from '../base/index.js';
import type { IndustryExposure } from '../brief/index.js';
import { type Product, type Purchases, productExposure } from '../industry/index.js';
import { importStage } from '../risk/index.js';

/** What an importer buys abroad of a mineral: the market of the mineral itself, or of its forms the one with the most tonnes bought. */
export async function purchasesOf(
  atlas: Atlas,
  importer: CountryCode,
): Promise<Map<MineralCode, Purchases & { readonly market: string }>> {
  const best = new Map<MineralCode, Purchases & { market: string }>();
  for (const code of await atlas.markets()) {
    const market = (await atlas.baseMarket(code))!;
    const stage = importStage(market, importer);
    if (!stage) continue;
    const bought = stage.flows.filter((f) => f.importer === importer && f.exporter !== importer && f.tonnes > 0);
    const tonnes = bought.reduce((sum, f) => sum + f.tonnes, 0);
    const first = [...bought].sort((a, b) => b.tonnes - a.tonnes || (a.exporter < b.exporter ? -1 : 1))[0]!;
    const supplier = { country: first.exporter, share: first.tonnes / tonnes, status: first.status };
    const found = { market: code, tonnes, first: supplier };
    for (const mineral of new Set([code, market.parent])) {
      const known = best.get(mineral);
      if (!known || mineral === code || (known.market !== mineral && tonnes > known.tonnes)) best.set(mineral, found);
    }
  }
  return best;
}

/**
 * One product over all its minerals: kilograms in a unit, on whom the importer hangs for each, and how many units the first supplier's
 * tonnes would have made (each mineral by itself, as if all of it went into this product).
 * @throws InputRefused for an unknown product
 */
export async function industryExposure(
  atlas: Atlas,
  products: readonly Product[],
  asked: string,
  importer: CountryCode,
  language: Language,
): Promise<IndustryExposure> {
  const product = products.find((p) => p.id === asked);
  if (!product)
    throw new InputRefused([
      {
        code: 'unknown-product',
        value: asked,
        message: `there is no bill of materials of "${asked}"; there are ${products.map((p) => p.id).join(', ')}`,
        wanted: oneOf(products.map(({ id }) => id)),
      },
    ]);
  const purchases = await purchasesOf(atlas, importer);
  return {
    format: 'lodeward-product-exposure/1',
    vintage: atlas.vintage,
    importer,
    product: product.id,
    name: inLanguage(product.name, language),
    unit: product.unit,
    source: product.source,
    minerals: productExposure(product, purchases).map((line) => ({
      ...line,
      market:
        purchases.get(line.mineral)?.market ?? missing('no-purchases', `${importer} buys no ${line.mineral} abroad`),
    })),
  };
}
