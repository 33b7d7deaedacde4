import type { MeasureKind } from './measure.js';
import { stagesOf } from './stages.js';

/** A specific duty: rate x base price on each tonne of the pairs, at every stage or the one named. */
export const duty: MeasureKind<'duty'> = {
  usage: 'duty 25% A -> B [stage]',
  read: (words) => ({ kind: 'duty', rate: words.quantity('%') / 100, ...words.pairs(), ...words.stage() }),
  effects: ({ from, to, stage, rate }, market) =>
    stagesOf(market, stage).map(({ name }) => ({ kind: 'wedge', stage: name, from, to, rate })),
};
