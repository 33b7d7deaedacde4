import { grid } from '../../node/index.js';

/** `1,234` for a screen: whole numbers from 100 on, three figures below. */
export function plain(value: number): string {
  if (!Number.isFinite(value)) return '-';
  const size = Math.abs(value);
  if (size >= 99.5 || size === 0) return Math.round(value).toLocaleString('en-US');
  const digits = size >= 9.995 ? 1 : size >= 0.9995 ? 2 : 3;
  return value.toFixed(digits);
}

/** Rows in columns of a screen: those of words to the left, the others to the right. */
export const table = (rows: readonly (readonly string[])[], words: readonly number[] = [0]): string =>
  grid(rows, { right: (rows[0] ?? []).map((_, i) => !words.includes(i)), ruled: false }).join('\n');
