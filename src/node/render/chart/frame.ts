import { escaped } from '../html/text.js';

/** Every chart is drawn twice, for a wide and for a narrow page; the style shows the one that fits. */
export const widths = [720, 340] as const;

/** An SVG that scales with its column and says in words what it shows. */
export const svg = (width: number, height: number, label: string, body: string): string =>
  `<svg class="${width > 500 ? 'wide' : 'narrow'}" viewBox="0 0 ${width} ${Math.round(height)}" role="img" aria-label="${escaped(label)}" xmlns="http://www.w3.org/2000/svg">${body}</svg>`;

/** Coordinates to a tenth, so that the same picture has the same bytes. */
export const r = (value: number): number => Math.round(value * 10) / 10;

/** Room a text takes, in Latin letters: a Hangul syllable takes nearly two. */
export const letters = (text: string): number => [...text].reduce((sum, c) => sum + (c > '\u2fff' ? 1.7 : 1), 0);

interface TextOptions {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly kind?: string;
}

export const words = (x: number, y: number, text: string, { anchor = 'start', kind = '' }: TextOptions = {}): string =>
  `<text x="${r(x)}" y="${r(y)}"${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}${kind ? ` class="${kind}"` : ''}>${escaped(text)}</text>`;

/** Three to five round steps from zero to at least `most`: 1, 2, 2.5 or 5 times a power of ten. */
export function ticks(most: number): readonly number[] {
  if (!(most > 0)) return [0];
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((m) => m * power).find((size) => size >= rough * 0.999)!;
  const count = Math.ceil(most / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, i) => i * step);
}
