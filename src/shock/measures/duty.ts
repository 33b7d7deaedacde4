import type { MeasureKind } from './measure.js';
import { stagesOf } from './stages.js';

/** A duty at every stage or the one named: rate x base price on each tonne of the pairs (specific), or rate x the seller's new price (ad valorem). */
export const duty: MeasureKind<'duty'> = {
  usage: 'duty 25% [ad valorem] A -> B [stage]',
  read: (words) => {
    const rate = words.quantity('%') / 100;
    const adValorem = words.take('ad');
    if (adValorem && !words.take('valorem')) words.fail('"valorem" after "ad"');
    return { kind: 'duty', rate, adValorem, ...words.pairs(), ...words.stage() };
  },
  effects: ({ from, to, stage, rate, adValorem }, market) =>
    stagesOf(market, stage).map(({ name }) => ({
      kind: 'wedge',
      stage: name,
      from,
      to,
      rate,
      ...(adValorem ? { adValorem } : {}),
    })),
};
