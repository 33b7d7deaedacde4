import type { IsoDate } from '../../../base/index.js';
import {
  type Block,
  type Citations,
  type Document,
  isDraft,
  type Section,
  type Speaker,
  say,
} from '../../../brief/index.js';
import type { NumericCode } from '../chart/flow-map.js';
import type { Logo } from '../docx/blocks.js';
import { publicationText } from '../sources.js';
import { block, type Pen } from './blocks.js';
import { ink, prose, string, whole, words } from './typst.js';

export interface PageFacts {
  readonly voices: readonly Speaker[];
  readonly numeric: NumericCode;
  readonly notes: Citations;
  readonly date: IsoDate;
  /** Size of the text in points. */
  readonly size: number;
  readonly logo?: Logo;
}

/** The same thing in each language: alone, or side by side. */
const beside = (contents: readonly string[]): string =>
  contents.length === 1
    ? contents[0]!
    : `#grid(columns: (1fr,) * ${contents.length}, column-gutter: 8mm, ${contents.map((one) => `[${one}]`).join(', ')})`;

const pen = (voice: Speaker, { numeric, notes, voices }: PageFacts, narrow: boolean): Pen => ({
  voice,
  numeric,
  chart: narrow || voices.length > 1 ? 340 : 720,
  noted: (rows) => {
    const numbers = notes.of(rows);
    return numbers.length === 0 ? '' : `#super[${numbers.slice(0, 6).join(',')}]`;
  },
});

/** Blocks one by one; beside each other a lead keeps what follows it, so that an item is never torn. */
function chunks(blocks: readonly Block[], columns: number): readonly (readonly Block[])[] {
  const found: Block[][] = [];
  for (const one of blocks) {
    const last = found.at(-1);
    if (columns > 1 && last?.[0]?.is === 'lead' && one.is !== 'lead') last.push(one);
    else found.push([one]);
  }
  return found;
}

function section({ title, blocks }: Section, facts: PageFacts, narrow = false): string {
  const [first, ...others] = facts.voices;
  const heading = `= ${words(first!.sentence(title))}`;
  const second = others.map((voice) => words(voice.sentence(title), `weight: "semibold", fill: ${ink.quiet}`));
  const body = chunks(blocks, facts.voices.length).map((some) => {
    const columns = facts.voices.map((voice) => {
      const said = some.map((one) => block(one, pen(voice, facts, narrow))).join('\n\n');
      return voice === first ? said : `#set text(lang: ${string(voice.language)})\n${said}`;
    });
    return columns.length === 1 ? columns[0]! : `#block(breakable: false)[${beside(columns)}]`;
  });
  return [heading, ...second, ...body].join('\n\n');
}

/** Sections of a one-page brief: those aside stand in a right column beside the ones between. */
function onePage(sections: readonly Section[], facts: PageFacts): string {
  const at = sections.findIndex(({ aside }) => aside);
  if (at < 0) return sections.map((one) => section(one, facts)).join('\n\n');
  const [first, left, right, rest] = [
    sections.slice(0, 1),
    sections.slice(1, at),
    sections.slice(at, at + 1),
    sections.slice(at + 1),
  ].map((some, i) => some.map((one) => section(one, facts, i === 2)).join('\n\n'));
  return `${first}

#v(0.5em)
#grid(columns: (1.12fr, 1fr), column-gutter: 7mm, [${left}], [#show heading: none
${right}])

${rest}`;
}

/** Sections in order; one that asks for it begins a page, a wide one lies across. */
function inOrder(sections: readonly Section[], facts: PageFacts): string {
  return sections
    .map((one, i) => {
      const said = section(one, facts);
      if (one.page === 'wide')
        return `#page(flipped: true)[#set text(size: 0.9em)
#set table(inset: (x: 3pt, y: 2.4pt))
${said}]`;
      return one.page === 'own' && i > 0 && sections[i - 1]!.page !== 'wide' ? `#pagebreak(weak: true)\n${said}` : said;
    })
    .join('\n\n');
}

