import type { Language, NoAnswer, Problem, Wanted } from '../base/index.js';
import { ko } from './locales/problems/ko.js';
import { mn } from './locales/problems/mn.js';
import { wantedWords } from './locales/problems/wanted.js';
import { phrase, reasonText } from './speak.js';

const words: Readonly<Record<Exclude<Language, 'en'>, Readonly<Record<string, string>>>> = { ko, mn };
const isPlain = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);

/** So many of a list are said; who asks for a market needs to see them all. */
const most = 80;

function wantedText(wanted: Wanted, language: Exclude<Language, 'en'>): string {
  if (wanted.is === 'one-of') {
    const list = wanted.values.slice(0, most).map(String).join(', ');
    return wantedWords[language]['one-of'].replace('{list}', wanted.values.length > most ? `${list}, …` : list);
  }
  if (!('limit' in wanted)) return wantedWords[language][wanted.is];
  const id = wanted.of ? (`${wanted.is}.${wanted.of}` as const) : wanted.is;
  return wantedWords[language][id].replace('{limit}', String(wanted.limit));
}

/**
 * What is wrong, in a language: by the code, the value behind it, then what may stand there; the English message where the code has no words there.
 * @example problemText({ code: 'out-of-range', value: 70, wanted: { is: 'most', limit: 10 }, message: '...' }, 'ko') // '허용 범위를 벗어났습니다. (70) 허용 값: 10 이하.'
 */
export function problemText({ code, value, message, wanted }: Problem, language: Language): string {
  const said = language === 'en' ? undefined : words[language][code];
  if (language === 'en' || said === undefined) return message;
  const told = isPlain(value) && value !== '' ? `${said} (${String(value).slice(0, 80)})` : said;
  return wanted ? `${told} ${wantedText(wanted, language)}` : told;
}

/** Why a question has no answer, in a language: by the code where it is worded there, else the English reason. */
export function noAnswerText({ code, message }: Pick<NoAnswer, 'code' | 'message'>, language: Language): string {
  const worded = reasonText(code, language);
  return language === 'en' || worded === phrase('missing.other', language, { code }) ? message : worded;
}
