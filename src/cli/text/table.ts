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
