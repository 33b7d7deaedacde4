import { readCountries } from './countries.js';
import { readForms } from './forms.js';
import { readMinerals } from './minerals.js';

export interface KnownCodes {
  /** ISO 3166-1, the world, and the groups that sources and base markets name. */
  readonly countries: ReadonlySet<string>;
  /** Minerals and their forms; every market is named after one of these. */
  readonly minerals: ReadonlySet<string>;
}

const groups = ['WLD', 'EUU', 'OTH', 'R-AFR', 'R-AME', 'R-ASI', 'R-EUR', 'R-OCE'];

/** Codes that a question may name. */
export async function knownCodes(): Promise<KnownCodes> {
  const [countries, minerals, forms] = await Promise.all([readCountries(), readMinerals(), readForms()]);
  return {
    countries: new Set([...countries.map(({ iso3 }) => iso3), ...groups]),
    minerals: new Set([...minerals.map(({ code }) => code), ...forms.map(({ form }) => form)]),
  };
}
