import { type GeoPermissibleObjects, type GeoProjection, geoCentroid, geoEqualEarth } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import worldUrl from 'world-atlas/countries-110m.json?url';

export interface Land {
  /** ISO 3166-1 numeric with leading zeros (`496`); empty for disputed areas without one. */
  readonly m49: string;
  readonly shape: GeoPermissibleObjects;
  readonly centre: readonly [number, number];
}

let loading: Promise<readonly Land[]> | undefined;

/** Countries at 1:110 million (Natural Earth, public domain), loaded once. */
export function world(): Promise<readonly Land[]> {
  loading ??= fetch(worldUrl)
    .then((answer) => answer.json() as Promise<Topology<{ countries: GeometryCollection }>>)
    .then((topology) =>
      feature(topology, topology.objects.countries).features.map((land) => ({
        m49: String(land.id ?? '').padStart(3, '0'),
        shape: land,
        centre: geoCentroid(land),
      })),
    );
  return loading;
}

/** Equal Earth turned so that the corridor lies in the middle. */
export const corridorProjection = (width: number, height: number): GeoProjection =>
  geoEqualEarth()
    .rotate([-110, 0])
    .fitExtent(
      [
        [4, 4],
        [width - 4, height - 4],
      ],
      { type: 'Sphere' },
    );
