import type { MeasureKind } from './measure.js';
import { stagesOf } from './stages.js';

/** No tonne leaves the sellers for the buyers: a gate of 0 tonnes at every stage of the chain, or at the one named. */
export const ban: MeasureKind<'ban'> = {
  usage: 'ban A,B -> C,D|* [stage] [leak 20% at 0.3]',
  read: (words) => ({ kind: 'ban', ...words.pairs(), ...words.stage(), ...words.leak() }),
  effects: ({ from, to, stage, leak }, market) =>
    stagesOf(market, stage).map(({ name }) => ({
      kind: 'gate',
      stage: name,
      from,
      to,
      maxTonnes: 0,
      ...(leak ? { leak } : {}),
    })),
};
