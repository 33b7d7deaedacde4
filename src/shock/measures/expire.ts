import type { MeasureKind } from './measure.js';

/** The day the measures end: from then on nothing is held back, and the path goes on. Acts through months only. */
export const expire: MeasureKind<'expire'> = {
  usage: 'expire 2027-08-01',
  read: (words) => ({ kind: 'expire', date: words.date() }),
};
