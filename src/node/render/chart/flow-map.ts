import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  type ExtendedFeature,
  type GeoPermissibleObjects,
  geoArea,
  geoCentroid,
  geoEqualEarth,
  geoGraticule10,
  geoPath,
} from 'd3-geo';
import { feature } from 'topojson-client';
import type { FlowMap, Speaker } from '../../../brief/index.js';
import { escaped, plain } from '../html/text.js';
import { r, words } from './frame.js';

type Land = ExtendedFeature;
type Topology = Parameters<typeof feature>[0];

/** ISO 3166-1 numeric code of a country, as text of three digits. */
export type NumericCode = (country: string) => string | undefined;

let lands: readonly Land[] | undefined;

/** Countries at 1:110 million (Natural Earth, public domain, by way of world-atlas). */
function world(): readonly Land[] {
  if (!lands) {
    const path = createRequire(import.meta.url).resolve('world-atlas/countries-110m.json');
    const topology = JSON.parse(readFileSync(path, 'utf8')) as Topology;
    const all = feature(topology, topology.objects['countries']!);
    lands = ('features' in all ? all.features : [all]) as Land[];
  }
  return lands;
}

/** Centre of a country's largest piece of land, so that France lies in Europe. */
function centre({ geometry }: Land): [number, number] {
  const pieces =
    geometry?.type === 'MultiPolygon'
      ? geometry.coordinates.map((coordinates) => ({ type: 'Polygon' as const, coordinates }))
      : [geometry as GeoPermissibleObjects];
  return geoCentroid([...pieces].sort((a, b) => geoArea(b) - geoArea(a))[0]!);
}

const projection = geoEqualEarth().rotate([-110, 0]);
const size = { width: 720, height: 318 };
// The height leaves out Antarctica.
projection.fitWidth(size.width, { type: 'Sphere' });
const path = geoPath(projection).digits(1);
const drawn = (shape: GeoPermissibleObjects) => path(shape) ?? '';

function landPaths(): string {
  const countries = world()
    .filter((land) => land.id !== '010')
    .map((land) => `<path d="${drawn(land)}"/>`)
    .join('');
  return `<path d="${drawn(geoGraticule10())}" class="graticule"/><g class="land">${countries}</g>`;
}

/** A map with its own land inside, for a file that stands alone. */
export const standaloneMap = (map: FlowMap, speaker: Speaker, numeric: NumericCode): string =>
  flowMap(map, speaker, size.width, numeric).replace('<use href="#land"/>', landPaths());

/** The land once for the whole page; every map uses it. */
export const landSymbol = (): string =>
  `<svg width="0" height="0" class="defs" aria-hidden="true"><defs><pattern id="unknown" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" class="land-fill"/><line x1="0" x2="0" y1="0" y2="5" class="hatch"/></pattern><g id="land">${landPaths()}</g></defs></svg>`;

/** Writes a place name unless it would lie on one that is already there. */
function labels(size: number) {
  const taken: { x0: number; x1: number; y: number }[] = [];
  return (x: number, y: number, text: string, anchor: 'start' | 'middle' | 'end'): string => {
    const length = [...text].reduce((sum, c) => sum + (c > '\u2fff' ? size : size * 0.56), 0);
    const x0 = anchor === 'start' ? x : anchor === 'end' ? x - length : x - length / 2;
    if (taken.some((one) => Math.abs(one.y - y) < size && x0 < one.x1 + 4 && one.x0 < x0 + length + 4)) return '';
    taken.push({ x0, x1: x0 + length, y });
    return words(x, y, text, { anchor, kind: size > 12 ? 'place big' : 'place' });
  };
}

const anchorAt = (x: number) => (x > 600 ? 'end' : x < 90 ? 'start' : 'middle');

/** Purchases of one importer as great circles: width is tonnes; a flow that the event closes is broken and of another colour. */
export function flowMap(map: FlowMap, speaker: Speaker, width: number, numeric: NumericCode): string {
  const narrow = width < 500;
  const label = labels(narrow ? 24 : 12);
  const most = Math.max(...map.flows.map((flow) => flow.before));
  const landOf = (country: string) => world().find((land) => land.id === numeric(country));
  const home = landOf(map.importer);
  const target = home && centre(home);
  const parts: string[] = [];
  const names: string[] = [];
  if (home && target) {
    const [x, y] = projection(target)!;
    parts.push(`<path d="${drawn(home)}" class="home"/>`);
    names.push(`<circle cx="${r(x)}" cy="${r(y)}" r="${narrow ? 7 : 4}" class="target"/>`);
    names.push(label(x + 8, y + (narrow ? 26 : 14), speaker.label({ is: 'country', code: map.importer }), 'start'));
  }
  const arcs = map.flows.slice(0, 24).flatMap((flow, i) => {
    const land = landOf(flow.from);
    if (!land || !target || flow.from === map.importer) return [];
    const source = centre(land);
    const [x, y] = projection(source)!;
    const stroke = Math.max((flow.before / most) * (narrow ? 18 : 10), narrow ? 2 : 1.2);
    const state = flow.closed ? ' closed' : '';
    parts.push(`<path d="${drawn(land)}" class="seller${state}"/>`);
    names.push(`<circle cx="${r(x)}" cy="${r(y)}" r="${narrow ? 4 : 2.2}" class="dot"/>`);
    const tonnes = speaker.value({ is: 'quantity', value: flow.before, unit: 't', figures: 2 });
    const text = `${speaker.label({ is: 'country', code: flow.from })} ${tonnes}`;
    if (i < (narrow ? 3 : 7)) names.push(label(x, y - 7, text, anchorAt(x)));
    const line = drawn({ type: 'LineString', coordinates: [source, target] });
    return [`<path d="${line}" class="flow${state}" stroke-width="${r(stroke)}"/>`];
  });
  const body = `<use href="#land"/>${parts.join('')}${arcs.reverse().join('')}${names.join('')}`;
  return `<svg class="${narrow ? 'narrow' : 'wide'}" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${escaped(plain(speaker.sentence(map.title)))}" xmlns="http://www.w3.org/2000/svg">${body}</svg>`;
}
