/** Text in a Typst string: nothing in it is markup. */
export const string = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

/** Text as content; a place to break a line stands behind each slash and hyphen of a long code. */
export const words = (text: string, style = ''): string =>
  `#text(${style === '' ? '' : `${style}, `}${string(text.replace(/([/_-])(?=\S{12})/g, '$1\u200b'))})`;

export const ink = {
  accent: 'rgb("#12508f")',
  quiet: 'rgb("#566270")',
  line: 'rgb("#dbe1e8")',
  wash: 'rgb("#f4f6f9")',
  warm: 'rgb("#b4500b")',
};
