import { readCountries, readGroups } from './countries.js';
import { readForms } from './forms.js';
import { readMinerals } from './minerals.js';

export interface KnownCodes {
  /** ISO 3166-1, the world, and the groups that sources and base markets name. */
  readonly countries: ReadonlySet<string>;
  /** Minerals and their forms; every market is named after one of these. */
  readonly minerals: ReadonlySet<string>;
}

/** Codes that a question may name. */
export async function knownCodes(): Promise<KnownCodes> {
  const [countries, groups, minerals, forms] = await Promise.all([
    readCountries(),
    readGroups(),
    readMinerals(),
    readForms(),
  ]);
  return {
    countries: new Set([...countries.map(({ iso3 }) => iso3), ...groups.map(({ code }) => code)]),
    minerals: new Set([...minerals.map(({ code }) => code), ...forms.map(({ form }) => form)]),
  };
}
