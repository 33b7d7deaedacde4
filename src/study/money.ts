import { z } from 'zod';
import { currency } from './shapes.js';

/** A sum in the document's `money`, or `{value, currency}` in another. */
export const money = z.union([z.number(), z.strictObject({ value: z.number(), currency })]);
export type Money = z.output<typeof money>;
export const moneyList = z.array(money);
