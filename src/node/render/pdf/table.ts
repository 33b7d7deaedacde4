import { type Speaker, say, type Table } from '../../../brief/index.js';
import { ink, words } from './typst.js';

/** Footnote numbers behind a text, raised. */
export type Noted = (rows: readonly string[] | undefined) => string;

/** Columns a text takes: Hangul takes nearly two. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, c) => sum + (/[\u1100-\u11ff\u3000-\uffff]/.test(c) ? 1.75 : 1), 0);

/** What a column needs: its longest word whole, and room by the square root of its text, so that long cells stand in few lines. */
function weightOf(texts: readonly string[], head: string, numeric: boolean): number {
  const longestWord = Math.max(...[head, ...texts].flatMap((text) => text.split(/[\s\u200b/-]+/)).map(widthOf));
  const longest = Math.max(widthOf(head) / 2, ...texts.map(widthOf));
  const whole = numeric && longest <= 24 ? longest : 0;
  return Math.max(longestWord, whole, Math.min(Math.sqrt(longest) * 4.2, 60), 5);
}

/** Rows of a table that stands on one page as a whole. */
const together = 12;

/** A table whose rows are never cut, whose head comes again on each page, whose title and source never stand alone; a short one is never torn. */
export function table({ title, columns, rows, source }: Table, voice: Speaker, noted: Noted): string {
  const heads = columns.map(({ head }) => voice.sentence(head));
  const texts = rows.map((row) =>
    row.map(({ value, mark }) => {
      const said = voice.label(value);
      return mark ? `${said} (${voice.value({ is: 'sentence', sentence: say(`ui.mark.${mark}`) })})` : said;
    }),
  );
  const widths = heads.map((head, i) =>
    weightOf(
      texts.map((row) => row[i]!),
      head,
      columns[i]!.numeric === true,
    ),
  );
  const align = columns.map(({ numeric }) => (numeric ? 'right' : 'left')).join(', ');
  const head = heads.map((one) => `[${words(one, 'weight: "semibold"')}]`).join(', ');
  const cells = rows.flatMap((row, r) => row.map((cell, i) => `[${words(texts[r]![i]!)}${noted(cell.rows)}]`));
  const said = source ? `[${words(voice.sentence(source), `size: 0.88em, fill: ${ink.quiet}`)}]` : '';
  const under =
    said === ''
      ? ''
      : `, table.footer(repeat: false, table.cell(colspan: ${columns.length}, align: left, stroke: none)${said})`;
  const letters = texts.flat().reduce((sum, one) => sum + one.length, 0);
  const torn = rows.length > together || letters > 2500;
  return `#block(sticky: true, above: 1.1em, below: 0.5em, ${words(voice.sentence(title), 'weight: "semibold"').slice(1)})
#block(breakable: ${torn})[#set text(size: 0.8em)
#set par(leading: 0.5em, justify: false)
#table(columns: (${widths.map((width) => `${Math.round(width * 10) / 10}fr`).join(', ')},), align: (${align},), stroke: (x, y) => (bottom: 0.4pt + ${ink.line}), table.hline(stroke: 0.9pt), table.header(${head}), table.hline(stroke: 0.6pt), ${cells.join(', ')}, table.hline(stroke: 0.6pt)${under})]`;
}
