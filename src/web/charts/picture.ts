import { group, inLight } from './drawing.js';
import { create } from './element.js';
import { type FontPart, fontParts } from './fonts.js';
import type { LegendItem } from './legend.js';
import { Sheet } from './sheet.js';

/** What a chart says around its drawing, and the drawing. */
export interface Picture {
  readonly title: string;
  readonly subtitle: string;
  readonly source: string;
  readonly legend: readonly LegendItem[];
  readonly svg: SVGSVGElement;
}

/** A chart as a file that stands alone: finding, unit and interval, legend, drawing, source; the page's light colours and its font inside. */
export interface ChartFile {
  readonly root: SVGElement;
  readonly width: number;
  readonly height: number;
  readonly fonts: readonly FontPart[];
}

export async function standalone({ title, subtitle, source, legend, svg }: Picture): Promise<ChartFile> {
  const { width, height } = svg.getBoundingClientRect();
  const scale = width / (svg.viewBox.baseVal.width || width);
  const drawn = svg.getBBox();
  /** What stands out of the drawing at its sides, as long labels do. */
  const [left, right] = [Math.max(0, -drawn.x * scale), Math.max(0, (drawn.x + drawn.width) * scale - width)];
  const { root, ...size } = inLight(svg, (colour) => {
    const made = new Sheet(left + width + right, getComputedStyle(document.body).fontFamily, colour);
    made.words(title, 'title', 18, 700, '--ink');
    made.words(subtitle, 'subtitle', 13, 400, '--ink-soft');
    made.legend(legend.map((item) => ({ ...item, colour: colour(item.colour) })));
    made.drawing(group(svg), { left, height, scale });
    made.words(source, 'source', 12, 400, '--ink-soft');
    return { root: made.root, ...made.close() };
  });
  const fonts = await fontParts(root.textContent);
  root.prepend(create('title', {}, title), create('style', {}, fonts.map(({ rule }) => rule).join('')));
  return { root, ...size, fonts };
}
