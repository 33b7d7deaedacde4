/** What one market says of a mineral in every draw: `own` is the mineral's own market, the others are its forms. */
export interface MarketDraws {
  readonly own: boolean;
  readonly values: Float64Array;
}

/**
 * A mineral's figure from its markets, draw by draw. Markets of one mineral overlap (ore, intermediate and metal hold the same tonnes): the
 * mineral's own market and its forms are two readings of the same use and are never added; the greater stands. Forms are added among themselves.
 * @example together([{ own: true, values: [3] }, { own: false, values: [2] }, { own: false, values: [2] }]) // [4]
 */
export function together(markets: readonly MarketDraws[], draws: number): Float64Array {
  const sum = (own: boolean) => {
    const total = new Float64Array(draws);
    for (const market of markets)
      if (market.own === own) for (let n = 0; n < draws; n++) total[n]! += market.values[n]!;
    return total;
  };
  const [own, forms] = [sum(true), sum(false)];
  return own.map((value, n) => Math.max(value, forms[n]!));
}
