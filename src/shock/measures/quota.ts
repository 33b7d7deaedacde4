import type { MeasureKind } from './measure.js';
import { lastOr } from './stages.js';

/** At most so many contained tonnes a year on all the pairs together, at the last stage or the one named; the rent is in the result. */
export const quota: MeasureKind<'quota'> = {
  usage: 'quota 5000 t/y A -> * [stage]',
  read: (words) => ({ kind: 'quota', tonnesPerYear: words.quantity('t/y'), ...words.pairs(), ...words.stage() }),
  effects: ({ from, to, stage, tonnesPerYear }, market) => [
    { kind: 'gate', stage: lastOr(market, stage).name, from, to, maxTonnes: tonnesPerYear },
  ],
};
