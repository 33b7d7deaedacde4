import { type FigureMarks, type Speaker, speaker } from '../../brief/index.js';
import { names } from './names.svelte.js';
import { place } from './view.svelte.js';

/** Around a number of a sentence that can be opened. */
export const figureMarks: FigureMarks = { open: '\uE000', close: '\uE001' };

/** Words around a number in marks. @example marked('4 t') === '\uE0004 t\uE001' */
export const marked = (said: string): string => `${figureMarks.open}${said}${figureMarks.close}`;

/** The words alone. */
export const unmarked = (words: string): string =>
  words.replaceAll(figureMarks.open, '').replaceAll(figureMarks.close, '');

/** The speaker of the language of the view: says sentences and values of a document as the briefs do, with marks around the numbers of sentences. */
export const speaking = (marks?: FigureMarks): Speaker => speaker(place.language, names, marks);
