import type { Names } from '../../src/brief/index.js';

/** Names of the few codes that the sample results use; any other code stands for itself. */

const minerals: Readonly<Record<string, readonly [string, string, string]>> = {
  'rare-earth-magnets': ['Permanent magnets of metal', '금속 영구자석', 'Металл тогтмол соронз'],
  'natural-graphite': ['Natural graphite', '천연흑연', 'Байгалийн бал чулуу'],
  tin: ['Tin', '주석', 'Цагаан тугалга'],
  nickel: ['Nickel', '니켈', 'Никель'],
  molybdenum: ['Molybdenum', '몰리브덴', 'Молибден'],
};
const countries: Readonly<Record<string, readonly [string, string, string]>> = {
  KOR: ['South Korea', '대한민국', 'Өмнөд Солонгос'],
  MNG: ['Mongolia', '몽골', 'Монгол'],
  CHN: ['China', '중국', 'Хятад'],
  IDN: ['Indonesia', '인도네시아', 'Индонез'],
  JPN: ['Japan', '일본', 'Япон'],
};
const local = (names: readonly [string, string, string] | undefined, code: string) =>
  names ? { en: names[0], ko: names[1], mn: names[2] } : { en: code };

export const sampleNames: Names = {
  mineral: (code) => local(minerals[code], code),
  country: (code) => local(countries[code], code),
};
