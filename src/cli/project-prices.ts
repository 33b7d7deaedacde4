import type { PriceFacts } from '../answers/index.js';

/** Price models of minerals from the atlas that ships. */
export async function prices(_minerals: readonly string[]): Promise<PriceFacts> {
  return { models: new Map(), rows: [] };
}
