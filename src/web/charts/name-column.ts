import type { PlotModule } from './plot.svelte.js';

/** Width in px of a letter of 13 px; those of Korean are wide. */
export const letterWidth = (letter: string): number =>
  letter > '\u2e7f' || /[\u1100-\u11ff]/.test(letter) ? 12.5 : 7.4;

const widthOf = (text: string) => [...text].reduce((sum, letter) => sum + letterWidth(letter), 0);

/** A name cut to so many px. */
export function cut(name: string, room: number): string {
  if (widthOf(name) <= room) return name;
  let used = letterWidth('…');
  let kept = '';
  for (const letter of name) {
    used += letterWidth(letter);
    if (used > room) break;
    kept += letter;
  }
  return `${kept.trimEnd()}…`;
}

/** Names of bars as an axis in a column of `room` px: a name that is too long is cut and stands whole in its title. */
export const nameColumn = (plot: PlotModule, room: number) =>
  plot.axisY({
    label: null,
    tickSize: 0,
    tickFormat: (name: string) => cut(name, room - 12),
    title: (name: string) => name,
  });

/** Room to the right of bars for the longest of their labels; a bar keeps 60 px. */
export const labelRoom = (labels: readonly string[], width: number, left: number): number =>
  Math.max(0, Math.min(16 + Math.max(0, ...labels.map(widthOf)), width - left - 60));

/** Room for the longest name of bars, at most two fifths of the width. */
export const nameRoom = (names: readonly string[], width: number): number =>
  Math.min(14 + Math.max(0, ...names.map(widthOf)), width * 0.4);
