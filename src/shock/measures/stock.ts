import type { MeasureKind } from './measure.js';
import { fromStock } from './release.js';

/** A strategic stock the country holds when the shock begins. In a year without months all of it is let out while the measures last. */
export const stock: MeasureKind<'stock'> = {
  usage: 'stock 800 t KOR',
  read: (words) => ({ kind: 'stock', tonnes: words.quantity('t'), country: words.country() }),
  effects: fromStock,
};
