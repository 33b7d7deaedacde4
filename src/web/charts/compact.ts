import { place } from '../state/view.svelte.js';

/** A number at a tick of an axis, in the short form of the language: 12K, 1.2만. Its unit stands in the subtitle. */
export const compact = (value: number): string =>
  new Intl.NumberFormat(place.language, { notation: 'compact', maximumSignificantDigits: 3 }).format(value);
