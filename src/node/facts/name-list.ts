import type { Names } from '../../answers/index.js';
import type { LocalText } from '../../base/index.js';
import { readCountries, readGroups } from './countries.js';
import { readForms } from './forms.js';
import { readMinerals } from './minerals.js';

interface Named {
  readonly name_en: string;
  readonly name_ko: string;
  readonly name_mn: string;
}

const named = (row: Named): LocalText => ({
  en: row.name_en,
  ko: row.name_ko,
  mn: row.name_mn,
});

export async function readNameList(): Promise<Names> {
  const [minerals, forms, countries, groups] = await Promise.all([
    readMinerals(),
    readForms(),
    readCountries(),
    readGroups(),
  ]);
  const byCode = new Map<string, Named>(forms.map((row) => [row.form, row]));
  for (const row of minerals) byCode.set(row.code, row);
  const families = new Map(minerals.map(({ code, family }) => [code, family]));
  return {
    minerals: [...byCode].map(([code, row]) => {
      const family = families.get(code);
      return { code, name: named(row), ...(family ? { family } : {}) };
    }),
    countries: [
      ...countries.map((row) => ({ code: row.iso3, m49: row.m49.padStart(3, '0'), name: named(row) })),
      ...groups.map((row) => ({ code: row.code, m49: '', name: named(row) })),
    ],
  };
}
