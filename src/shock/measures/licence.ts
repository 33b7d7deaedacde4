import { covered } from './covered.js';
import type { MeasureKind } from './measure.js';
import { stagesOf } from './stages.js';

/**
 * Export licences: so many days with next to nothing, then trade comes back. In a year without months: the pairs carry at most
 * (1 - days/365) of their base tonnes. Front-loading, stocks and the choice of destinations need months.
 */
export const licence: MeasureKind<'licence'> = {
  usage: 'licence 90 d A -> * [stage] [leak 20% at 0.3]',
  read: (words) => ({
    kind: 'licence',
    days: words.quantity('d'),
    ...words.pairs(),
    ...words.stage(),
    ...words.leak(),
  }),
  effects: ({ from, to, stage, days, leak }, market) =>
    stagesOf(market, stage).map((at) => ({
      kind: 'gate',
      stage: at.name,
      from,
      to,
      maxTonnes: covered(at, from, to) * (1 - Math.min(days, 365) / 365),
      ...(leak ? { leak } : {}),
    })),
};
