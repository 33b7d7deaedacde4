import type { Atlas } from '../atlas/index.js';
import type { CountryCode, Maybe } from '../base/index.js';
import type { IndustryModel, Product } from '../industry/index.js';
import type { OddsFacts } from '../risk/index.js';
import type { ByProduct, Closure, ParameterRow, Runner } from '../shock/index.js';

/** What `study run` is handed: facts, threads and a digest; it opens nothing itself. */
export interface StudyPorts {
  readonly atlas: Atlas;
  readonly parameters: readonly ParameterRow[];
  readonly odds: OddsFacts;
  readonly countries: ReadonlySet<CountryCode>;
  /** What stops when a route closes. */
  readonly closures: readonly Closure[];
  /** What comes with the output of another mineral. */
  readonly byProducts: readonly ByProduct[];
  /** The importer's industries. */
  readonly industry: Maybe<IndustryModel>;
  readonly products: readonly Product[];
  readonly runner: Runner;
  /** SHA-256 of a text, in hexadecimal. */
  readonly digest: (text: string) => string;
}
