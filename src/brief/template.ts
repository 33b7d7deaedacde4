import { InputRefused, oneOf } from '../base/index.js';
import type { BriefTemplate } from '../study/index.js';
import type { Block, Document, Section } from './document.js';
import { text } from './phrases.js';
import { say } from './sentence.js';

/**
 * A brief with the user's own paragraphs in their sections and the organisation above its title.
 * @throws InputRefused where a paragraph names this kind of brief and a section that it does not have
 */
export function withTemplate(document: Document, { organisation, paragraphs }: BriefTemplate): Document {
  const ids = document.sections.map(({ id }) => id);
  const own = paragraphs.filter(({ kinds }) => kinds?.includes(document.id) ?? true);
  const lost = own.filter(({ kinds, section }) => kinds !== undefined && !ids.includes(section));
  if (lost.length > 0)
    throw new InputRefused(
      lost.map(({ section }) => ({
        code: 'unknown-section',
        path: 'paragraphs',
        value: section,
        message: `the brief "${document.id}" has no section "${section}"; it has ${ids.join(', ')}`,
        wanted: oneOf(ids),
      })),
    );
  const added = (section: Section, place: 'start' | 'end'): readonly Block[] =>
    own
      .filter(({ section: id, at }) => id === section.id && at === place)
      .map(({ text: words }) => ({ is: 'paragraph', sentences: [say('notice', { text: text(words) })] }));
  return {
    ...document,
    ...(organisation ? { organisation } : {}),
    sections: document.sections.map((section) => ({
      ...section,
      blocks: [...added(section, 'start'), ...section.blocks, ...added(section, 'end')],
    })),
  };
}
