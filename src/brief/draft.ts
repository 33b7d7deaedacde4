import type { Language } from '../base/index.js';
import { sentences } from './citations.js';
import type { Document } from './document.js';
import { reviewed } from './locales/index.js';

/** Whether a document holds a sentence of a language that no person has signed: then its pages say "draft translation". */
export function isDraft(document: Document, language: Language): boolean {
  for (const { id } of sentences(document)) if (!reviewed[language].has(id)) return true;
  return false;
}
