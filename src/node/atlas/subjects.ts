import { readForms } from '../facts/forms.js';
import { readMinerals } from '../facts/minerals.js';

/** Codes that `atlas show --mineral` takes: minerals, forms, and markets (which are named after one of these). */
export async function knownSubjects(markets: readonly string[]): Promise<ReadonlySet<string>> {
  const [minerals, forms] = await Promise.all([readMinerals(), readForms()]);
  return new Set([...minerals.map(({ code }) => code), ...forms.map(({ form }) => form), ...markets]);
}
