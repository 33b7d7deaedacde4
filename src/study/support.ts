import { z } from 'zod';
import { money } from './money.js';
import { country, currency, id, isoDate, localText, share, source, status } from './shapes.js';

const range = z.tuple([z.number(), z.number()]);
/** A rate, or null where no number is published; a declared `…Range` then stands in and the result says so. */
const rate = z.number().min(0).max(1).nullable();

const version = z.strictObject({
  from: isoDate,
  to: isoDate.nullable().default(null),
  /** Share of the eligible cost, of the stake, of the loan or of the price difference that the programme carries. */
  share: share.optional(),
  rate: rate.optional(),
  rateRange: range.optional(),
  forgiveness: share.optional(),
  graceYears: z.int().min(0).optional(),
  termYears: z.int().min(1).optional(),
  /** Years in which the part that is not forgiven is repaid after a failure. */
  failureYears: z.int().min(1).optional(),
  fee: rate.optional(),
  feeRange: range.optional(),
  cover: share.optional(),
  /** Yearly odds of the event that a guarantee or an insurance pays for; null or absent with a range: its middle. */
  lossOdds: rate.optional(),
  lossOddsRange: range.optional(),
  /** Share of a payout that the payer gets back from pledges and claims in the same expectation. */
  recovery: share.optional(),
  /** What the lender's rate falls by under a guarantee. */
  rateCut: z.number().min(0).max(1).optional(),
  cap: money.optional(),
  lagYears: z.int().min(0).optional(),
  status,
  source,
  note: z.string().optional(),
});

const rule = z
  .strictObject({
    /** Where the answer stands: `mineral`, `firm.country`, `host`, `odds.success` ... of the project, or a fact only the firm knows. */
    field: z.string().min(1),
    in: z.array(z.union([z.string(), z.number()])).optional(),
    is: z.union([z.string(), z.number(), z.boolean()]).optional(),
    atLeast: z.number().optional(),
    reason: localText,
    /** Document that settles the question where the project does not. */
    document: localText.optional(),
    source: source.optional(),
  })
  .refine((r) => [r.in, r.is, r.atLeast].filter((test) => test !== undefined).length === 1, {
    message: 'a rule has exactly one of "in", "is" and "atLeast"',
    params: { code: 'rule-without-test' },
  });

export const supportFile = z.strictObject({
  format: z.literal('lodeward-support/1'),
  id,
  country,
  name: localText.optional(),
  kind: z.enum([
    'success-repayable-loan',
    'grant',
    'tax-credit',
    'equity',
    'policy-loan',
    'guarantee',
    'insurance',
    'price-gap',
  ]),
  money: currency.optional(),
  versions: z.array(version).min(1),
  eligibility: z.array(rule).default([]),
  bodies: z.array(z.string()).default([]),
  notes: z.array(z.string()).optional(),
});
export type SupportFile = z.output<typeof supportFile>;
export type SupportVersion = SupportFile['versions'][number];
export type SupportKindName = SupportFile['kind'];
