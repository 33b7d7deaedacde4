import type { MeasureKind } from './measure.js';

/** A strategic stock the country holds when the shock begins. Acts through months only. */
export const stock: MeasureKind<'stock'> = {
  usage: 'stock 800 t KOR',
  read: (words) => ({ kind: 'stock', tonnes: words.quantity('t'), country: words.country() }),
};
