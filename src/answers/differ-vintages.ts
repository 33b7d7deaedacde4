import { type Atlas, type Difference, difference } from '../atlas/index.js';

/** What the second vintage tells that the first does not: rows that came, went or changed. */
export async function differVintages(
  before: Atlas,
  after: Atlas,
): Promise<Difference & { before: string; after: string }> {
  const [old, now] = [await before.rows({}), await after.rows({})];
  return { before: before.vintage, after: after.vintage, ...difference(old, now) };
}
