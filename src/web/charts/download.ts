import { csv } from './csv.js';
import { painted } from './painted.js';
import { type Picture, standalone } from './picture.js';

/** Hands a file to the person at the page. */
export function hand(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

const textOf = (root: Element) => new XMLSerializer().serializeToString(root);

export const saveSvg = async (picture: Picture, name: string): Promise<void> =>
  hand(`${name}.svg`, new Blob([textOf((await standalone(picture)).root)], { type: 'image/svg+xml' }));

/** Twice the size on screen. */
export const savePng = async (picture: Picture, name: string): Promise<void> =>
  hand(`${name}.png`, await painted(await standalone(picture), 2));

export const saveCsv = (lines: readonly (readonly (string | number)[])[], name: string): void =>
  hand(`${name}.csv`, new Blob([csv(lines)], { type: 'text/csv' }));
