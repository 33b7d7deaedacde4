import { IntlMessageFormat } from 'intl-messageformat';
import { inLanguage, isMissing, type Language, type LocalText } from '../base/index.js';
import { type MessageId, messages } from './locales/index.js';
import type { Names } from './names.js';
import { dateText, percent, percentRange, quantity, range } from './numbers.js';
import type { Sentence, Value } from './sentence.js';

/** One language's mouth: turns the sentences and values of a document into text. */
export interface Speaker {
  readonly language: Language;
  sentence(sentence: Sentence): string;
  value(value: Value): string;
  /** A value that stands alone, in a cell or beside a bar: with a capital where it is a name. */
  label(value: Value): string;
}

const lowered = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
const raised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Put around every number of a sentence, so that a page can set it as a figure. */
export interface FigureMarks {
  readonly open: string;
  readonly close: string;
}

const figures: ReadonlySet<Value['is']> = new Set(['quantity', 'range', 'share', 'shares']);

const formats = new Map<string, IntlMessageFormat>();

function formatOf(language: Language, id: MessageId): IntlMessageFormat {
  const key = `${language} ${id}`;
  let format = formats.get(key);
  if (!format) {
    format = new IntlMessageFormat(messages[language][id], language);
    formats.set(key, format);
  }
  return format;
}

/** A message by itself, with words and numbers in its places. @example phrase('row.none', 'en', { vintage: 'a1' }) */
export const phrase = (id: MessageId, language: Language, values: Readonly<Record<string, string | number>> = {}) =>
  String(formatOf(language, id).format(values));

/** Why a value is missing, in a language; the code itself where nobody has worded it. */
export function reasonText(code: string, language: Language): string {
  const id = `missing.${code}`;
  return id in messages[language] ? messages[language][id as MessageId] : phrase('missing.other', language, { code });
}

/**
 * A speaker of one language; `names` gives minerals and countries their names in it.
 * @param marks put around the numbers of sentences
 * @example speaker('en', names).sentence(say('partner.dated', { quantity, year })) === '4.2 kt (2025)'
 */
export function speaker(language: Language, names: Names, marks?: FigureMarks): Speaker {
  const named = (text: LocalText) => inLanguage(text, language);
  const reason = (code: string) => reasonText(code, language);
  const value = (item: Value): string => {
    switch (item.is) {
      case 'quantity':
        return isMissing(item.value)
          ? reason(item.value.missing.code)
          : quantity(item.value, item.unit, language, item.figures);
      case 'range':
        return range(item.low, item.high, item.unit, language, item.figures);
      case 'share':
        return isMissing(item.value) ? reason(item.value.missing.code) : percent(item.value, language);
      case 'shares':
        return percentRange(item.low, item.high, language);
      case 'count':
        return quantity(item.value, '1', language, 'full').replace(/\.0+$/, '');
      case 'year':
        return String(item.value);
      case 'date':
        return dateText(item.value, language);
      case 'country':
        return named(names.country(item.code));
      case 'mineral':
        return language !== 'ko' ? lowered(named(names.mineral(item.code))) : named(names.mineral(item.code));
      case 'text':
        return named(item.text);
      case 'code':
        return item.text;
      case 'note': {
        const told = names.note?.(item.text) ?? { en: item.text };
        return language === 'en' || told[language] ? named(told) : phrase('note.original', language, { text: told.en });
      }
      case 'list':
        return item.items.map(value).join(item.separator ?? ', ');
      case 'missing':
        return reason(item.code);
      case 'sentence':
        return words(item.sentence);
    }
  };
  const words = (item: Sentence): string => {
    const written = Object.fromEntries(
      Object.entries(item.values ?? {}).map(([name, given]) => [
        name,
        marks && figures.has(given.is) ? `${marks.open}${value(given)}${marks.close}` : value(given),
      ]),
    );
    return String(formatOf(language, item.id).format(written));
  };
  const sentence = (item: Sentence) => raised(words(item));
  const label = (item: Value) => (item.is === 'mineral' || item.is === 'sentence' ? raised(value(item)) : value(item));
  return { language, sentence, value, label };
}
