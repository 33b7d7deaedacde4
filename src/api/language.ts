import { parseAccept } from 'hono/utils/accept';
import { type Language, languages } from '../base/index.js';

const known = (tag: string) => languages.find((one) => tag.toLowerCase().startsWith(one));

/** The language asked for by name, else the first of an Accept-Language header that the product has, else English. */
export function languageOf(asked: Language | undefined, header: string | undefined): Language {
  if (asked) return asked;
  for (const { type } of header ? parseAccept(header) : []) {
    const language = known(type);
    if (language) return language;
  }
  return 'en';
}
