/** Largest growth of one seller's tonnes to the importer among sellers of at least 2 % of use; from nothing counts from 0.1 % of use. */
export function largestGrowth(before: Float64Array, after: Float64Array, use: number): number {
  let largest = 0;
  for (let i = 0; i < before.length; i++)
    if (after[i]! >= 0.02 * use) largest = Math.max(largest, after[i]! / Math.max(before[i]!, 0.001 * use));
  return largest;
}
