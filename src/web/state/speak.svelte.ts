import { type Speaker, speaker } from '../../brief/index.js';
import { names } from './names.svelte.js';
import { place } from './view.svelte.js';

/** The speaker of the language of the view: says sentences and values of a document as the briefs do. */
export const speaking = (): Speaker => speaker(place.language, names);
