import type { Language, Problem } from '../../base/index.js';
import { ko } from './ko.js';
import { mn } from './mn.js';

const words: Readonly<Record<Exclude<Language, 'en'>, Readonly<Record<string, string>>>> = { ko, mn };
const isPlain = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);

/**
 * What is wrong, in a language: by the code, the value behind it; the English message where the code has no words there.
 * @example problemText({ code: 'out-of-range', value: 70, message: '...' }, 'ko') // '허용 범위를 벗어났습니다. (70)'
 */
export function problemText({ code, value, message }: Problem, language: Language): string {
  const said = language === 'en' ? undefined : words[language][code];
  if (said === undefined) return message;
  return isPlain(value) && value !== '' ? `${said} (${String(value).slice(0, 80)})` : said;
}
