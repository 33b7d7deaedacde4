import { type Maybe, missing } from '../base/index.js';

/** A plant that takes one form and makes another, as a source says. */
export interface Plant {
  readonly id: string;
  readonly company: string;
  readonly site: string;
  readonly country: string;
  readonly mineral: string;
  readonly takes: string;
  readonly makes: string;
  readonly capacity: Maybe<number>;
  readonly unit: string;
  readonly limits: Maybe<string>;
  readonly port: string;
  readonly source: string;
  readonly date: string;
  readonly status: string;
  readonly note: string;
}

/** One leg of a route with the range of its cost for a gross tonne. */
export interface Leg {
  readonly route: string;
  readonly leg: number;
  readonly from: string;
  readonly to: string;
  readonly mode: string;
  readonly km: Maybe<number>;
  readonly usdPerTonne: readonly [number, number, number];
  readonly days: Maybe<number>;
  readonly status: string;
  readonly source: string;
}

export interface RouteCost {
  readonly route: string;
  readonly destination: string;
  /** USD for a gross tonne: low, mode, high. */
  readonly usdPerGrossTonne: readonly [number, number, number];
  /** The same for a contained tonne. */
  readonly usdPerContainedTonne: Maybe<readonly [number, number, number]>;
  readonly days: Maybe<number>;
  readonly status: string;
}

const truckUsdPerTonneKm: readonly [number, number, number] = [0.05, 0.1, 0.14];

/**
 * Cost of each route from a mine to the importer's port, legs added up; the haul to the railhead by road at 0.05 to 0.14 USD a tonne-km (coal to the border: 12 to 32 USD over 245 km).
 *
 * @param content contained tonnes in a gross tonne; undefined: no cost for a contained tonne
 */
export function routeCosts(
  legs: readonly Leg[],
  roadKm: number | undefined,
  content: number | undefined,
): readonly RouteCost[] {
  const routes = [...new Set(legs.map((leg) => leg.route))];
  return routes.map((route) => {
    const own = legs.filter((leg) => leg.route === route).sort((a, b) => a.leg - b.leg);
    const sum = (i: 0 | 1 | 2) =>
      own.reduce((s, leg) => s + leg.usdPerTonne[i], 0) + (roadKm ?? 0) * truckUsdPerTonneKm[i];
    const gross = [sum(0), sum(1), sum(2)] as const;
    const days = own.reduce<Maybe<number>>(
      (total, leg) =>
        typeof total === 'number' && typeof leg.days === 'number'
          ? total + leg.days
          : missing('days-not-published', `${leg.from} to ${leg.to}`),
      0,
    );
    return {
      route,
      destination: own[own.length - 1]!.to,
      usdPerGrossTonne: gross,
      usdPerContainedTonne:
        content === undefined
          ? missing('no-content', 'the project does not say the content of what it sells')
          : [gross[0] / content, gross[1] / content, gross[2] / content],
      days,
      status: own.some((leg) => leg.status !== 'in force') || roadKm === undefined ? 'estimated' : 'in force',
    };
  });
}

/** Plants of a country that take a mineral in a form; every form where none is asked for. */
export const plantsFor = (
  plants: readonly Plant[],
  mineral: string,
  country?: string,
  form?: string,
): readonly Plant[] =>
  plants.filter(
    (p) =>
      p.mineral === mineral &&
      (country === undefined || p.country === country) &&
      (form === undefined || p.takes === form),
  );
