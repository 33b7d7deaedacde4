const quoted = (cell: string) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** CSV text with `\n` line ends; columns that are empty on every row are left out, unless all are asked for. @example csvText(['a', 'b'], [['1', '']]) === 'a\n1\n' */
export function csvText(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  columns: 'used' | 'all' = 'used',
): string {
  const used = header.map((_, i) => columns === 'all' || rows.some((row) => row[i] !== ''));
  const line = (cells: readonly string[]) =>
    cells
      .filter((_, i) => used[i])
      .map(quoted)
      .join(',');
  return [line(header), ...rows.map(line)].map((text) => `${text}\n`).join('');
}
