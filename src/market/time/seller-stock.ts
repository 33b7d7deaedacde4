/** A stock that a seller holds beside its output; tonnes. What it lets out answers to no price within the month: it is settled before it. */
export interface SellerStock {
  readonly stage: number;
  readonly node: number;
  /** What it holds at the start and refills to. */
  readonly tonnes: number;
  /** Share of it that one month can let out. */
  readonly releaseShare: number;
  /** Its own price of the month before at which it begins to let out for gain, and at which it does so at the full rate. */
  readonly on: number;
  readonly full: number;
  /** Share of what is missing that one month puts aside at a price of 1 or less, less the nearer it is to `stop`; and the most of its output. */
  readonly buildShare: number;
  readonly stop: number;
  readonly most: number;
  /** Orders ahead that it serves between announcement and entry into force: tonnes by month of the path. */
  readonly orders?: readonly number[];
}

/** Tonnes let out in a month, and the share of output put aside. */
export interface SellerMove {
  readonly offered: number;
  readonly aside: number;
}

/**
 * What a seller's stock does in a month: it serves orders ahead, makes good output that is lost (at most `releaseShare` of what it holds), and
 * sells into a high price; with a calm price it is refilled out of output, so that what was let out is paid for with later tonnes.
 * @param held tonnes in stock @param price own price of the month before (1 at the start; NaN: it had no market)
 * @param lost output lost in this month @param output base output of a month
 */
export function sellerMove(
  stock: SellerStock,
  month: number,
  held: number,
  price: number,
  lost: number,
  output: number,
): SellerMove {
  const can = stock.releaseShare * held;
  const greed = Math.min(Math.max((price - stock.on) / (stock.full - stock.on), 0), 1);
  const orders = stock.orders?.[month] ?? 0;
  const offered = Math.min(Math.max(orders, can * (Number.isNaN(greed) ? 0 : greed), Math.min(can, lost)), held);
  if (offered > 0 || !(price <= stock.stop) || !(output > 0)) return { offered, aside: 0 };
  const wanted = stock.buildShare * Math.max(stock.tonnes - held, 0);
  const calm = Math.min((stock.stop - price) / (stock.stop - 1), 1);
  return { offered: 0, aside: Math.min(wanted / output, stock.most) * calm };
}
