import type { CountryCode, LocalText, MineralCode } from '../base/index.js';

/** Names of things in the languages of the product, from data/minerals.csv and data/countries.csv; a code without a name stands for itself. */
export interface Names {
  mineral(code: MineralCode): LocalText;
  country(code: CountryCode): LocalText;
  /** A note on data, written in English, in the languages that it was put into (data/notes.csv). */
  note?(english: string): LocalText | undefined;
}
