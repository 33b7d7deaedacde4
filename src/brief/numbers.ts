import type { Language } from '../base/index.js';

/** How many significant figures a reader gets: two in headlines of expected losses, three in prose, all in tables. */
export type Figures = 2 | 3 | 'full';

interface Scale {
  readonly from: number;
  readonly word: string;
}
type Scales = Readonly<Record<Language, readonly Scale[]>>;
interface Unit {
  readonly scales?: Scales;
  /** `#` is the number, `@` the word of the scale. */
  readonly pattern: Readonly<Record<Language, string>>;
}

const words = (en: string, ko: string, mn: string) => ({ en, ko, mn });
const scalesIn = (by: Readonly<Record<Language, readonly [number, string][]>>): Scales => {
  const of = (language: Language) => by[language].map(([from, word]) => ({ from, word }));
  return { en: of('en'), ko: of('ko'), mn: of('mn') };
};
/** Korean counts in ten thousands: 12,300 t are "1.23만 톤". */
const massScales = scalesIn({
  en: [
    [1e6, 'Mt'],
    [1e3, 'kt'],
    [0, 't'],
  ],
  ko: [
    [1e8, '억 톤'],
    [1e4, '만 톤'],
    [0, '톤'],
  ],
  mn: [
    [1e6, 'сая тонн'],
    [1e3, 'мянган тонн'],
    [0, 'тонн'],
  ],
});
const moneyScales = scalesIn({
  en: [
    [1e12, ' trillion'],
    [1e9, ' billion'],
    [1e6, ' million'],
    [0, ''],
  ],
  ko: [
    [1e12, '조'],
    [1e8, '억'],
    [1e4, '만'],
    [0, ''],
  ],
  mn: [
    [1e12, ' их наяд'],
    [1e9, ' тэрбум'],
    [1e6, ' сая'],
    [0, ''],
  ],
});

const mass: Unit = { scales: massScales, pattern: words('# @', '#@', '# @') };
const units: Readonly<Record<string, Unit>> = {
  t: mass,
  'gross-t': { scales: massScales, pattern: words('# @ gross', '총중량 #@', '# @ (нийт жин)') },
  'USD/t': { pattern: words('$# a tonne', '톤당 #달러', '# ам.доллар/т') },
  KRW: { scales: moneyScales, pattern: words('₩#@', '#@ 원', '#@ вон') },
  USD: { scales: moneyScales, pattern: words('$#@', '#@ 달러', '#@ ам.доллар') },
  MNT: { scales: moneyScales, pattern: words('₮#@', '#@ 투그릭', '#@ төгрөг') },
  '%': { pattern: words('#%', '#%', '#%') },
  oz: { pattern: words('# oz', '#온스', '# унци') },
  days: { pattern: words('# days', '#일', '# хоног') },
  months: { pattern: words('# months', '#개월', '# сар') },
  a: { pattern: words('# years', '#년', '# жил') },
  people: { pattern: words('# people', '#명', '# хүн') },
  '1': { pattern: words('#', '#', '#') },
};

/** `figures` significant figures with grouped thousands and no exponent; `full` keeps what a table needs. */
function digitsOf(value: number, figures: Figures): string {
  const size = Math.abs(value);
  const text = figures === 'full' ? whole(size) : significant(size, figures);
  const [integer, fraction] = text.split('.') as [string, string | undefined];
  const grouped = integer.replace(/\B(?=(\d{3})+$)/g, ',');
  const number = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return value < 0 && /[1-9]/.test(number) ? `−${number}` : number;
}

/** A number as a table shows it: whole numbers whole, small ones to a thousandth. */
const whole = (size: number): string => size.toFixed(Number.isInteger(size) || size >= 100 ? 0 : size >= 1 ? 1 : 3);

/** 1234.5 to three figures is "1230", 0.0456 to two is "0.046", 0.00000123 is "0". */
function significant(size: number, figures: number): string {
  const [mantissa, exponent] = size.toExponential(figures - 1).split('e') as [string, string];
  const decimals = figures - 1 - Number(exponent);
  if (size === 0 || decimals > 6) return '0';
  return decimals > 0 ? Number(`${mantissa}e${exponent}`).toFixed(decimals) : String(Number(`${mantissa}e${exponent}`));
}

