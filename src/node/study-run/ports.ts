import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { RunPorts } from '../../answers/index.js';
import type { CountryCode, LocalText } from '../../base/index.js';
import type { Names } from '../../brief/index.js';
import { industryModel } from '../../industry/index.js';
import { openAtlas } from '../atlas/open.js';
import { readMemoranda } from '../facts/base-rates.js';
import { readByProducts } from '../facts/by-products.js';
import { readClosures } from '../facts/closures.js';
import { readCountries } from '../facts/countries.js';
import { readElasticities } from '../facts/elasticities.js';
import { readForms } from '../facts/forms.js';
import { readIndustryFacts } from '../facts/industry.js';
import { readMinerals } from '../facts/minerals.js';
import { readNotes } from '../facts/notes.js';
import { readOddsFacts } from '../facts/odds.js';
import { readProducts } from '../facts/products.js';
import { CachedSolver, highsSolver } from '../milp/index.js';
import { cacheFolder } from '../places.js';
import { readRules } from '../project-file.js';
import type { NumericCode } from '../render/index.js';
import { CachedRunner, type StoppableRunner, ThreadPool } from '../threads/index.js';

/** What `study run` needs of this machine; `close` ends its threads. */
export interface OpenedStudy {
  readonly ports: RunPorts & { readonly runner: StoppableRunner };
  readonly names: Names;
  readonly numeric: NumericCode;
  close(): Promise<void>;
}

interface Named {
  readonly name_en: string;
  readonly name_ko: string;
  readonly name_mn: string;
}
const nameOf = (row: Named | undefined, code: string): LocalText =>
  row ? { en: row.name_en, ko: row.name_ko, mn: row.name_mn } : { en: code };

/** Names of codes from data/; a form's name stands for a market that is a form. */
export async function readNames(): Promise<{ readonly names: Names; readonly numeric: NumericCode }> {
  const [minerals, forms, countries, notes] = await Promise.all([
    readMinerals(),
    readForms(),
    readCountries(),
    readNotes(),
  ]);
  const note = new Map(notes.map((row) => [row.en, row]));
  const mineral = new Map<string, Named>(forms.map((row) => [row.form, row]));
  for (const row of minerals) mineral.set(row.code, row);
  const country = new Map(countries.map((row) => [row.iso3, row]));
  return {
    names: {
      mineral: (code) => nameOf(mineral.get(code), code),
      country: (code) => nameOf(country.get(code), code),
      note: (english) => note.get(english),
    },
    numeric: (code) => country.get(code)?.m49.padStart(3, '0'),
  };
}

/**
 * Opens the shipped facts, the threads and the kept answers for a run of the study in `folder`.
 * @param threads absent: as many as the machine has
 */
export async function openStudy(folder: string, importer: CountryCode, threads?: number): Promise<OpenedStudy> {
  const [atlas, parameters, odds, countries, industry, minerals, forms, named, memoranda, closures, byProducts] =
    await Promise.all([
      openAtlas(),
      readElasticities(),
      readOddsFacts(),
      readCountries(),
      readIndustryFacts(),
      readMinerals(),
      readForms(),
      readNames(),
      readMemoranda(),
      readClosures(),
      readByProducts(),
    ]);
  const pool = new ThreadPool(threads);
  return {
    ports: {
      atlas,
      parameters,
      odds,
      countries: new Set(countries.map(({ iso3 }) => iso3)),
      industry: industryModel(industry, importer),
      runner: new CachedRunner(pool, join(cacheFolder(), 'draws')),
      solver: new CachedSolver(await highsSolver(), join(cacheFolder(), 'plans')),
      digest: (text) => createHash('sha256').update(text).digest('hex'),
      codes: {
        minerals,
        contained: new Map(
          forms.flatMap(({ form, contained }) => (contained === undefined ? [] : [[form, contained]])),
        ),
      },
      closures,
      byProducts,
      products: await readProducts(),
      disclosures: memoranda.disclosures,
      rulesOf: (project) => readRules(project, join(folder, 'projects')),
    },
    ...named,
    close: () => pool.close(),
  };
}
