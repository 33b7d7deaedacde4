import { z } from 'zod';
import { planRule } from './measures.js';
import { currency, localText, share, year } from './shapes.js';

/** budget.yaml: what may be spent, by whom, when, and what is to be made small. */
export const budgetFile = z.strictObject({
  format: z.literal('lodeward-budget/1'),
  holder: localText,
  amount: z.strictObject({ value: z.number().min(0), currency }),
  from: year,
  to: year,
  /** Real rate a year at which costs of later years count today. */
  discount: z.number().min(0).max(0.5),
  objective: z.enum(['expected', 'cvar']),
  /** Whose loss: that of buyers, or value added of the industries that use the minerals. */
  loss: z.enum(['buyers', 'value-added']).default('buyers'),
  /** Weight of CVaR beside the expected loss; absent: 0 for `expected`, 1 for `cvar`. */
  tailWeight: share.optional(),
  rules: z.array(planRule).default([]),
});
export type BudgetFile = z.output<typeof budgetFile>;
