/** Columns of a terminal that every text of this program fits. */
export const screen = 80;

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

/** Columns a text takes: two for Hangul, Han and full-width signs, one for the rest. */
export const columns = (text: string): number =>
  [...text].reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0);

/** Fills up with spaces to a number of columns. */
export const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - columns(text)));
const leftPadded = (text: string, width: number) => ' '.repeat(Math.max(0, width - columns(text))) + text;

/** A word in pieces that may stand on two lines: after a stroke or hyphen between letters, never inside a number. */
const pieces = (word: string) => word.split(/(?<=[^\d\s][/-])(?=[^\d\s/])/);
const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');

/** Lines of at most `width` columns: broken between words, in a word between its pieces, in a piece only where it alone is wider. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  const put = (piece: string, joint: string) => {
    if (line !== '' && columns(line + joint + piece) <= width) line += joint + piece;
    else {
      if (line !== '') lines.push(line);
      line = piece;
    }
    for (let cut = line.length; columns(line) > width; cut = line.length) {
      while (columns(line.slice(0, cut)) > width) cut--;
      lines.push(line.slice(0, Math.max(cut, 1)));
      line = line.slice(Math.max(cut, 1));
    }
  };
  for (const word of words(text))
    if (columns(word) <= width) put(word, ' ');
    else for (const [i, piece] of pieces(word).entries()) put(piece, i === 0 ? ' ' : '');
  return line === '' ? lines : [...lines, line];
}

/** Lines of the screen: the first after `head`, the others indented as far as it reaches. A word wider than the screen (an address) stays whole. */
export function hanging(head: string, text: string): readonly string[] {
  const indent = columns(head);
  const longest = Math.max(...words(text).map(columns), 0);
  const lines = wrapped(text, Math.max(screen - indent, longest));
  return (lines.length === 0 ? [''] : lines).map((line, i) => ((i === 0 ? head : ' '.repeat(indent)) + line).trimEnd());
}

const total = (widths: readonly number[]) => widths.reduce((sum, width) => sum + width + 2, -2);

/** Columns that stand side by side without breaking a word; the first is repeated in each group. */
function groupsOf(least: readonly number[]): readonly (readonly number[])[] {
  const groups = [[0]];
  for (let c = 1; c < least.length; c++) {
    const last = groups.at(-1)!;
    if (last.length > 1 && total([...last, c].map((i) => least[i]!)) > screen) groups.push([0, c]);
    else last.push(c);
  }
  return groups;
}

/** Lines that rows take at these widths, were every column filled to its end. */
const height = (sizes: readonly (readonly number[])[], widths: readonly number[]) =>
  sizes.reduce((sum, row) => sum + Math.max(...row.map((size, c) => Math.ceil(size / widths[c]!)), 1), 0);

/** Widths that fit: that column gives which costs the fewest lines, of several the widest; none breaks a word while another can give. */
function fitted(sizes: readonly (readonly number[])[], least: readonly number[]): readonly number[] {
  let widths = least.map((_, c) => Math.max(...sizes.map((row) => row[c]!)));
  while (total(widths) > screen) {
    const free = widths.flatMap((width, c) => (width > least[c]! ? [c] : []));
    const givers = free.length > 0 ? free : [widths.indexOf(Math.max(...widths))];
    const ways = givers.map((giver) => widths.map((width, c) => (c === giver ? width - 1 : width)));
    const cost = (way: readonly number[]) => [height(sizes, way), Math.max(...way)] as const;
    widths = ways.reduce((best, way) => {
      const [a, b] = [cost(best), cost(way)];
      return b[0] < a[0] || (b[0] === a[0] && b[1] < a[1]) ? way : best;
    });
  }
  return widths;
}

/**
 * Rows as lines in columns two spaces apart, the first row above a rule where `ruled`. Cells wrap; a table too wide for its words goes on below with its first column again.
 * @param right which columns stand to the right
 */
export function grid(
  rows: readonly (readonly string[])[],
  { right, ruled }: { readonly right: readonly boolean[]; readonly ruled: boolean },
): readonly string[] {
  const width = Math.max(...rows.map((row) => row.length), 0);
  const sizes = rows.map((row) => Array.from({ length: width }, (_, c) => columns(row[c] ?? '')));
  const longest = (text: string) => Math.max(...words(text).flatMap(pieces).map(columns), 0);
  const least = Array.from({ length: width }, (_, c) => Math.max(...rows.map((row) => longest(row[c] ?? ''))));
  return groupsOf(least).flatMap((group, n) => {
    const widths = fitted(
      sizes.map((row) => group.map((c) => row[c]!)),
      group.map((c) => least[c]!),
    );
    const lines = rows.flatMap((row, i) => {
      const parts = group.map((c, k) => wrapped(row[c] ?? '', widths[k]!));
      const height = Math.max(...parts.map((part) => part.length), 1);
      const body = Array.from({ length: height }, (_, line) =>
        parts
          .map((part, k) => (right[group[k]!] ? leftPadded : padded)(part[line] ?? '', widths[k]!))
          .join('  ')
          .trimEnd(),
      );
      return ruled && i === 0 ? [...body, widths.map((one) => '─'.repeat(one)).join('  ')] : body;
    });
    return n === 0 ? lines : ['', ...lines];
  });
}
