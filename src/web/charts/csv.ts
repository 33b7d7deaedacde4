/** A text that begins like a formula stays a text in a spreadsheet. */
const field = (value: string | number): string => {
  const text = typeof value === 'string' && /^[=+@\t]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** RFC 4180 with a byte order mark, so that Excel reads Korean and Mongolian. @example csv([['a', 1]]) === '\uFEFFa,1\r\n' */
export const csv = (lines: readonly (readonly (string | number)[])[]): string =>
  `\uFEFF${lines.map((line) => `${line.map(field).join(',')}\r\n`).join('')}`;
