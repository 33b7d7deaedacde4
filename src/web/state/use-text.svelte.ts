import { uses } from '../locales/uses.js';
import { place } from './view.svelte.js';

/** A use as its publisher names it, in the language of the view; as published where nobody has translated it. */
export const useText = (label: string): string =>
  place.language === 'en' ? label : (uses[label]?.[place.language === 'ko' ? 0 : 1] ?? label);
