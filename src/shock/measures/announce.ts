import type { MeasureKind } from './measure.js';

/** The day the measures became known; buyers stock up from then to entry into force. Acts through months only. */
export const announce: MeasureKind<'announce'> = {
  usage: 'announce 2026-12-01',
  read: (words) => {
    const date = words.peek() ?? '';
    if (!/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(date)) words.fail('a date such as 2026-12-01');
    return { kind: 'announce', date: words.any('a date') };
  },
};