/** A Korean table writes tonnes whole up to a million: "51,612톤", where a sentence says "5.16만 톤". */
function scaleFor(size: number, unit: string, language: Language, figures: Figures): Scale | undefined {
  const scales = units[unit]?.scales;
  const least = language === 'ko' && scales === massScales && figures === 'full' ? 100 : 0.9995;
  return scales?.[language].find((scale) => size >= scale.from * least);
}

function place(number: string, unit: string, word: string, language: Language): string {
  const pattern = units[unit]?.pattern[language] ?? `# ${unit}`;
  const counted = language === 'en' && number === '1' && /^# \w+s$/.test(pattern) ? pattern.slice(0, -1) : pattern;
  const joined = counted.replace('#', number).replace('@', word);
  return joined.startsWith('₩−') || joined.startsWith('$−') || joined.startsWith('₮−')
    ? `−${joined[0]}${joined.slice(2)}`
    : joined;
}

/** Money without a smaller coin: what is below its unit reads as nothing. */
const wholeMoney: ReadonlySet<string> = new Set(['KRW', 'MNT']);

/**
 * One number in the words of a language, scaled: 1.2e12 KRW is "₩1.2 trillion", "1.2조 원", "1.2 их наяд вон".
 * @param unit a key of the table above; another unit is written behind the number
 */
export function quantity(value: number, unit: string, language: Language, figures: Figures = 3): string {
  const scale = scaleFor(Math.abs(value), unit, language, figures);
  const told = wholeMoney.has(unit) && Math.abs(value) < 0.5 ? 0 : value;
  return place(digitsOf(told / (scale?.from || 1), figures), unit, scale?.word ?? '', language);
}

/** Where an end of a range says nothing beside the other, it reads as nothing. */
const nothing = 1e-3;

/** A range on one scale, "1.1–2.3 kt"; one number where both ends read the same; an end below a thousandth of the other reads 0. */
export function range(low: number, high: number, unit: string, language: Language, figures: Figures = 2): string {
  const most = Math.max(Math.abs(low), Math.abs(high));
  const scale = scaleFor(most, unit, language, figures);
  const ends = [low, high].map((end) => (Math.abs(end) < nothing * most ? 0 : end / (scale?.from || 1)));
  const [a, b] = ends.map((end) => digitsOf(end, figures)) as [string, string];
  const joined = a === b ? a : language === 'ko' ? `${a}~${b}` : `${a}–${b}`;
  return place(joined, unit, scale?.word ?? '', language);
}

/** A share as percent, one decimal at most: 0.0312 is "3.1%"; what would round to nothing is "<0.1%", "0.1% 미만". */
export function percent(value: number, language: Language): string {
  const hundredths = value * 100;
  if (hundredths !== 0 && Math.abs(hundredths) < 0.05) return language === 'ko' ? '0.1% 미만' : '<0.1%';
  const text = hundredths.toFixed(Math.abs(hundredths) >= 10 ? 0 : 1);
  return `${text.replace(/\.0$/, '').replace('-', '−')}%`;
}

/** "2–9%", "2~9%", "0.1% 미만~9%": both ends as `percent`. */
export function percentRange(low: number, high: number, language: Language): string {
  const [a, b] = [percent(low, language), percent(high, language)];
  return a === b ? a : `${a.replace(/%$/, '')}${language === 'ko' ? '~' : '–'}${b}`;
}

/** "2025-09-22" as it is written in a sentence: 22 September 2025, 2025년 9월 22일, 2025 оны 9 дүгээр сарын 22. */
export function dateText(iso: string, language: Language): string {
  const [year, month, day] = iso.split('-').map(Number) as [number, number | undefined, number | undefined];
  if (language === 'ko') return [`${year}년`, month && `${month}월`, day && `${day}일`].filter(Boolean).join(' ');
  if (language === 'mn') {
    const suffix = month && [1, 4, 9, 11].includes(month) ? 'дүгээр' : 'дугаар';
    return month ? `${year} оны ${month} ${suffix} сар${day ? `ын ${day}` : ''}` : `${year} он`;
  }
  const name = month ? englishMonths[month - 1] : undefined;
  return [day, name, year].filter((part) => part !== undefined).join(' ');
}
const englishMonths = 'January February March April May June July August September October November December'.split(
  ' ',
);
