import { z } from 'zod';
import { defineIndex, share } from './index-definition.js';

const concentration = z.number().min(0).max(10);
const needed = (name: string) => ({
  message: `is needed for this scope; give ${name}, or another scope`,
  params: { code: 'missing-key' },
  /** Also when another key is bad: all problems at once. */
  when: ({ value }: { readonly value: unknown }) => typeof value === 'object' && value !== null,
});

/**
 * EU supply risk (2017 method, also of 2020 and 2023): [GS IR/2 + EU (1 - IR/2)] (1 - EoL) SI, with GS and EU the HHI weighted by governance
 * and trade (0..10) of world supply and of EU sourcing, IR import reliance (below 0 counts as 0), EoL end-of-life recycling input rate, SI
 * substitution. Scope `global` or `sourcing` (one of the two has no data): that HHI alone.
 * @example euSupplyRisk.compute({ hhiWgiGlobal: 7.5, hhiWgiSourcing: 1.9, importReliance: 0.44, endOfLifeRecycling: 0.42, substitution: 1, scope: 'both' }).value // 1.82
 */
export const euSupplyRisk = defineIndex({
  id: 'eu-supply-risk',
  title: 'EU supply risk',
  source: 'European Commission 2017, Methodology for establishing the EU list of critical raw materials',
  input: z
    .strictObject({
      hhiWgiGlobal: concentration.nullish(),
      hhiWgiSourcing: concentration.nullish(),
      importReliance: z.number().max(1).nullish(),
      endOfLifeRecycling: share,
      substitution: z.number().min(0).max(1),
      scope: z.enum(['both', 'global', 'sourcing']),
    })
    .refine((x) => x.scope !== 'both' || typeof x.importReliance === 'number', {
      ...needed('importReliance'),
      path: ['importReliance'],
    })
    .refine((x) => x.scope === 'sourcing' || typeof x.hhiWgiGlobal === 'number', {
      ...needed('hhiWgiGlobal'),
      path: ['hhiWgiGlobal'],
    })
    .refine((x) => x.scope === 'global' || typeof x.hhiWgiSourcing === 'number', {
      ...needed('hhiWgiSourcing'),
      path: ['hhiWgiSourcing'],
    }),
  compute({ hhiWgiGlobal, hhiWgiSourcing, importReliance, endOfLifeRecycling, substitution, scope }) {
    const half = Math.max(importReliance ?? 0, 0) / 2;
    const mixed = {
      both: () => hhiWgiGlobal! * half + hhiWgiSourcing! * (1 - half),
      global: () => hhiWgiGlobal!,
      sourcing: () => hhiWgiSourcing!,
    }[scope]();
    return { value: mixed * (1 - endOfLifeRecycling) * substitution };
  },
});