function sources({ voices, notes }: PageFacts): string {
  if (notes.list.length === 0) return '';
  const [voice] = voices;
  const lines = notes.list.map((one) => `[${words(publicationText(one, voice!))}]`);
  return `#block(sticky: true, above: 1.2em, below: 0.5em, text(weight: "semibold", ${string(voice!.sentence(say('brief.sources')))}))
#[#set text(size: 0.76em, fill: ${ink.quiet})
#set par(leading: 0.48em)
#enum(${lines.join(', ')})]`;
}

/** Typst source of a document in one language, or in two side by side. */
export function typstOf(document: Document, facts: PageFacts): string {
  const { voices, date, logo, size } = facts;
  const [first] = voices;
  const one = document.form === 'page';
  const long = document.form === 'report';
  const said = (voice: Speaker, sentence: Document['title']) => voice.sentence(sentence);
  const draft = voices
    .filter(({ language }) => isDraft(document, language))
    .map((voice) => prose(voice.sentence(say('draft.translation')), `size: 0.82em, fill: ${ink.warm}`))
    .join('\n\n');
  const titles = voices
    .map((voice, i) => prose(said(voice, document.title), `size: ${one ? 15.5 : i === 0 ? 21 : 15}pt, weight: "bold"`))
    .join('\n\n');
  const over = voices.map((voice) => prose(said(voice, document.subtitle), `size: 0.95em, fill: ${ink.accent}`));
  const mark = logo
    ? `#place(top + right, image(bytes((${[...logo.bytes].join(', ')},)), format: "${logo.format}", height: 13mm, alt: "logo"))\n`
    : '';
  const own = document.organisation
    ? `${words(first!.value({ is: 'text', text: document.organisation }), 'weight: "semibold"')}\n\n`
    : '';
  const contents = long
    ? `#outline(title: text(size: 1.05em, ${string(first!.sentence(say('ui.contents')))}), depth: 1)`
    : '';
  const imprint = document.imprint
    .map((sentence) => beside(voices.map((voice) => words(said(voice, sentence)))))
    .join('\n\n');
  const footer = `context [#set text(size: 7.5pt, fill: ${ink.quiet}); ${words(`Lodeward · ${said(first!, document.title)} · ${date}`)} #h(1fr) #counter(page).display("1 / 1", both: true)]`;
  return `#set document(title: ${string(said(first!, document.title))}, author: "Lodeward", date: auto)
#set page(paper: "a4", margin: (x: ${one ? 16 : 19}mm, top: ${one ? 13 : 18}mm, bottom: ${one ? 14 : 19}mm), footer: ${footer})
#set text(font: "Pretendard", size: ${size}pt, lang: ${string(first!.language)}, fallback: false, number-width: "tabular")
#set par(leading: ${one ? 0.56 : 0.68}em, spacing: ${one ? 0.8 : 1}em)
#set list(indent: 2pt, body-indent: 5pt, spacing: ${one ? 0.6 : 0.8}em, marker: text(fill: ${ink.accent}, "•"))
#set enum(indent: 2pt, body-indent: 5pt, spacing: ${one ? 0.6 : 0.8}em, numbering: n => text(fill: ${ink.accent}, weight: "bold", str(n)))
#set table(inset: (x: 3pt, y: 3.6pt))
#set table.cell(breakable: false)
${whole}
${long ? '#set heading(numbering: "1")\n#set outline.entry(fill: none)' : ''}
#show heading: it => block(sticky: true, above: ${one ? 1.15 : 1.9}em, below: ${one ? 0.6 : 0.85}em, text(size: ${one ? 10.5 : 13}pt, weight: "bold", fill: ${ink.accent}, it))
${mark}#rect(width: 24mm, height: 2.4pt, fill: ${ink.accent}, stroke: none)
${own}${over.join('\n\n')}

${titles}

${draft}

${contents}

${one ? onePage(document.sections, facts) : inOrder(document.sections, facts)}

${sources(facts)}

#line(length: 100%, stroke: 0.4pt + ${ink.line})
#[#set text(size: 7pt, fill: ${ink.quiet})
#set par(spacing: 0.6em)
${imprint}]
`;
}
