import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { decisionKinds, type OddsFacts } from '../../risk/index.js';
import { packagePath } from '../places.js';
import { readTable } from './table.js';

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const optionalDate = z.union([date, z.literal('')]);
const codes = z.string().transform((text) => text.split(';').filter((code) => code !== ''));
const country = z.string().regex(/^[A-Z]{3}$/);

const decisionRow = z.strictObject({
  id: z.string(),
  country,
  kind: z.enum(decisionKinds),
  announced: date,
  in_force: optionalDate,
  ended: optionalDate,
  destination: z.string(),
  minerals: codes,
  niche: codes,
  counted: z.enum(['yes', 'no']),
  why: z.string(),
  events: codes,
  source: z.string(),
});

const exposureRow = z.strictObject({
  mineral: z.string(),
  country,
  share: z.coerce.number().min(0).max(1),
  basis: z.string(),
});

const triangle = z.strictObject({ low: z.number(), mode: z.number(), high: z.number() });
const document = z.strictObject({
  format: z.literal('lodeward-odds/1'),
  observed: z.strictObject({ from: date, to: date }),
  windows: z.array(z.strictObject({ id: z.string(), from: date, why: z.string() })).min(1),
  shareClasses: z.array(z.number()).min(1),
  bias: z.string(),
  priors: z.strictObject({
    kindStrength: z.number().positive(),
    hitStrength: z.number().positive(),
    lengthStrength: z.number().positive(),
    dispersionBounds: z.tuple([z.number().positive(), z.number().positive()]),
  }),
  halve: z.strictObject({ cut: triangle, source: z.string(), status: z.string() }),
  outage: z.strictObject({
    rate: z.strictObject({ shape: z.number().positive(), perYear: z.number().positive() }),
    lost: triangle,
    months: triangle,
    source: z.string(),
    status: z.string(),
  }),
  corridors: z.array(
    z.strictObject({
      id: z.string(),
      countries: z.array(country),
      spared: z.array(country),
      closures: z.array(z.strictObject({ from: date, to: date, what: z.string(), source: z.string() })),
      lost: triangle,
      months: triangle,
      note: z.string(),
      independent: z.int().min(0),
      source: z.string(),
      status: z.string(),
    }),
  ),
});

/** Counts, exposure and priors of data/odds, checked. @throws InputRefused for a bad table */
export async function readOddsFacts(): Promise<OddsFacts> {
  const [decisions, exposure, text] = await Promise.all([
    readTable(decisionRow, 'data', 'odds', 'decisions.csv'),
    readTable(exposureRow, 'data', 'odds', 'exposure.csv'),
    readFile(packagePath('data', 'odds', 'odds.yaml'), 'utf8'),
  ]);
  const { observed, windows, shareClasses, bias, priors, halve, outage, corridors } = document.parse(parse(text));
  return {
    observed,
    windows,
    shareClasses,
    bias,
    priors,
    halveCut: halve.cut,
    outage,
    corridors,
    exposure,
    decisions: decisions.map(({ in_force, ended, counted, ...d }) => ({
      id: d.id,
      country: d.country,
      kind: d.kind,
      announced: d.announced,
      ...(in_force !== '' && { inForce: in_force }),
      ...(ended !== '' && { ended }),
      minerals: d.minerals,
      niche: d.niche,
      counted: counted === 'yes',
      source: d.source,
    })),
  };
}
