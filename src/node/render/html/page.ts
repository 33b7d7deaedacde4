import { type Language, languages } from '../../../base/index.js';
import { type Document, type Names, reviewed, say, speaker } from '../../../brief/index.js';
import { landSymbol, type NumericCode } from '../chart/flow-map.js';
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
}

const ownNames: Readonly<Record<Language, string>> = { en: 'English', ko: '한국어', mn: 'Монгол' };

function body(document: Document, language: Language, links: EvidenceLinks, options: PageOptions): string {
  const voice = speaker(language, options.names, figureMarks);
  const writing = { speaker: voice, links, numeric: options.numeric, document };
  const draft =
    reviewed[language].size === 0
      ? `<p class="note draft">${escaped(voice.sentence(say('draft.translation')))}</p>`
      : '';
  const contents = document.sections
    .map(
      (section, i) =>
        `<li><a href="#${language}-${section.id}"><span>${i + 1}</span>${escaped(plain(voice.sentence(section.title)))}</a></li>`,
    )
    .join('');
  const sections = document.sections
    .map(
      (section, i) =>
        `<section class="part" id="${language}-${section.id}"><h2><span>${i + 1}</span>${prose(voice.sentence(section.title))}</h2>${section.blocks.map((one) => block(one, writing)).join('\n')}</section>`,
    )
    .join('\n');
  const imprint = document.imprint.map((sentence) => `<p>${prose(voice.sentence(sentence))}</p>`).join('');
  return `<div class="${language} page" lang="${language}"><header><p class="over">Lodeward · ${escaped(plain(voice.sentence(document.subtitle)))}</p><h1>${prose(voice.sentence(document.title))}</h1>${draft}</header><nav aria-label="${escaped(voice.sentence(say('ui.contents')))}"><ol>${contents}<li><a href="#sources"><span>·</span>${escaped(voice.sentence(say('ui.sources')))}</a></li></ol></nav><div class="sections">${sections}</div><footer>${imprint}</footer></div>`;
}

/**
 * One file that holds the document in every language, its charts, tables and the way of each number back to its source;
 * it asks nothing of a network, and the language switch works without scripts.
 */
export async function htmlPage(document: Document, options: PageOptions): Promise<string> {
  const shown = options.languages ?? languages;
  const links = evidenceLinks(document);
  const bodies = shown.map((language) => body(document, language, links, options));
  const sources = evidenceSection(document, links);
  const radios = shown
    .map(
      (l) =>
        `<input type="radio" name="language" id="l-${l}" class="switch"${l === options.language ? ' checked' : ''}>`,
    )
    .join('');
  const labels = shown.map((l) => `<label for="l-${l}" lang="${l}">${ownNames[l]}</label>`).join('');
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
