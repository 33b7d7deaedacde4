import type { MeasureKind } from './measure.js';

/** The measures are suspended from a day to the day before another. Acts through months only. */
export const suspend: MeasureKind<'suspend'> = {
  usage: 'suspend 2027-05-01 2027-11-01',
  read: (words) => ({ kind: 'suspend', date: words.date(), until: words.date() }),
};
