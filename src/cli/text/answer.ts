import { type Document, type MessageId, phrase } from '../../answers/index.js';
import { readNames, terminalText } from '../../node/index.js';
import { languageOf } from '../options.js';

export interface Spoken {
  readonly json?: boolean;
  readonly lang?: string;
}

/** What was done, as one JSON document or as a sentence. */
export function tell(
  { json, lang }: Spoken,
  document: object,
  said: MessageId,
  values: Readonly<Record<string, string | number>>,
): void {
  process.stdout.write(`${json ? JSON.stringify(document) : phrase(said, languageOf(lang), values)}\n`);
}

/** An answer as one JSON document, or as the document it makes in the language asked for. */
export async function print<T>({ json, lang }: Spoken, answer: T, document: (answer: T) => Document): Promise<void> {
  const text = json
    ? `${JSON.stringify(answer)}\n`
    : terminalText(document(answer), (await readNames()).names, languageOf(lang));
  process.stdout.write(text);
}
