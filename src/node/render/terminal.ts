import type { Language } from '../../base/index.js';
import {
  type Block,
  type Document,
  type IntervalChart,
  type Names,
  type Speaker,
  speaker,
  type Table,
} from '../../brief/index.js';

const screen = 80;

/** Columns a text takes: Hangul and other wide characters take two. */
const widthOf = (text: string): number =>
  [...text].reduce(
    (sum, character) =>
      sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/.test(character) ? 2 : 1),
    0,
  );
const padded = (text: string, width: number) => text + ' '.repeat(Math.max(width - widthOf(text), 0));

/** Lines of at most `width` columns, broken between words, inside a word only where it alone is wider. */
function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    let rest = word;
    if (line !== '' && widthOf(line) + 1 + widthOf(rest) <= width) {
      line += ` ${rest}`;
      continue;
    }
    if (line !== '') lines.push(line);
    while (widthOf(rest) > width) {
      let cut = rest.length;
      while (widthOf(rest.slice(0, cut)) > width) cut--;
      lines.push(rest.slice(0, cut));
      rest = rest.slice(cut);
    }
    line = rest;
  }
  return line === '' ? lines : [...lines, line];
}

const paragraph = (text: string, first = '', next = '') =>
  wrapped(text, screen - widthOf(next))
    .map((line, i) => (i === 0 ? first : next) + line)
    .join('\n');

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
/** A bar of Unicode blocks, an eighth of a column exact. */
function bar(share: number, width: number): string {
  const units = Math.round(Math.min(Math.max(share, 0), 1) * width * 8);
  return '█'.repeat(Math.floor(units / 8)) + eighths[units % 8]!;
}

function chart({ title, subtitle, bars, unit }: IntervalChart, voice: Speaker): string {
  const most = Math.max(...bars.map(({ high }) => high));
  const names = bars.map(({ label }) => voice.label(label));
  const values = bars.map(({ low, high }) => voice.value({ is: 'range', low, high, unit }));
  const left = Math.min(Math.max(...names.map(widthOf)), 26);
  const width = screen - left - Math.max(...values.map(widthOf)) - 4;
  const lines = bars.map(({ mid, high }, i) => {
    const solid = bar(mid / most, width);
    const reach = Math.max(Math.round((high / most) * width) - widthOf(solid), 0);
    return `${padded(wrapped(names[i]!, left)[0]!, left)}  ${padded(`${solid}${'─'.repeat(reach)}`, width)}  ${values[i]}`;
  });
  return [paragraph(voice.sentence(title)), paragraph(voice.sentence(subtitle)), ...lines].join('\n');
}

/** Widths that fit the screen: the widest columns give first. */
function fitted(wanted: readonly number[], room: number): readonly number[] {
  const widths = [...wanted];
  const all = () => widths.reduce((sum, width) => sum + width + 2, -2);
  while (all() > room) {
    const widest = widths.indexOf(Math.max(...widths));
    widths[widest]!--;
  }
  return widths;
}

function table({ title, columns, rows }: Table, voice: Speaker): string {
  const head = columns.map(({ head: one }) => voice.sentence(one));
  const cells = [head, ...rows.map((row) => row.map(({ value }) => voice.label(value).replaceAll('\n', '; ')))];
  const wanted = head.map((_, c) => Math.max(...cells.map((row) => widthOf(row[c]!))));
  const widths = fitted(wanted, screen);
  const lines = cells.flatMap((row, i) => {
    const parts = row.map((text, c) => wrapped(text, widths[c]!));
    const height = Math.max(...parts.map((part) => part.length));
    const body = Array.from({ length: height }, (_, line) =>
      parts
        .map((part, c) => padded(part[line] ?? '', widths[c]!))
        .join('  ')
        .trimEnd(),
    );
    return i === 0 ? [...body, widths.map((width) => '─'.repeat(width)).join('  ')] : body;
  });
  return [paragraph(voice.sentence(title)), ...lines].join('\n');
}

function block(given: Block, voice: Speaker): string {
  switch (given.is) {
    case 'lead':
      return paragraph(voice.sentence(given.sentence));
    case 'note':
      return paragraph(voice.sentence(given.sentence), '! ', '  ');
    case 'paragraph':
      return paragraph(given.sentences.map(voice.sentence).join(' '));
    case 'bullets':
      return given.items.map((item) => paragraph(voice.sentence(item), '· ', '  ')).join('\n');
    case 'intervals':
      return chart(given, voice);
    case 'table':
      return table(given, voice);
    default:
      return '';
  }
}

/** A document for a terminal of 80 columns, readable without colour. */
export function terminalText(document: Document, names: Names, language: Language): string {
  const voice = speaker(language, names);
  const heading = (text: string) => `${text}\n${'═'.repeat(Math.min(widthOf(text), screen))}`;
  const sections = document.sections.map((section, i) =>
    [heading(`${i + 1}  ${voice.sentence(section.title)}`), ...section.blocks.map((one) => block(one, voice))]
      .filter(Boolean)
      .join('\n\n'),
  );
  const imprint = document.imprint.map((sentence) => paragraph(voice.sentence(sentence)));
  return `${[...sections, imprint.join('\n')].join('\n\n')}\n`;
}
