import type { CountryCode, Problem } from '../../base/index.js';
import type { RowKind } from '../row.js';

/** A line of data/mappings/<publisher>.csv: what a publisher's name means here, or why it is left out. */
export interface Mapped {
  readonly form?: string;
  readonly mineral?: string;
  readonly series?: string;
  readonly stage?: string;
  readonly kind?: RowKind;
  readonly unit?: string;
  /** Set when the rows of this name are left out: the reason. */
  readonly skip?: string;
  readonly note?: string;
}

export interface FormName {
  readonly form: string;
  readonly mineral: string;
  readonly stage: string;
}

export interface Unit {
  readonly factor: number;
  readonly base: string;
}

/** The names of data/ that harmonising needs, as tables. */
export interface Names {
  readonly minerals: ReadonlySet<string>;
  readonly forms: ReadonlyMap<string, FormName>;
  /** HS code to form, or to the reason why the code is left out. */
  readonly codes: ReadonlyMap<string, Mapped>;
  readonly countries: Readonly<
    Record<'iso3' | 'iso2' | 'm49' | 'name' | 'name_ko', ReadonlyMap<string, Mapped & { iso3?: CountryCode }>>
  >;
  readonly mineralNames: ReadonlyMap<string, Mapped>;
  readonly units: ReadonlyMap<string, Unit>;
  /** By file name in data/mappings. */
  readonly mappings: ReadonlyMap<string, ReadonlyMap<string, Mapped>>;
}

/** Gathers what no table knows, each once with the first line it stands on, so that a build stops with the whole list. */
export class Unknown {
  readonly #seen = new Map<string, Problem>();

  add(what: string, value: string, file: string, line: number, remedy: string): void {
    const key = `${what}\n${value}\n${file}`;
    if (this.#seen.has(key)) return;
    this.#seen.set(key, {
      code: `unknown-${what}`,
      file,
      line,
      value,
      message: `unknown ${what} "${value}": ${remedy}`,
    });
  }

  problems(): readonly Problem[] {
    return [...this.#seen.values()];
  }
}
