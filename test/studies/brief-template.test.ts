import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { InputRefused } from '../../src/base/index.js';
import { speaker, viceMinister, withTemplate } from '../../src/brief/index.js';
import { writeBrief } from '../../src/node/index.js';
import { briefTemplate, readOrRefuse } from '../../src/study/index.js';
import { bare, pdfWords } from './brief-text.js';
import { sampleNames } from './sample-names.js';
import { sampleResults } from './sample-results.js';

const folder = mkdtempSync(join(tmpdir(), 'lodeward-template-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const text = (section: string) => `
format: lodeward-brief-template/1
organisation: { en: Ministry of Examples, ko: 예시부 }
logo: ./mark.svg
paragraphs:
  - { section: ${section}, kinds: [vice-minister], text: { en: Our own ask., ko: 자체 요청 사항. } }
`;
const read = (section: string) => readOrRefuse(briefTemplate, text(section), 'own.yaml');

describe('a template of own words', () => {
  it('puts a paragraph into its section and the organisation above the title', () => {
    const document = withTemplate(viceMinister(sampleResults), read('asks'));
    const asks = document.sections.find(({ id }) => id === 'asks')!.blocks.at(-1)!;
    expect(asks.is === 'paragraph' && asks.sentences.map(speaker('ko', sampleNames).sentence)).toEqual([
      '자체 요청 사항.',
    ]);
    expect(document.organisation?.en).toBe('Ministry of Examples');
  });
  it('is refused where it names a section that the brief does not have', () => {
    expect(() => withTemplate(viceMinister(sampleResults), read('moon'))).toThrow(InputRefused);
  });
  it('goes into the file, with the logo', async () => {
    writeFileSync(
      join(folder, 'mark.svg'),
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>',
    );
    writeFileSync(join(folder, 'own.yaml'), text('asks'));
    const question = {
      kind: 'vice-minister',
      formats: ['pdf'],
      folder,
      date: '2026-11-28',
      results: { ...sampleResults, minerals: [], partnerTable: [] },
    };
    const files = await writeBrief({ ...question, languages: ['ko'], name: 'own', template: join(folder, 'own.yaml') });
    expect(files).toEqual(['own.pdf']);
    const said = bare(pdfWords(readFileSync(join(folder, 'own.pdf'))));
    expect(said).toContain(bare('자체 요청 사항.'));
    expect(said).toContain('예시부');
  });
  it('names every problem of the question at once', async () => {
    const asked = writeBrief({
      kind: 'moon',
      formats: ['pdf', 'odt'],
      languages: ['en'],
      folder,
      date: '2026-11-28',
      results: sampleResults,
    });
    await expect(asked).rejects.toMatchObject({ problems: [{ path: 'kind' }, { path: 'format', value: 'odt' }] });
  });
  it('asks for what a kind needs', async () => {
    const asked = writeBrief({
      kind: 'shock',
      formats: ['pdf'],
      languages: ['en'],
      folder,
      date: '2026-11-28',
      results: sampleResults,
    });
    await expect(asked).rejects.toMatchObject({ problems: [{ code: 'option-missing', path: 'mineral' }] });
  });
  it.each(['{"format": "lodeward-', '{"format": "another/1"}'])(
    'takes no other file for the results of a run: %s',
    async (text) => {
      const results = join(folder, 'results.json');
      writeFileSync(results, text);
      const asked = writeBrief({
        kind: 'vice-minister',
        formats: ['pdf'],
        languages: ['en'],
        folder,
        date: '2026-11-28',
        results,
      });
      await expect(asked).rejects.toMatchObject({ problems: [{ code: 'no-results', file: results }] });
    },
  );
  it('a memo knows no confidential project by its id', async () => {
    const asked = writeBrief({
      kind: 'project',
      project: 'secret',
      formats: ['pdf'],
      languages: ['en'],
      folder,
      date: '2026-11-28',
      results: sampleResults,
    });
    await expect(asked).rejects.toMatchObject({ problems: [{ code: 'unknown-project', value: 'secret' }] });
  });
});
