import type { MeasureKind } from './measure.js';

/** The day the measures became known; buyers stock up from then to entry into force. Acts through months only. */
export const announce: MeasureKind<'announce'> = {
  usage: 'announce 2026-12-01',
  read: (words) => ({ kind: 'announce', date: words.date() }),
};
