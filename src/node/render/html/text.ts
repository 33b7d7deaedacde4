import type { Language } from '../../../base/index.js';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character]!);

/** Characters that the speaker puts around a number; they become bold figures after escaping. */
export const figureMarks = { open: '\uE000', close: '\uE001' } as const;

/** Escaped text with its numbers set as figures. */
export const prose = (text: string): string =>
  escaped(text).replaceAll(figureMarks.open, '<b class="n">').replaceAll(figureMarks.close, '</b>');

export const plain = (text: string): string => text.replaceAll(figureMarks.open, '').replaceAll(figureMarks.close, '');

/** The same words in every language of the page, of which the style shows one. */
export const inEvery = (by: Readonly<Record<Language, string>>): string =>
  (['en', 'ko', 'mn'] as const)
    .map((language) => `<span class="${language}" lang="${language}">${escaped(by[language])}</span>`)
    .join('');
