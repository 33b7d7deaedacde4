import type { Document } from '../../answers/index.js';
import { readNames, terminalText } from '../../node/index.js';
import { languageOf } from '../options.js';

/** An answer as one JSON document, or as the document it makes in the language asked for. */
export async function print<T>(
  { json, lang }: { readonly json?: boolean; readonly lang?: string },
  answer: T,
  document: (answer: T) => Document,
): Promise<void> {
  const text = json
    ? `${JSON.stringify(answer)}\n`
    : terminalText(document(answer), (await readNames()).names, languageOf(lang));
  process.stdout.write(text);
}
