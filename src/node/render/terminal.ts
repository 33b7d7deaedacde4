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
import { columns, grid, hanging, padded, screen, wrapped } from './screen.js';

const paragraph = (text: string, first = '') => hanging(first, text).join('\n');

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
  const left = Math.min(Math.max(...names.map(columns)), 26);
  const width = screen - left - Math.max(...values.map(columns)) - 4;
  const lines = bars.map(({ mid, high }, i) => {
    const solid = bar(mid / most, width);
    const reach = Math.max(Math.round((high / most) * width) - columns(solid), 0);
    return `${padded(wrapped(names[i]!, left)[0]!, left)}  ${padded(`${solid}${'─'.repeat(reach)}`, width)}  ${values[i]}`;
  });
  return [paragraph(voice.sentence(title)), paragraph(voice.sentence(subtitle)), ...lines].join('\n');
}

function table({ title, columns: heads, rows }: Table, voice: Speaker): string {
  const head = heads.map((one) => voice.sentence(one.head));
  const cells = rows.map((row) => row.map(({ value }) => voice.label(value).replaceAll('\n', '; ')));
  const lines = grid([head, ...cells], { right: heads.map(({ numeric }) => numeric === true), ruled: true });
  return [paragraph(voice.sentence(title)), ...lines].join('\n');
}

function block(given: Block, voice: Speaker): string {
  switch (given.is) {
    case 'lead':
      return paragraph(voice.sentence(given.sentence));
    case 'note':
      return paragraph(voice.sentence(given.sentence), '! ');
    case 'paragraph':
      return paragraph(given.sentences.map(voice.sentence).join(' '));
    case 'bullets':
      return given.items.map((item) => paragraph(voice.sentence(item), '· ')).join('\n');
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
  const heading = (text: string) => `${text}\n${'═'.repeat(Math.min(columns(text), screen))}`;
  const sections = document.sections.map((section, i) =>
    [heading(`${i + 1}  ${voice.sentence(section.title)}`), ...section.blocks.map((one) => block(one, voice))]
      .filter(Boolean)
      .join('\n\n'),
  );
  const imprint = document.imprint.map((sentence) => paragraph(voice.sentence(sentence)));
  return `${[...sections, imprint.join('\n')].join('\n\n')}\n`;
}
