/** Text in a Typst string: nothing in it is markup. */
export const string = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

/** Text as content; a place to break a line stands behind each slash and hyphen of a long code. */
export const words = (text: string, style = ''): string =>
  `#text(${style === '' ? '' : `${style}, `}${string(text.replace(/([/_-])(?=\S{12})/g, '$1\u200b'))})`;

/** Text in running lines, where a number keeps the word of its unit. */
export const prose = (text: string, style = ''): string => words(text.replace(/(\d) (?=\p{L})/gu, '$1\u00a0'), style);

/** What a line may not tear: a range of numbers; a Korean word, unless it is too long for a narrow column. */
export const whole = String.raw`#show regex("[₩$₮−]*\d[\d,.]*[–~]\d[\d,.]*%?"): box
#show regex("[^\s/\u{200b}]{0,11}\p{Hangul}[^\s/\u{200b}]{0,11}"): box`;

export const ink = {
  accent: 'rgb("#12508f")',
  quiet: 'rgb("#566270")',
  line: 'rgb("#dbe1e8")',
  wash: 'rgb("#f4f6f9")',
  warm: 'rgb("#b4500b")',
};
