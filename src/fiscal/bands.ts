/**
 * Rate of the band that a price falls in: the last whose lower edge it reaches; 0 below the first.
 *
 * @param factor turns an edge into the money and mass of the price
 * @example rateAt([[0, 0.01], [100, 0.02]], 100, 1) === 0.02
 */
export function rateAt(bands: readonly (readonly [number, number])[], price: number, factor: number): number {
  let rate = 0;
  for (const [edge, bandRate] of bands) {
    if (price < edge * factor) break;
    rate = bandRate;
  }
  return rate;
}
