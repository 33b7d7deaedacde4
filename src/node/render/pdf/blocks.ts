import type { Answers, Block, Speaker } from '../../../brief/index.js';
import { type NumericCode, standaloneMap } from '../chart/flow-map.js';
import { intervals } from '../chart/intervals.js';
import { parties } from '../chart/parties.js';
import { chartStyle } from '../chart/style.js';
import type { Chart } from '../chart/twin.js';
import { type Noted, table } from './table.js';
import { ink, prose, string } from './typst.js';

/** What the blocks of one language are written with. */
export interface Pen {
  readonly voice: Speaker;
  readonly numeric: NumericCode;
  readonly noted: Noted;
  /** Width of a chart in its own units: 340 in a narrow column, 720 across the page. */
  readonly chart: number;
}

/** A chart as a file of its own with its style inside. */
export function chartSvg(given: Chart, voice: Speaker, numeric: NumericCode, width: number): string {
  const drawn =
    given.is === 'map'
      ? standaloneMap(given, voice, numeric)
      : given.is === 'intervals'
        ? intervals(given, voice, width)
        : parties(given, voice, width);
  return drawn.replace(/(<svg[^>]*>)/, `$1<style>${chartStyle}</style>`).replace(/ class="(wide|narrow)"/, '');
}

/** A chart as a vector image with its words as alternative text. */
function picture(given: Chart, { voice, numeric, chart }: Pen): string {
  const title = voice.sentence(given.title);
  const subtitle = voice.sentence(given.subtitle);
  return `#block(breakable: false, above: 1.1em)[#block(below: 0.55em)[${prose(title, 'weight: "semibold"')}]
${prose(subtitle, `size: 0.82em, fill: ${ink.quiet}`)}
#image(bytes(${string(chartSvg(given, voice, numeric, chart))}), format: "svg", width: ${given.is === 'map' ? 84 : 100}%, alt: ${string(`${title}. ${subtitle}`)})
${prose(voice.sentence(given.source), `size: 0.74em, fill: ${ink.quiet}`)}]`;
}

const answers = ({ items }: Answers, { voice, noted }: Pen): string =>
  items
    .map(
      ({ question, answer }) =>
        `#block(breakable: false, above: 0.75em, below: 0.75em)[${prose(voice.sentence(question), 'weight: "semibold"')} ${prose(voice.sentence(answer))}${noted(answer.rows)}]`,
    )
    .join('\n');

export function block(given: Block, pen: Pen): string {
  const { voice, noted } = pen;
  switch (given.is) {
    case 'lead':
      return `#block(sticky: true, above: 1em, below: 0.8em)[${prose(voice.sentence(given.sentence), 'size: 1.16em, weight: "medium"')}${noted(given.sentence.rows)}]`;
    case 'paragraph':
      return given.sentences.map((one) => `${prose(voice.sentence(one))}${noted(one.rows)}`).join(' ');
    case 'bullets': {
      const items = given.items.map((one) => `[${prose(voice.sentence(one))}${noted(one.rows)}]`).join(', ');
      return items === '' ? '' : `#${given.numbered ? 'enum' : 'list'}(${items})`;
    }
    case 'answers':
      return answers(given, pen);
    case 'note':
      return `#block(fill: ${ink.wash}, stroke: (left: 2.5pt + ${given.tone === 'caution' ? ink.warm : ink.accent}), inset: (x: 8pt, y: 6pt), width: 100%, ${prose(voice.sentence(given.sentence)).slice(1)})`;
    case 'table':
      return table(given, voice, noted);
    default:
      return picture(given, pen);
  }
}
