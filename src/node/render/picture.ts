import type { Language } from '../../base/index.js';
import { type IntervalChart, type Names, type Results, report, speaker } from '../../brief/index.js';
import { words } from './chart/frame.js';
import { intervals } from './chart/intervals.js';
import { chartStyle } from './chart/style.js';
import { escaped } from './html/text.js';

const width = 720;
const head = 56;
/** The first chart of the report as a file of its own, with its title and source inside: for a README or a slide. */
export function resultsPicture(results: Results, names: Names, language: Language): string {
  const voice = speaker(language, names);
  const chart = report(results, new Map())
    .sections.flatMap(({ blocks }) => blocks)
    .find((block): block is IntervalChart => block.is === 'intervals');
  if (!chart) return '';
  const drawn = intervals(chart, voice, width);
  const height = Number(/viewBox="0 0 \d+ (\d+)"/.exec(drawn)![1]);
  const body = drawn.slice(drawn.indexOf('>') + 1, drawn.lastIndexOf('</svg>'));
  const total = head + height + 24;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-24 0 ${width + 48} ${total}" role="img"><title>${escaped(voice.sentence(chart.title))}</title><style>${chartStyle}</style>${words(0, 20, voice.sentence(chart.title), { kind: 'title' })}${words(0, 40, voice.sentence(chart.subtitle), { kind: 'tick' })}<g transform="translate(0 ${head})">${body}</g>${words(0, total - 6, voice.sentence(chart.source), { kind: 'tick' })}</svg>\n`;
}
