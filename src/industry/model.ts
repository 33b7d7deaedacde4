import { type CountryCode, type Maybe, type MineralCode, missing, type Tonnes } from '../base/index.js';
import { type Leontief, leontief } from './leontief.js';
import type { IndustryTable, NamedIndustry } from './table.js';
import { type MineralUse, placeUses, type SectorUse, tableOf } from './uses.js';

/** What a country uses of a mineral in all its forms, where the markets of the atlas hold only a part of it. */
export interface NationalUse {
  readonly mineral: MineralCode;
  readonly country: CountryCode;
  readonly tonnes: Tonnes;
  readonly source: string;
}

/** Everything of data/industry: the first table is the Bank of Korea's, whose codes the uses name. */
export interface IndustryFacts {
  readonly tables: readonly IndustryTable[];
  readonly named: readonly NamedIndustry[];
  readonly uses: readonly MineralUse[];
  /** Bank of Korea code to WIOD code. */
  readonly bridge: ReadonlyMap<string, string>;
  readonly nationalUse: readonly NationalUse[];
}

/** A country's table with its inverse and the uses of every mineral placed in it. */
export interface IndustryModel {
  readonly table: IndustryTable;
  readonly leontief: Leontief;
  readonly uses: ReadonlyMap<MineralCode, readonly SectorUse[]>;
  readonly named: readonly NamedIndustry[];
  readonly nationalUse: ReadonlyMap<MineralCode, Tonnes>;
}

/** @returns missing `no-industry-table` for a country without a table */
export function industryModel(facts: IndustryFacts, country: CountryCode): Maybe<IndustryModel> {
  const table = tableOf(facts.tables, country);
  if (!table) return missing('no-industry-table', `no input-output table of ${country} is in data/industry`);
  const minerals = [...new Set(facts.uses.map((u) => u.mineral))];
  return {
    table,
    leontief: leontief(table),
    uses: new Map(
      minerals.map((mineral) => [
        mineral,
        placeUses(
          facts.uses.filter((u) => u.mineral === mineral),
          table,
          facts.tables[0]!,
          facts.bridge,
        ),
      ]),
    ),
    nationalUse: new Map(
      facts.nationalUse.filter((use) => use.country === country).map(({ mineral, tonnes }) => [mineral, tonnes]),
    ),
    named: facts.named.map((n) => ({
      ...n,
      sectors:
        table.classification === 'bok' ? n.sectors : [...new Set(n.sectors.map((code) => facts.bridge.get(code)!))],
    })),
  };
}
