/**
 * Carries losses forward: oldest first, dead after `lossYears`, covering at most `lossCap` of a year's profit; nominal, so that they erode.
 *
 * @param profit taxable profit before losses, by year; replaced by what is taxed (losses become 0)
 */
export function carryLosses(profit: Float64Array, lossYears: number, lossCap: number, erosion: number): void {
  const vintages = new Float64Array(profit.length);
  let oldest = 0;
  for (let t = 0; t < profit.length; t++) {
    oldest = Math.max(oldest, t - lossYears);
    if (erosion !== 1) for (let v = oldest; v < t; v++) vintages[v]! *= erosion;
    const p = profit[t]!;
    if (p <= 0) {
      vintages[t] = -p;
      profit[t] = 0;
      continue;
    }
    let room = p * lossCap;
    let used = 0;
    for (let v = oldest; v < t && room > 0; v++) {
      const take = Math.min(room, vintages[v]!);
      vintages[v]! -= take;
      room -= take;
      used += take;
    }
    profit[t] = p - used;
  }
}
