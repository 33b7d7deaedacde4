import { z } from 'zod';
import type { Chain } from '../../../atlas/index.js';

const country = z.string().regex(/^[A-Z]{3}$/, 'must be a country code of three capitals like KOR');
const code = z.string().regex(/^[a-z0-9-]+$/, 'must be small letters, digits and hyphens');
const year = z.int().min(1990).max(2100);
const why = z.string().min(5);
const status = z.enum(['complete', 'partial', 'traded-only', 'estimated']);
const tonnesWithReason = z.record(country, z.strictObject({ tonnes: z.number().min(0), why }));
const perCountry = z.record(country, z.number().min(0));

const series = z.strictObject({
  kind: z.enum(['production', 'trade']),
  source: z.string(),
  year,
  form: code.optional(),
  forms: z.array(code).optional(),
  mineral: code.optional(),
  stage: code.optional(),
  unit: z.enum(['t', 'share']).optional(),
  side: z.enum(['exporter', 'importer']).optional(),
  factor: z.number().positive().optional(),
  by: perCountry.optional(),
  except: z.array(country).optional(),
});

const report = z.strictObject({
  form: code,
  source: z.string(),
  side: z.enum(['importer', 'exporter', 'reconciled']),
  years: z.array(year).optional(),
  exporters: z.array(country).optional(),
  importers: z.array(country).optional(),
  exceptImporters: z.array(country).optional(),
  fill: z.boolean().optional(),
});

const margin = z.strictObject({
  form: code,
  exports: series.optional(),
  exportsSet: perCountry.optional(),
  imports: series.optional(),
  weights: perCountry.optional(),
  shares: z.strictObject({ importer: country, form: code, source: z.string(), year }).optional(),
  residual: z.boolean().optional(),
  why,
});

const contained = z.strictObject({
  factor: z.number().positive(),
  by: perCountry.optional(),
  fromUnitValue: z
    .strictObject({ price: z.number().positive(), low: z.number(), high: z.number(), caps: perCountry.optional() })
    .optional(),
  spread: z.number().min(0).max(1),
  why,
});

const output = z.strictObject({
  series: z.array(series),
  rest: series.optional(),
  world: z.number().positive().optional(),
  floorAtExports: z.boolean().optional(),
  set: tonnesWithReason.optional(),
});

const price = z.strictObject({
  row: z.string().optional(),
  factor: z.number().positive().optional(),
  unitValue: z.boolean().optional(),
  shareOfNext: z.number().positive().optional(),
  why: z.string().optional(),
});

const stage = z.strictObject({
  name: code,
  form: code,
  reports: z.array(report),
  margins: z.array(margin).optional(),
  unitValue: z.strictObject({ low: z.number().positive(), high: z.number().positive() }),
  contained,
  output: output.optional(),
  processors: z.array(country).optional(),
  soldFor: z.record(country, z.strictObject({ country, why })).optional(),
  fixedSupply: z.record(country, why).optional(),
  hubs: z.array(country).optional(),
  recovery: z.number().positive().max(1).optional(),
  recoveryBy: perCountry.optional(),
  withoutOre: z.record(country, z.strictObject({ tonnes: z.number().min(0), leached: z.boolean(), why })).optional(),
  price,
  status,
});

/** Shape of data/chains/<market>.yaml (`lodeward-chain/1`); the file's name is the market's code. */
export const chainFile = z
  .strictObject({
    format: z.literal('lodeward-chain/1'),
    market: code,
    mineral: code,
    years: z.array(year).min(1),
    why,
    status,
    unit: z.string(),
    keep: z.array(country).optional(),
    notes: z.array(z.string()).min(1),
    makers: z.array(series).optional(),
    stages: z.array(stage).min(1),
  })
  .transform(({ format: _, ...chain }) => chain as Chain);
