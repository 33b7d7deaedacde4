import { z } from 'zod';
import { support } from './project.js';
import { country, currency, id, localText, mineral, share, source, status, triple, year } from './shapes.js';

const money = z.strictObject({ value: z.number().min(0), currency });

/** What a measure costs the budget holder: a rule with its inputs, a stated sum, or the reason why nobody knows. */
const cost = z.discriminatedUnion('rule', [
  /** Base price x tonnes x (capital tied up + keeping), both shares of the value a year, over the budget's years; the stock is sold at its price in the end. */
  z.strictObject({ rule: z.literal('stock'), tonnes: z.number().positive(), carrying: share, keeping: share }),
  /** Present value to the home treasury of a support package for a project of the study, from the project engine; the host's gain comes with it. */
  z.strictObject({ rule: z.literal('project'), project: z.string().min(1), support: z.array(support).min(1) }),
  /** A premium over the base price on every tonne from the year of delivery to the end of the budget. */
  z.strictObject({ rule: z.literal('premium'), tonnesPerYear: z.number().positive(), premium: share }),
  z.strictObject({ rule: z.literal('stated'), amount: money, date: z.string() }),
  z.strictObject({ rule: z.literal('unknown'), reason: z.string().min(1) }),
]);

const effect = z.union([
  /** A sentence of the measure grammar on one mineral. */
  z.strictObject({ mineral, measure: z.string().min(1) }),
  /** When the route closes, this share of what it carries of the mineral goes another way. */
  z.strictObject({ mineral, detour: z.string().min(1), share }),
  /** The chance that another measure delivers is multiplied by a factor. */
  z.strictObject({ raises: id, factor: triple.refine(([low]) => low >= 0, 'a factor is 0 or more') }),
]);

/** measures.yaml: what the budget can buy. Effects are sentences of the measure grammar, in force from the year of delivery. */
export const measuresFile = z.strictObject({
  format: z.literal('lodeward-measures/1'),
  measures: z.array(
    z.strictObject({
      id,
      name: localText,
      kind: z.enum([
        'project',
        'offtake',
        'stock',
        'joint-stock',
        'recycling',
        'substitution',
        'second-supplier',
        'corridor',
        'research',
      ]),
      minerals: z.array(mineral).min(1),
      /** What it changes; a reason where nobody has shown what it changes: such a measure is listed, never chosen. */
      effect: z.union([z.array(effect).min(1), z.strictObject({ unknown: localText })]),
      cost,
      delivery: z.strictObject({ odds: triple, year, status, source }),
      /** Corridors, mines of several metals, industries that tie it to other measures. */
      ties: z.array(z.string().min(1)).default([]),
      requires: z.array(id).default([]),
      excludes: z.array(id).default([]),
      /** Gain of the partner in present value, where something states it. */
      partnerGain: z.strictObject({ amount: money, country, source }).optional(),
      status,
      source,
    }),
  ),
});
export type MeasuresFile = z.output<typeof measuresFile>;

/** What a plan must keep to, besides the budget; part of budget.yaml. */
export const planRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('averted-at-least'), mineral, share }),
  z.strictObject({ kind: z.literal('supplier-at-most'), mineral, share, by: year.optional() }),
  z.strictObject({ kind: z.literal('cover-at-least'), mineral, days: z.number().min(0), by: year.optional() }),
  z.strictObject({ kind: z.literal('expected-loss-at-most'), loss: z.number().min(0) }),
  z.strictObject({ kind: z.literal('must-have'), measure: id }),
  z.strictObject({ kind: z.literal('must-not-have'), measure: id }),
]);
