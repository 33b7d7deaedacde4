import { reasonText } from '../answers/index.js';
import type { Language } from '../base/index.js';

/** JSON in which every missing value says its reason in a language, beside code and detail: `{"missing":{"code","detail","text"}}`. */
export const localised = (answer: object, language: Language): string =>
  JSON.stringify(answer, (key, value) =>
    key === 'missing' && typeof value?.code === 'string' ? { ...value, text: reasonText(value.code, language) } : value,
  );
