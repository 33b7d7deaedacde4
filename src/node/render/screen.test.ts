import { describe, expect, it } from 'vitest';
import { columns, grid, hanging, wrapped } from './screen.js';

const options = { right: [false, true, true], ruled: true };

describe('the screen', () => {
  it('counts Hangul twice and breaks between words, in a word only where it alone is wider', () => {
    expect(columns('몽골 MNG')).toBe(8);
    expect(wrapped('KOR/exploration-loan is lent', 14)).toEqual(['KOR/', 'exploration-', 'loan is lent']);
    expect(wrapped('몰리브덴 정광', 6)).toEqual(['몰리브', '덴', '정광']);
  });
  it('leaves an address whole and hangs what follows', () => {
    const address = `https://example.org/${'a'.repeat(80)}`;
    expect(hanging('  ', `${address} (2026)`)).toEqual([`  ${address}`, '  (2026)']);
    expect(hanging('- ', '')).toEqual(['-']);
  });
  it('never breaks a number: a table too wide goes on below with its first column again', () => {
    const heads = ['Year', ...Array.from({ length: 8 }, (_, i) => `Levy-of-kind ${i}`)];
    const rows = [heads, ['2027', ...Array.from({ length: 8 }, (_, i) => `$${i}90,000,000`)]];
    const lines = grid(rows, { right: heads.map((_, i) => i > 0), ruled: true });
    expect(Math.max(...lines.map(columns))).toBeLessThanOrEqual(80);
    for (const [, ...amounts] of rows.slice(1))
      for (const amount of amounts) expect(lines.join('\n')).toContain(amount);
    expect(lines.filter((line) => line.startsWith('2027'))).toHaveLength(2);
  });
  it('sets numbers to the right under a rule', () => {
    const rows = [
      ['Party', 'Worth', 'Rate'],
      ['Firm', '−$20.0 million', '10.0%'],
      ['Treasury', '$7', '8.00%'],
    ];
    expect(grid(rows, options)).toEqual([
      'Party              Worth   Rate',
      '────────  ──────────────  ─────',
      'Firm      −$20.0 million  10.0%',
      'Treasury              $7  8.00%',
    ]);
  });
});
