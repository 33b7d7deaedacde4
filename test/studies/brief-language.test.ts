import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Language, languages } from '../../src/base/index.js';
import { messages, reviewed } from '../../src/brief/index.js';
import { readNotes } from '../../src/node/facts/notes.js';
import { readTable } from '../../src/node/facts/table.js';
import { packagePath, readNameList } from '../../src/node/index.js';

const status = z.enum(['in force', 'unverified']);
const term = z.strictObject({
  id: z.string().min(1),
  en: z.string().min(1),
  ko: z.string().min(1),
  ko_source: z.string(),
  ko_status: status,
  mn: z.string().min(1),
  mn_source: z.string(),
  mn_status: status,
  avoid_ko: z.string(),
  avoid_mn: z.string(),
});
const glossary = await readTable(term, 'data', 'glossary.csv');

describe('the glossary', () => {
  it('cites a source for each term that it does not call unverified', () => {
    const uncited = glossary.filter(
      (one) => (one.ko_status === 'in force' && !one.ko_source) || (one.mn_status === 'in force' && !one.mn_source),
    );
    expect(uncited).toEqual([]);
    expect(new Set(glossary.map(({ id }) => id)).size).toBe(glossary.length);
  });
  it('is kept by every sentence: no word that it avoids', () => {
    for (const language of ['ko', 'mn'] as const) {
      const avoided = glossary.flatMap((one) => one[`avoid_${language}`].split('|').filter(Boolean));
      expect(avoided.length).toBeGreaterThan(3);
      for (const word of avoided) {
        const found = Object.entries(messages[language]).filter(([, text]) => text.toLowerCase().includes(word));
        expect(found, `${language} ${word}`).toEqual([]);
      }
    }
  });
  it('is kept by the words of the page and of problems too', () => {
    const files = readdirSync(packagePath('src'), { recursive: true, encoding: 'utf8' });
    for (const language of ['ko', 'mn'] as const) {
      const own = files.filter(
        (path) => /(locales|problems)\b.*\b(ko|mn)\.ts$/.test(path) && path.endsWith(`${language}.ts`),
      );
      expect(own.length).toBeGreaterThan(10);
      for (const word of glossary.flatMap((one) => one[`avoid_${language}`].split('|').filter(Boolean)))
        for (const path of own) {
          const lines = readFileSync(packagePath('src', path), 'utf8').toLowerCase().split('\n');
          expect(
            lines.filter((line) => line.includes(word)),
            `${path}: ${word}`,
          ).toEqual([]);
        }
    }
  });
  it('is used: most of its terms stand in the sentences of each language', () => {
    for (const language of languages) {
      const all = Object.values(messages[language]).join('\n').toLowerCase();
      const used = glossary.filter((one) => all.includes(one[language].toLowerCase()));
      expect(used.length / glossary.length, language).toBeGreaterThan(0.6);
    }
  });
});

describe('sentences', () => {
  it('name a stage within a sentence small, as Mongolian writes it: a cell by itself is raised', () => {
    const stages = Object.entries(messages.mn).filter(([id]) => id.startsWith('industry.stage.'));
    expect(stages.length).toBeGreaterThan(4);
    expect(stages.filter(([, name]) => name !== name.toLowerCase())).toEqual([]);
  });
  it('of Korean and Mongolian are drafts until a person signs them, those of English are the contract', () => {
    expect(Object.keys(messages.en).every((id) => reviewed.en.has(id as keyof typeof messages.en))).toBe(true);
    expect([reviewed.ko.size, reviewed.mn.size]).toEqual([0, 0]);
  });
  it('mix no alphabets: no Hangul in Mongolian, no Cyrillic in Korean, no look-alike letters inside a word', () => {
    const foreign: Readonly<Record<Language, RegExp>> = {
      en: /[\u0400-\u04ff\uac00-\ud7a3]/,
      ko: /[\u0400-\u04ff]/,
      mn: /[\uac00-\ud7a3]|[\u0400-\u04ff][A-Za-z]|[A-Za-z][\u0400-\u04ff]/,
    };
    for (const language of languages)
      expect(Object.entries(messages[language]).filter(([, text]) => foreign[language].test(text))).toEqual([]);
  });
});

/** Characters of a font, from its cmap of format 12 (OpenType 1.9, 5.2.1). */
function charactersOf(font: Buffer): (code: number) => boolean {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, i) => 12 + 16 * i);
  const at = tables.find((entry) => font.toString('latin1', entry, entry + 4) === 'cmap')!;
  const cmap = font.readUInt32BE(at + 8);
  const subtables = Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, i) => cmap + font.readUInt32BE(cmap + 8 + 8 * i),
  );
  const full = subtables.find((offset) => font.readUInt16BE(offset) === 12)!;
  const groups = Array.from({ length: font.readUInt32BE(full + 12) }, (_, i) => {
    const group = full + 16 + 12 * i;
    return [font.readUInt32BE(group), font.readUInt32BE(group + 4)] as const;
  });
  return (code) => groups.some(([first, last]) => code >= first && code <= last);
}

it('the face of the pages has every letter of the sentences, names and numbers: no empty boxes', async () => {
  const folder = dirname(createRequire(import.meta.url).resolve('pretendard/package.json'));
  const names = await readNameList();
  const named = [...names.minerals, ...names.countries].flatMap(({ name }) => Object.values(name));
  const sentences = languages.flatMap((language) => Object.values(messages[language]));
  const all = new Set([...named, ...sentences, '0123456789.,−–~₩$₮%<·→•'].join('').replace(/\s/g, ''));
  for (const weight of ['Regular', 'Medium', 'SemiBold', 'Bold']) {
    const has = charactersOf(readFileSync(join(folder, `dist/public/static/Pretendard-${weight}.otf`)));
    expect(
      [...all].filter((letter) => !has(letter.codePointAt(0)!)),
      weight,
    ).toEqual([]);
  }
});

describe('notes on data', () => {
  const notes = readNotes();
  it('of every market of the atlas stand in the three languages', async () => {
    const folder = packagePath('data', 'atlas', 'markets');
    const written = readdirSync(folder).flatMap(
      (file): readonly string[] => JSON.parse(readFileSync(join(folder, file), 'utf8')).notes ?? [],
    );
    const told = new Set((await notes).map(({ en }) => en));
    expect(written.length).toBeGreaterThan(100);
    expect([...new Set(written)].filter((one) => !told.has(one))).toEqual([]);
  });
  it('say the same numbers in each language', async () => {
    // Ranges, thousands and signs are written as the language writes them; digits stay.
    const digits = (text: string) => new Set(text.match(/\d+/g) ?? []);
    const lost = (await notes).flatMap((row) =>
      (['ko', 'mn'] as const).flatMap((language) => {
        const said = digits(row[language]);
        return [...digits(row.en)]
          .filter((one) => !said.has(one))
          .map((one) => `${language} ${one}: ${row.en.slice(0, 60)}`);
      }),
    );
    expect(lost).toEqual([]);
  });
});
