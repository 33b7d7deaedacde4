import { describe, expect, it } from 'vitest';
import { problemText } from '../answers/index.js';
import { InputRefused, languages, NoAnswer, oneOf } from '../base/index.js';
import { readStudy } from '../study/index.js';
import { details, titles } from './locales.js';
import { plainProblem, problemIn, untitled } from './problem.js';

const places = (text: string) => new Set([...text.matchAll(/\{([a-z]+)[,}]/g)].map((found) => found[1]));
const noOffer = new NoAnswer('no-offer', 'nobody offers it', { mineral: 'tin' });

describe('problems in a language', () => {
  it('have a title and a detail in each, with the places of the English one', () => {
    for (const language of languages) {
      expect(Object.keys(details[language]).sort()).toEqual(Object.keys(titles.en).sort());
      for (const [id, text] of Object.entries(details.en))
        expect(
          [...places(text)].filter((place) => !places(details[language][id as 'bug']).has(place)),
          `${language} ${id}`,
        ).toEqual([]);
    }
  });
  it('keep code, status and fields, and say what to do in the language', () => {
    const tooMany = plainProblem('too-many-requests', 429, { wait: 7 });
    expect(problemIn('en', tooMany)).toEqual({
      type: 'urn:lodeward:problem:too-many-requests',
      code: 'too-many-requests',
      title: 'Too many requests',
      status: 429,
      detail: 'Wait 7 seconds.',
    });
    expect(problemIn('ko', tooMany)).toMatchObject({
      code: 'too-many-requests',
      detail: '7초 뒤에 다시 요청하십시오.',
    });
    expect(problemIn('mn', untitled(new Error('inside'))).detail).toBe(details.mn.bug);
  });
  it('list alternatives as the language does', () => {
    const types = ['application/json', 'text/csv'];
    const detail = (language: 'en' | 'ko' | 'mn') =>
      problemIn(language, plainProblem('wrong-media-type', 415, { types })).detail;
    expect(languages.map(detail)).toEqual([
      'Send application/json or text/csv.',
      '읽을 수 있는 형식: application/json 또는 text/csv.',
      'Уншдаг төрөл: application/json эсвэл text/csv.',
    ]);
  });
  it('keep their type and title whatever the fields of the answer are called', () => {
    const found = new NoAnswer('no-offer', 'nobody offers it', { type: 'stock', title: 'x', status: 'y' });
    expect(problemIn('en', untitled(found))).toMatchObject({
      type: 'urn:lodeward:problem:no-offer',
      title: 'The question has no answer',
      status: 409,
    });
  });
  it('give the reason of a question without an answer in the language where it is worded in it', () => {
    expect(problemIn('en', untitled(noOffer))).toMatchObject({
      code: 'no-offer',
      status: 409,
      mineral: 'tin',
      detail: 'nobody offers it',
    });
    expect(problemIn('ko', untitled(new NoAnswer('no-buyer-known', 'none is cited', {}))).detail).toMatch(/[가-힣]/);
    expect(problemIn('ko', untitled(new NoAnswer('of-no-words', 'only in English', {}))).detail).toBe(
      'only in English',
    );
  });
  it('say a single problem itself and count several', () => {
    const problem = (message: string) => ({ code: 'bad', message });
    expect(problemIn('mn', untitled(new InputRefused([problem('one thing')]))).detail).toBe('one thing');
    const both = problemIn('ko', untitled(new InputRefused([problem('a'), problem('b')])));
    expect(both).toMatchObject({
      detail: '오류 2건. problems 항목을 확인하십시오.',
      problems: [{ message: 'a' }, { message: 'b' }],
    });
  });
  it('say in each language what may stand there instead', () => {
    const one = (problem: object) =>
      problemIn('ko', untitled(new InputRefused([{ code: 'out-of-range', message: 'm', ...problem }]))).detail;
    expect(one({ value: 70, wanted: { is: 'most', limit: 10 } })).toBe(
      '허용 범위를 벗어났습니다. (70) 허용 값: 10 이하.',
    );
    expect(one({ code: 'kind-unknown', wanted: oneOf(['trade', 'price']) })).toMatch(/쓸 수 있는 값: trade, price\.$/);
    const { problems } = readStudy(new Map([['study.yaml', 'format: lodeward-study/1\ndraws: 0\nminerals: tin\n']]));
    const wanted = (problems ?? []).filter((problem) => problem.wanted);
    for (const language of ['ko', 'mn'] as const)
      for (const problem of wanted) expect(problemText(problem, language)).not.toMatch(/\{limit|\{list/);
    expect(wanted.length).toBeGreaterThan(1);
  });
  it('say each problem in the language by its code, and in English where it has no words there', () => {
    const problems = [
      { code: 'out-of-range', message: '"draws" must be at most 10', path: 'draws', value: 70 },
      { code: 'of-no-words', message: 'in English only' },
    ];
    const texts = (language: 'en' | 'ko' | 'mn') =>
      problemIn(language, untitled(new InputRefused(problems))).problems!.map(({ text }) => text);
    expect(texts('en')).toEqual(['"draws" must be at most 10', 'in English only']);
    expect(texts('ko')).toEqual(['허용 범위를 벗어났습니다. (70)', 'in English only']);
    expect(texts('mn')[0]).toMatch(/^Зөвшөөрөгдсөн.* \(70\)$/);
  });
});
