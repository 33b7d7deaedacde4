import type { Document } from './document.js';
import { text } from './phrases.js';
import type { Results } from './results.js';
import { say } from './sentence.js';

/** The document with what stands above everything, for example that the study is invented. */
export function withNotice(document: Document, { notice }: Pick<Results, 'notice'>): Document {
  const [first, ...rest] = document.sections;
  if (!notice || !first) return document;
  const warning = { is: 'note', tone: 'caution', sentence: say('notice', { text: text(notice) }) } as const;
  return { ...document, sections: [{ ...first, blocks: [warning, ...first.blocks] }, ...rest] };
}
