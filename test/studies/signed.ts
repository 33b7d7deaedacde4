import { createHash } from 'node:crypto';
import { canonical } from '../../src/base/index.js';

/** Figures with the digest that covers them, as a run writes them. */
export const signed = <T extends object>(figures: T): T & { readonly digest: string } => ({
  ...figures,
  digest: createHash('sha256').update(canonical(figures)).digest('hex'),
});
