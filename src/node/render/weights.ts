import { type Speaker, say, type Table } from '../../brief/index.js';

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

/** Heads and cells of a table as they are said, marks behind them, and what each column needs of the width. */
export function spoken({ columns, rows }: Table, voice: Speaker) {
  const heads = columns.map(({ head }) => voice.sentence(head));
  const texts = rows.map((row) =>
    row.map(({ value, mark }) => {
      const said = voice.label(value);
      return mark ? `${said} (${voice.value({ is: 'sentence', sentence: say(`ui.mark.${mark}`) })})` : said;
    }),
  );
  const weights = columns.map(({ numeric }, i) =>
    weightOf(
      texts.map((row) => row[i]!),
      heads[i]!,
      numeric === true,
    ),
  );
  return { heads, texts, weights };
}
