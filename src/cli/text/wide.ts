/** Columns a character takes on a screen: two for Hangul, Han and full-width signs, one for the rest. */
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

export const columns = (text: string): number =>
  [...text].reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0);

/** Fills up with spaces to a number of columns. */
export const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - columns(text)));

/** Lines of at most `width` columns: the first after `head`, the others indented as far as it reaches. */
export function hanging(head: string, text: string, width = 80): string[] {
  const indent = ' '.repeat(columns(head));
  const lines: string[] = [];
  let line = head;
  let room = width - columns(head);
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const fresh = columns(line) === columns(indent);
    const need = columns(word) + (fresh ? 0 : 1);
    if (need > room && !fresh) {
      lines.push(line);
      line = indent;
      room = width - columns(indent);
    }
    const joined = columns(line) === columns(indent) ? line + word : `${line} ${word}`;
    room -= columns(joined) - columns(line);
    line = joined;
  }
  return [...lines, line].map((one) => one.trimEnd());
}
