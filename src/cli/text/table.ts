import { columns, padded } from './wide.js';

/** `1,234` for a screen: whole numbers from 100 on, three figures below. */
export function plain(value: number): string {
  if (!Number.isFinite(value)) return '-';
  const size = Math.abs(value);
  if (size >= 99.5 || size === 0) return Math.round(value).toLocaleString('en-US');
  const digits = size >= 9.995 ? 1 : size >= 0.9995 ? 2 : 3;
  return value.toFixed(digits);
}

/** Rows in columns two spaces apart: the first column to the left, the others to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>((most, row) => row.map((cell, i) => Math.max(most[i] ?? 0, columns(cell))), []);
  return rows
    .map((row) =>
      row
        .map((cell, i) => (i === 0 ? padded(cell, widths[i]!) : `${' '.repeat(widths[i]! - columns(cell))}${cell}`))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Breaks a sentence into lines of at most `width`, each after the first indented. */
export function wrap(text: string, width = 80, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent + word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}

/** `·──[==|==]──·` from low to high on a scale from 0 (or the least) to the greatest; one character for the middle. */
export function bar(low: number, middle: number, high: number, scale: readonly [number, number], width = 24): string {
  const [from, to] = scale;
  const at = (value: number) => (to > from ? Math.round(((value - from) / (to - from)) * (width - 1)) : 0);
  return Array.from({ length: width }, (_, i) => {
    if (i === at(middle)) return '●';
    if (i === at(low)) return '├';
    if (i === at(high)) return '┤';
    return i > at(low) && i < at(high) ? '─' : ' ';
  }).join('');
}
