import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../../base/index.js';
import { en, type TextId, type Texts } from '../locales/en.js';
import { place } from './view.svelte.js';

const others: Readonly<Record<Exclude<Language, 'en'>, () => Promise<Texts>>> = {
  ko: () => import('../locales/ko.js').then((module) => module.ko),
  mn: () => import('../locales/mn.js').then((module) => module.mn),
};

class Words {
  loaded = $state.raw<Partial<Record<Language, Texts>>>({ en });

  of(language: Language): Texts {
    const texts = this.loaded[language];
    if (!texts) void this.load(language);
    return texts ?? en;
  }

  /** The words of a language and the parts of the page's font that they are set in, so that nothing is drawn twice. */
  async load(language: Language): Promise<void> {
    const texts = language === 'en' ? en : await others[language]();
    const letters = [...new Set(Object.values(texts).join(''))].join('');
    await Promise.allSettled(
      ['400', '650'].map((weight) => document.fonts.load(`${weight} 1rem "Pretendard Variable"`, letters)),
    );
    this.loaded = { ...this.loaded, [language]: texts };
  }
}

const words = new Words();

/** Resolves when the words of the view can be drawn. */
export const worded = (): Promise<void> => words.load(place.language);
const formats = new Map<string, IntlMessageFormat>();

/** The language that the words on the page are in: English until those of the view have come. */
export const spoken = (): Language => (words.of(place.language) === en ? 'en' : place.language);

/** The text of an id that only the answer knows; undefined where no such words exist. */
export const known = (id: string, values?: Readonly<Record<string, string | number>>): string | undefined =>
  id in en ? text(id as TextId, values) : undefined;

/** The text in the language of the view, its places filled. */
export function text(id: TextId, values: Readonly<Record<string, string | number>> = {}): string {
  const { language } = place;
  const message = words.of(language)[id];
  let format = formats.get(`${language} ${message}`);
  if (!format) {
    format = new IntlMessageFormat(message, language);
    formats.set(`${language} ${message}`, format);
  }
  return String(format.format(values));
}
