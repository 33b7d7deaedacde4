import type { MeasureKind } from './measure.js';

/** A border post, port or line of the corridor network is shut. */
export const close: MeasureKind<'close'> = {
  usage: 'close ROUTE',
  read: (words) => ({ kind: 'close', route: words.any('the name of a route') }),
};
