import type { MeasureKind } from './measure.js';

/** The day the measures begin to bind. Acts through months only. */
export const inforce: MeasureKind<'inforce'> = {
  usage: 'inforce 2027-02-01',
  read: (words) => ({ kind: 'inforce', date: words.date() }),
};
