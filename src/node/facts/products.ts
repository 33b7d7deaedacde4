import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { missing } from '../../base/index.js';
import type { Product } from '../../industry/index.js';
import { packagePath } from '../places.js';

const material = z.union([
  z.strictObject({
    mineral: z.string(),
    low: z.number().min(0),
    mid: z.number().positive(),
    high: z.number().positive(),
    note: z.string().optional(),
    status: z.string().optional(),
  }),
  z.strictObject({ mineral: z.string(), missing: z.string() }),
]);
const document = z.strictObject({
  format: z.literal('lodeward-products/1'),
  products: z.array(
    z.strictObject({
      id: z.string(),
      name: z.strictObject({ en: z.string(), ko: z.string(), mn: z.string() }),
      unit: z.string(),
      sectors: z.array(z.string()),
      source: z.strictObject({ publisher: z.string(), title: z.string(), licence: z.string() }),
      status: z.enum(['published', 'estimated', 'unverified']),
      materials: z.array(material).min(1),
      note: z.string().optional(),
    }),
  ),
});

/** Bills of materials of data/industry/products.yaml. */
export async function readProducts(): Promise<readonly Product[]> {
  const { products } = document.parse(parse(await readFile(packagePath('data', 'industry', 'products.yaml'), 'utf8')));
  return products.map((product) => ({
    id: product.id,
    name: product.name,
    unit: product.unit,
    sectors: product.sectors,
    source: `${product.source.publisher}: ${product.source.title}`,
    materials: product.materials.map((m) =>
      'missing' in m
        ? { mineral: m.mineral, kilograms: missing('not-published', m.missing), status: 'unverified' }
        : {
            mineral: m.mineral,
            kilograms: { low: m.low, mid: m.mid, high: m.high },
            status: m.status ?? product.status,
            ...(m.note !== undefined && { note: m.note }),
          },
    ),
  }));
}
