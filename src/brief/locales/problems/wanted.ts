import type { Language } from '../../../base/index.js';

/** What may stand where something is wrong, behind the sentence that says so; the English message has it already. Reviewed: no. */
const ko = {
  'one-of': '쓸 수 있는 값: {list}.',
  least: '허용 값: {limit} 이상.',
  above: '허용 값: {limit} 초과.',
  most: '허용 값: {limit} 이하.',
  below: '허용 값: {limit} 미만.',
  'least.entries': '필요한 개수: {limit}개 이상.',
  'above.entries': '필요한 개수: {limit}개 초과.',
  'most.entries': '허용 개수: {limit}개 이하.',
  'below.entries': '허용 개수: {limit}개 미만.',
  'least.characters': '필요한 글자 수: {limit}자 이상.',
  'above.characters': '필요한 글자 수: {limit}자 초과.',
  'most.characters': '허용 글자 수: {limit}자 이하.',
  'below.characters': '허용 글자 수: {limit}자 미만.',
  list: '필요한 형식: 목록 [ ... ].',
  'yes-or-no': '필요한 형식: true 또는 false.',
  'whole-number': '필요한 형식: 정수.',
  number: '필요한 형식: 숫자.',
  block: '필요한 형식: 키 묶음 { ... }.',
  text: '필요한 형식: 글자.',
};
type WantedWords = Readonly<Record<keyof typeof ko, string>>;

const mn: WantedWords = {
  'one-of': 'Боломжит утга: {list}.',
  least: 'Зөвшөөрөх утга: {limit} ба түүнээс дээш.',
  above: 'Зөвшөөрөх утгын доод хязгаар (өөрийг нь оруулахгүй): {limit}.',
  most: 'Зөвшөөрөх утга: {limit} ба түүнээс доош.',
  below: 'Зөвшөөрөх утгын дээд хязгаар (өөрийг нь оруулахгүй): {limit}.',
  'least.entries': 'Шаардлагатай тоо: {limit} ба түүнээс дээш.',
  'above.entries': 'Тооны доод хязгаар (өөрийг нь оруулахгүй): {limit}.',
  'most.entries': 'Зөвшөөрөх тоо: {limit} ба түүнээс доош.',
  'below.entries': 'Тооны дээд хязгаар (өөрийг нь оруулахгүй): {limit}.',
  'least.characters': 'Тэмдэгтийн тоо: {limit} ба түүнээс дээш.',
  'above.characters': 'Тэмдэгтийн тооны доод хязгаар (өөрийг нь оруулахгүй): {limit}.',
  'most.characters': 'Тэмдэгтийн тоо: {limit} ба түүнээс доош.',
  'below.characters': 'Тэмдэгтийн тооны дээд хязгаар (өөрийг нь оруулахгүй): {limit}.',
  list: 'Шаардлагатай хэлбэр: жагсаалт [ ... ].',
  'yes-or-no': 'Шаардлагатай хэлбэр: true эсвэл false.',
  'whole-number': 'Шаардлагатай хэлбэр: бүхэл тоо.',
  number: 'Шаардлагатай хэлбэр: тоо.',
  block: 'Шаардлагатай хэлбэр: түлхүүрүүдийн бүлэг { ... }.',
  text: 'Шаардлагатай хэлбэр: текст.',
};

export const wantedWords: Readonly<Record<Exclude<Language, 'en'>, WantedWords>> = { ko, mn };
