import type { Speaker, Table } from '../../../brief/index.js';
import { spoken } from '../weights.js';
import { ink, words } from './typst.js';

/** Footnote numbers behind a text, raised. */
export type Noted = (rows: readonly string[] | undefined) => string;

/** Rows of a table that stands on one page as a whole. */
const together = 12;

/** A table whose rows are never cut, whose head comes again on each page, whose title and source never stand alone; a short one is never torn. */
export function table(given: Table, voice: Speaker, noted: Noted): string {
  const { title, columns, rows, source } = given;
  const { heads, texts, weights } = spoken(given, voice);
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
#table(columns: (${weights.map((width) => `${Math.round(width * 10) / 10}fr`).join(', ')},), align: (${align},), stroke: (x, y) => (bottom: 0.4pt + ${ink.line}), table.hline(stroke: 0.9pt), table.header(${head}), table.hline(stroke: 0.6pt), ${cells.join(', ')}, table.hline(stroke: 0.6pt)${under})]`;
}
