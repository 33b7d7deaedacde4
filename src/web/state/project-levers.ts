import type { Variant } from '../../answers/index.js';

/** What can be moved on the page of a project: law and share of the host, programmes of the home state, the price. */
export type Levers = Omit<Variant, 'host'>;

type Fields = Readonly<Record<string, string>>;

/** The fields of a view that hold levers; empty: as the file says. */
export const untouched: Fields = { overlay: '', participation: '', price: '', support: '' };

/** Levers that a view holds: `price` in percent, `support` as programmes with commas, or `none`. */
export function leversOf({ overlay, participation, price, support }: Fields): Levers {
  const percent = Number(price);
  return {
    ...(overlay ? { overlay } : {}),
    ...(participation === 'share' || participation === 'special-royalty' ? { participation } : {}),
    ...(percent > 0 && percent !== 100 ? { price: percent / 100 } : {}),
    ...(support ? { support: support === 'none' ? [] : support.split(',') } : {}),
  };
}

export const isMoved = (levers: Levers): boolean => Object.keys(levers).length > 0;
