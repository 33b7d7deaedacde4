import type { Language, NoAnswer, Problem } from '../base/index.js';
import { ko } from './locales/problems/ko.js';
import { mn } from './locales/problems/mn.js';
import { phrase, reasonText } from './speak.js';

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

/** Why a question has no answer, in a language: by the code where it is worded there, else the English reason. */
export function noAnswerText({ code, message }: Pick<NoAnswer, 'code' | 'message'>, language: Language): string {
  const worded = reasonText(code, language);
  return language === 'en' || worded === phrase('missing.other', language, { code }) ? message : worded;
}
