const letterOf = (hexadecimal: string) => String.fromCodePoint(Number.parseInt(hexadecimal, 16));

/** `U+AC00-ACFF, U+20AE` as pairs of letters. */
const rangesOf = (unicodeRange: string): readonly (readonly [string, string])[] =>
  unicodeRange.split(',').map((part) => {
    const [low = '0', high = low] = part.trim().slice(2).split('-');
    return [letterOf(low.replaceAll('?', '0')), letterOf(high.replaceAll('?', 'F'))];
  });

const fontFaces = (): CSSFontFaceRule[] =>
  [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].filter((rule): rule is CSSFontFaceRule => rule instanceof CSSFontFaceRule),
  );

const encoded = async (url: string): Promise<string> => {
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return `data:font/woff2;base64,${btoa(text)}`;
};

/** A part of the page's font as a rule with the font inside, and a letter of the text that it draws. */
export interface FontPart {
  readonly rule: string;
  readonly letter: string;
}

/** The parts of the page's font that draw a text: a file that is read elsewhere looks the same. */
export async function fontParts(text: string): Promise<readonly FontPart[]> {
  const letters = [...new Set(text.replace(/\s/g, ''))];
  const parts = fontFaces().map(async ({ style, parentStyleSheet }): Promise<readonly FontPart[]> => {
    const [family, range] = [style.getPropertyValue('font-family'), style.getPropertyValue('unicode-range')];
    const ranges = rangesOf(range);
    const letter = letters.find((one) => ranges.some(([low, high]) => one >= low && one <= high));
    const [, address] = /url\("?([^")]+)"?\)/.exec(style.getPropertyValue('src')) ?? [];
    if (letter === undefined || !address) return [];
    const inside = await encoded(new URL(address, parentStyleSheet?.href ?? document.baseURI).href);
    const rule = `@font-face{font-family:${family};font-weight:45 920;src:url(${inside}) format("woff2");unicode-range:${range}}`;
    return [{ rule, letter }];
  });
  return (await Promise.all(parts)).flat();
}
