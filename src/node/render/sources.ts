import { type Publication, type Speaker, say } from '../../brief/index.js';

const rowsShown = 3;

/** A publication as a footnote names it: publisher, title, edition, licence, and the first rows that were used. */
export function publicationText({ publisher, title, edition, licence, rows }: Publication, voice: Speaker): string {
  const code = (text: string) => ({ is: 'code', text }) as const;
  const more = say('brief.more', { count: { is: 'count', value: rows.length - rowsShown } });
  const shown = [...rows.slice(0, rowsShown), ...(rows.length > rowsShown ? [voice.sentence(more)] : [])];
  const row = code(shown.join('; '));
  if (publisher === 'Lodeward') return voice.sentence(say('brief.source.own', { rows: row }));
  return voice.sentence(
    say('brief.source', {
      publisher: code(publisher),
      title: code(title),
      edition: code(edition),
      licence: code(licence),
      rows: row,
    }),
  );
}

export const publicationLine = (one: Publication, voice: Speaker): string =>
  `${one.number}. ${publicationText(one, voice)}`;
