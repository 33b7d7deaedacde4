import { type Language, languages } from '../../../base/index.js';
import { type Document, isDraft, type Names, type Sentence, type Speaker, say, speaker } from '../../../brief/index.js';
import { landSymbol, type NumericCode } from '../chart/flow-map.js';
import type { Logo } from '../docx/blocks.js';
import { block } from './blocks.js';
import { type EvidenceLinks, evidenceLinks, evidenceSection } from './evidence.js';
import { embeddedFont } from './font.js';
import { style } from './style.js';
import { escaped, figureMarks, plain, prose } from './text.js';

export interface PageOptions {
  readonly names: Names;
  readonly numeric: NumericCode;
  /** The language that is shown first. */
  readonly language: Language;
  readonly languages?: readonly Language[];
  /** Two languages side by side, without a switch. */
  readonly beside?: boolean;
  readonly logo?: Logo;
}

const ownNames: Readonly<Record<Language, string>> = { en: 'English', ko: '한국어', mn: 'Монгол' };

/** Words of the page in each language; side by side they share one heading. */
interface Voices {
  readonly languages: readonly Language[];
  readonly links: EvidenceLinks;
  readonly options: PageOptions;
}

/** One body of the page: a document in one language, or in two side by side. */
function body(document: Document, { languages: spoken, links, options }: Voices): string {
  const voices = spoken.map((language) => speaker(language, options.names, figureMarks));
  const [first] = voices;
  const language = first!.language;
  const each = (said: (voice: Speaker) => string) =>
    voices.length === 1
      ? said(first!)
      : `<div class="beside">${voices.map((voice) => `<div lang="${voice.language}">${said(voice)}</div>`).join('')}</div>`;
  const titled = (sentence: Sentence) => voices.map((voice) => prose(voice.sentence(sentence))).join(' · ');
  const draft = voices
    .filter((voice) => isDraft(document, voice.language))
    .map((voice) => `<p class="note draft">${escaped(voice.sentence(say('draft.translation')))}</p>`)
    .join('');
  const contents = document.sections
    .map(
      (section, i) =>
        `<li><a href="#${language}-${section.id}"><span>${i + 1}</span>${escaped(plain(first!.sentence(section.title)))}</a></li>`,
    )
    .join('');
  const sections = document.sections
    .map((section, i) => {
      const blocks = section.blocks.map((one) =>
        each((voice) => block(one, { speaker: voice, links, numeric: options.numeric, document })),
      );
      return `<section class="part" id="${language}-${section.id}"><h2><span>${i + 1}</span>${titled(section.title)}</h2>${blocks.join('\n')}</section>`;
    })
    .join('\n');
  const imprint = document.imprint.map((sentence) => `<p>${prose(first!.sentence(sentence))}</p>`).join('');
  const own = document.organisation
    ? `<p class="over">${escaped(first!.value({ is: 'text', text: document.organisation }))}</p>`
    : '';
  const mark = options.logo ? `<img class="logo" alt="" src="${dataAddress(options.logo)}">` : '';
  const nav = `<nav aria-label="${escaped(first!.sentence(say('ui.contents')))}"><ol>${contents}<li><a href="#sources"><span>·</span>${escaped(first!.sentence(say('ui.sources')))}</a></li></ol></nav>`;
  return `<div class="${language} page" lang="${language}"><header>${mark}${own}<p class="over">Lodeward · ${escaped(plain(first!.sentence(document.subtitle)))}</p><h1>${titled(document.title)}</h1>${draft}</header>${nav}<div class="sections">${sections}</div><footer>${imprint}</footer></div>`;
}

const types = { png: 'image/png', jpg: 'image/jpeg', svg: 'image/svg+xml' };
const dataAddress = ({ bytes, format }: Logo) => `data:${types[format]};base64,${bytes.toString('base64')}`;

/**
 * One file that holds the document in every language, its charts, tables and the way of each number back to its source;
 * it asks nothing of a network, and the language switch works without scripts.
 */
export async function htmlPage(document: Document, options: PageOptions): Promise<string> {
  const shown = options.languages ?? languages;
  const links = evidenceLinks(document);
  const spoken = options.beside ? [shown] : shown.map((one) => [one]);
  const bodies = spoken.map((languages) => body(document, { languages, links, options }));
  const sources = evidenceSection(document, links);
  const switched = options.beside ? shown.slice(0, 1) : shown;
  const radios = switched
    .map(
      (l) =>
        `<input type="radio" name="language" id="l-${l}" class="switch"${l === options.language ? ' checked' : ''}>`,
    )
    .join('');
  const labels = (options.beside ? [] : shown)
    .map((l) => `<label for="l-${l}" lang="${l}">${ownNames[l]}</label>`)
    .join('');
  const title = speaker(options.language, options.names).sentence(document.title);
  const hasMap = document.sections.some((section) => section.blocks.some((one) => one.is === 'map'));
  const text = `${bodies.join('')}${sources}${labels}`;
  return `<!doctype html>
<html lang="${options.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:">
<title>${escaped(title)} · Lodeward</title>
<style>
${await embeddedFont(text)}
${style}
</style>
</head>
<body>
<main>
${radios}
<div class="bar"><span class="brand">Lodeward</span><span class="languages">${labels}</span></div>
${hasMap ? landSymbol() : ''}
${bodies.join('\n')}
<div class="page">${sources}</div>
</main>
</body>
</html>
`;
}
