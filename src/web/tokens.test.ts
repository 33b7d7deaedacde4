import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const tokens = new Map(
  [
    ...readFileSync(new URL('./tokens.css', import.meta.url), 'utf8').matchAll(
      /--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g,
    ),
  ].map(([, name, light, dark]) => [name!, [light!, dark!] as const]),
);

/** Relative luminance of sRGB (WCAG 2.2, definition). */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
const contrast = (a: string, b: string) => {
  const [less, more] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (more + 0.05) / (less + 0.05);
};
/** What of these is under so much of a contrast on one of these papers. */
const tooWeak = (names: readonly string[], papers: readonly string[], least: number) =>
  [0, 1].flatMap((scheme) =>
    names.flatMap((name) =>
      papers.flatMap((paper) => {
        const found = contrast(tokens.get(name)![scheme]!, tokens.get(paper)![scheme]!);
        return found < least ? [`${name} on ${paper}, ${scheme === 0 ? 'light' : 'dark'}: ${found.toFixed(2)}`] : [];
      }),
    ),
  );

describe('colours', () => {
  it('of text stand out by 4.5 to 1 in light and dark (WCAG 1.4.3)', () => {
    expect(tooWeak(['ink', 'ink-soft', 'accent'], ['paper', 'raised', 'sunk'], 4.5)).toEqual([]);
    expect(tooWeak(['warn'], ['paper', 'raised', 'warn-paper'], 4.5)).toEqual([]);
  });
  it('of marks, edges of fields and the focus stand out by 3 to 1 in light and dark (WCAG 1.4.11)', () => {
    const marks = ['accent', 'more', 'less', 'q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'other'];
    expect(tooWeak([...marks, 'line-strong', 'focus'], ['paper', 'raised'], 3)).toEqual([]);
    expect(tooWeak(['focus'], ['sunk', 'warn-paper'], 3)).toEqual([]);
    expect(tooWeak(['accent', 'more', 'less'], ['sea', 'land'], 3)).toEqual([]);
  });
});
