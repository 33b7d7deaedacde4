import { type LocalText, type Maybe, missing } from '../base/index.js';

/** A plant that takes one form and makes another, as a source says. */
export interface Plant {
  readonly id: string;
  readonly company: string;
  readonly site: string;
  /** Company and site; in English as the source writes them. */
  readonly name: LocalText;
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
  /** Is the haul from mine to railhead in it? False where the project does not say the distance. */
  readonly haulCounted: boolean;
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
          : missing('days-not-published', `no source read states the days from ${leg.from} to ${leg.to}`),
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
      haulCounted: roadKm !== undefined,
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

/** What the joint chain (ore there, plant here) gains for a contained tonne over selling concentrate at the neighbour's border: low, mode, high. */
export interface JointGain {
  readonly stage: string;
  readonly route: string;
  /** Margin of the plant at home for a tonne of concentrate. */
  readonly plantMargin: number;
  /** Freight by the route above the haul to the border. */
  readonly extraFreight: readonly [number, number, number];
  readonly gain: readonly [number, number, number];
}

/**
 * Plant margin - (route - haul to the border); both sales at the same price. The cheapest route counts.
 *
 * @param borderKm road from mine to border; undefined: no answer
 */
export function jointGain(
  stage: string,
  plantMargin: number,
  routes: readonly RouteCost[],
  borderKm: number | undefined,
  content: number | undefined,
): Maybe<JointGain> {
  if (borderKm === undefined) return missing('no-border-distance', 'the project does not say site.roadKmToBorder');
  if (content === undefined) return missing('no-content', 'the project does not say the content of what it sells');
  const cheapest = [...routes].sort((a, b) => a.usdPerGrossTonne[1] - b.usdPerGrossTonne[1])[0];
  if (!cheapest) return missing('no-route', 'no route ships');
  const extra = ([0, 1, 2] as const).map(
    (i) => (cheapest.usdPerGrossTonne[i] - borderKm * truckUsdPerTonneKm[i]) / content,
  );
  const [low, mode, high] = extra as [number, number, number];
  return {
    stage,
    route: cheapest.route,
    plantMargin,
    extraFreight: [low, mode, high],
    gain: [plantMargin - high, plantMargin - mode, plantMargin - low],
  };
}
