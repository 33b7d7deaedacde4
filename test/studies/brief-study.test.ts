import { expect, it } from 'vitest';
import { writeBrief } from '../../src/node/index.js';
import { sampleResults } from './sample-results.js';

it('a committee is not given the agreements of another study than that of the run', async () => {
  const study = new URL('../../studies/example', import.meta.url).pathname;
  const asked = writeBrief({
    kind: 'committee',
    results: sampleResults,
    study,
    languages: ['en'],
    formats: ['html'],
    folder: 'nowhere',
    date: '2026-11-28',
    importer: 'KOR',
  });
  await expect(asked).rejects.toMatchObject({ problems: [{ code: 'another-study', value: 'example' }] });
});
