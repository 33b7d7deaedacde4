import { readFile } from 'node:fs/promises';
import { canonical, InputRefused } from '../../base/index.js';
import { type Results, resultsEdition } from '../../brief/index.js';
import { sha256 } from '../registry/digest.js';
import { textOf } from '../text-file.js';

function parsed(text: string): Results | undefined {
  try {
    return JSON.parse(text) as Results;
  } catch {
    return undefined;
  }
}

const refuse = (code: string, file: string, message: string): never => {
  throw new InputRefused([{ code, file, message }]);
};

/**
 * The results.json of a run, as it was written by a program of this edition.
 * @throws InputRefused `no-results`, `results-of-another-edition`, `results-changed` (the figures are not those that its digest covers)
 */
export async function readResultsFile(file: string): Promise<Results> {
  const bytes = await readFile(file).catch(() => undefined);
  const results = bytes && parsed(textOf(bytes));
  if (results?.format !== 'lodeward-results/1')
    return refuse(
      'no-results',
      file,
      'no results of a run are here; run "lodeward study run" first, or name them with --results',
    );
  const { digest, ...figures } = results;
  if (figures.edition !== resultsEdition)
    return refuse(
      'results-of-another-edition',
      file,
      `these results are of edition ${figures.edition ?? 1} and this program reads edition ${resultsEdition}; run "lodeward study run" again with the same study`,
    );
  if (sha256(canonical(figures)) !== digest)
    return refuse(
      'results-changed',
      file,
      'these results were changed after the run: their digest does not cover what stands in them; run "lodeward study run" again',
    );
  return results;
}
