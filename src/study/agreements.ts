import { z } from 'zod';
import type { LocalText } from '../base/index.js';
import { country, id, isoDate, localText, mineral, status, year } from './shapes.js';

/** lodeward-agreements/1: parties and dated entries. The stage of an agreement is derived (src/registry) and never written. */

const entryId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]*$/, 'must be the id of an entry: small letters, digits, hyphens, dots');
const sha256Text = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal');
const cited = z.union([
  z
    .string()
    .min(1)
    .transform((publisher): Citation => ({ publisher })),
  z
    .strictObject({
      publisher: z.string().min(1),
      title: z.string().optional(),
      address: z.string().optional(),
      date: z.string().optional(),
      accessed: isoDate.optional(),
      licence: z.string().optional(),
      digest: sha256Text.optional(),
      says: localText.optional(),
    })
    .transform((citation) => citation as Citation),
]);

/** One cited text. `says` tells what this source says where two sources of one entry do not agree: both are shown. */
export interface Citation {
  readonly publisher: string;
  readonly title?: string;
  readonly address?: string;
  readonly date?: string;
  readonly accessed?: string;
  readonly licence?: string;
  /** SHA-256 of the address, filled in when the entry is read from a file: a later change of the address shows. */
  readonly digest?: string;
  readonly says?: LocalText;
}

/** One source or a list of them. */
const sources = z.union([cited.transform((one) => [one]), z.array(cited).min(1)]);
const common = { id: entryId.optional(), status: status.optional(), note: localText.optional(), by: id.optional() };
const partyKind = z.enum(['state', 'state-company', 'firm', 'institute']);
const partyFields = {
  kind: partyKind,
  country,
  name: localText,
  /** Languages whose name is a plain transliteration that nobody has signed yet. */
  draft: z.array(z.enum(['ko', 'mn'])).optional(),
};
const quantityFields = { quantity: z.number().min(0).optional(), unit: z.string().min(1).optional() };

export const entryShapes = {
  party: z.strictObject({ type: z.literal('party'), id, ...partyFields, source: sources.optional() }),
  agreement: z.strictObject({
    type: z.literal('agreement'),
    ...common,
    id,
    date: isoDate,
    title: localText,
    /** What kind of paper or body: only a memorandum is itself the evidence of its first stage. */
    kind: z.enum(['memorandum', 'talks', 'committee', 'programme', 'project']).optional(),
    parties: z.array(z.union([id, z.strictObject({ party: id, role: z.string().min(1) })])).min(1),
    minerals: z.array(mineral).optional(),
    expires: isoDate.optional(),
    project: id.optional(),
    capacity: z
      .strictObject({ mineral, quantity: z.number().min(0), unit: z.literal('t/y'), source: cited })
      .optional(),
    aims: z.array(localText).optional(),
    /** Measures of the study that a programme would change, and how. */
    changes: z
      .array(
        z.strictObject({
          measure: z.string().min(1),
          what: z.enum(['recovery', 'cost', 'substitution', 'skills']),
          note: localText.optional(),
        }),
      )
      .optional(),
    source: sources,
  }),
  commitment: z.strictObject({
    type: z.literal('commitment'),
    ...common,
    of: entryId,
    date: isoDate.optional(),
    measure: z.enum(['tonnes', 'money', 'people', 'deliverable']),
    mineral: mineral.optional(),
    form: z.string().optional(),
    ...quantityFields,
    from: year.optional(),
    to: year.optional(),
    binding: z.boolean().optional(),
    priceBasis: z.string().optional(),
    exporter: country.optional(),
    importer: country.optional(),
    what: localText.optional(),
    source: sources.optional(),
  }),
  milestone: z.strictObject({
    type: z.literal('milestone'),
    ...common,
    id: entryId,
    of: entryId,
    date: isoDate.optional(),
    due: isoDate,
    owner: id.optional(),
    what: localText,
    source: sources.optional(),
  }),
  evidence: z.strictObject({
    type: z.literal('evidence'),
    ...common,
    of: entryId,
    date: isoDate,
    what: z.enum([
      'signed',
      'meeting',
      'term-sheet',
      'joint-venture',
      'contract',
      'shipment',
      'result',
      'opened',
      'budgeted',
      'trained',
      'setback',
      'confirmed',
      'disputed',
      'lapse',
    ]),
    tonnes: z.number().min(0).optional(),
    mineral: mineral.optional(),
    form: z.string().optional(),
    year: year.optional(),
    exporter: country.optional(),
    importer: country.optional(),
    ...quantityFields,
    /** Odds that contracted tonnes are delivered, where a source or a person gives them; else they stay unknown. */
    odds: z.number().min(0).max(1).optional(),
    source: sources,
  }),
  /** The parties changed their paper: holds from its date. */
  amendment: z.strictObject({
    type: z.literal('amendment'),
    ...common,
    of: entryId,
    date: isoDate,
    set: z.record(z.string(), z.unknown()),
    source: sources,
  }),
  /** The registry was wrong: holds always; the wrong entry stays readable. `null` takes a key away. */
  correction: z.strictObject({
    type: z.literal('correction'),
    ...common,
    of: entryId,
    date: isoDate.optional(),
    set: z.record(z.string(), z.unknown()),
    source: sources.optional(),
  }),
  /** A file kept with an entry, by its digest; the bytes are in the ledger's store where they were handed in. */
  attachment: z.strictObject({
    type: z.literal('attachment'),
    ...common,
    of: entryId,
    date: isoDate.optional(),
    name: z.string().min(1),
    digest: sha256Text,
    size: z.int().min(0),
  }),
  /** A sanction, a rule of a host or a control that may touch agreements of these countries and minerals. */
  change: z.strictObject({
    type: z.literal('change'),
    ...common,
    id,
    date: isoDate,
    what: z.enum(['sanction', 'regime', 'control', 'support']),
    title: localText,
    countries: z.array(country).min(1),
    minerals: z.array(mineral).optional(),
    source: sources,
  }),
} as const;

export const ledgerEntry = z.discriminatedUnion('type', [
  entryShapes.agreement,
  entryShapes.commitment,
  entryShapes.milestone,
  entryShapes.evidence,
  entryShapes.amendment,
  entryShapes.correction,
  entryShapes.change,
  entryShapes.attachment,
  entryShapes.party,
]);
export type EntryBody = z.output<typeof ledgerEntry>;
export type BodyOf<T extends EntryBody['type']> = Extract<EntryBody, { type: T }>;

/** An entry with its id, before anyone has recorded it. */
export interface Statement {
  readonly id: string;
  readonly body: EntryBody;
}

/** The shape of one document, as JSON Schema and docs show it. */
export const agreementsFile = z.strictObject({
  format: z.literal('lodeward-agreements/1'),
  /** Whether a person has signed the Korean and Mongolian names and titles of this file. */
  reviewed: z.boolean().optional(),
  parties: z.array(z.strictObject({ id, ...partyFields, source: sources.optional() })).optional(),
  entries: z.array(ledgerEntry),
});
