import { covered } from './covered.js';
import type { MeasureKind } from './measure.js';
import { stagesOf } from './stages.js';

/**
 * Export licences: so many days with next to nothing, then trade comes back. In a year without months: the pairs carry at most
 * (1 - days/365) of their base tonnes. Front-loading, stocks and the choice of destinations need months.
 */
export const licence: MeasureKind<'licence'> = {
  usage: 'licence 90 d A -> *',
  read: (words) => ({ kind: 'licence', days: words.quantity('d'), ...words.pairs(), ...words.stage() }),
  effects: ({ from, to, stage, days }, market) =>
    stagesOf(market, stage).map((at) => ({
      kind: 'gate',
      stage: at.name,
      from,
      to,
      maxTonnes: covered(at, from, to) * (1 - Math.min(days, 365) / 365),
    })),
};
