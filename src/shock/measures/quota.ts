import type { MeasureKind } from './measure.js';
import { lastOr } from './stages.js';

/** At most so many contained tonnes a year on all the pairs together, at the last stage or the one named; the rent is in the result. */
export const quota: MeasureKind<'quota'> = {
  usage: 'quota 5000 t/y A -> * [stage] [leak 20% at 0.3]',
  read: (words) => ({
    kind: 'quota',
    tonnesPerYear: words.quantity('t/y'),
    ...words.pairs(),
    ...words.stage(),
    ...words.leak(),
  }),
  effects: ({ from, to, stage, tonnesPerYear, leak }, market) => [
    { kind: 'gate', stage: lastOr(market, stage).name, from, to, maxTonnes: tonnesPerYear, ...(leak ? { leak } : {}) },
  ],
};
