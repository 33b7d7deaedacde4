import { text } from '../state/text.svelte.js';

/** What a colour or a stroke of a chart stands for. */
export interface LegendItem {
  readonly label: string;
  /** A colour as CSS writes it, or the id of a pattern of the drawing as `url(#id)`. */
  readonly colour: string;
  readonly as?: 'area' | 'line' | 'broken';
}

/** Its sample in a box of 14 x 12 px, as attributes of a path. */
export const sample = ({ colour, as = 'area' }: LegendItem) =>
  as === 'area'
    ? { d: 'M0 0H14V12H0Z', fill: colour, stroke: 'rgb(128 128 128)', 'stroke-width': '0.5' }
    : {
        d: 'M0 6H14',
        fill: 'none',
        stroke: colour,
        'stroke-width': '4',
        ...(as === 'broken' ? { 'stroke-dasharray': '4 3' } : {}),
      };

const strokes = {
  sales: { colour: 'var(--accent)', as: 'line' },
  same: { colour: 'var(--accent)', as: 'line' },
  less: { colour: 'var(--more)', as: 'line' },
  more: { colour: 'var(--less)', as: 'line' },
  closed: { colour: 'var(--more)', as: 'broken' },
} as const;

/** Of a map with such flows; countries without any are hatched. */
export const mapLegend = (...flows: readonly (keyof typeof strokes)[]): readonly LegendItem[] => [
  ...flows.map((flow) => ({ label: text(`map.${flow}`), ...strokes[flow] })),
  { label: text('map.none'), colour: 'url(#no-data)' },
];
