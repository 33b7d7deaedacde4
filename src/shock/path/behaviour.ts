import type { BaseMarket } from '../../atlas/index.js';
import { type CountryCode, uniform } from '../../base/index.js';
import { type ParameterRow, ParameterTable, parameterId, quantileOfRow } from '../parameters.js';

const common = [
  'sigma-short',
  'habit-months',
  'adjustment-months',
  'supply-long',
  'demand-long',
  'cover-months',
  'front-load-months',
  'seller-stock-months',
  'build-share',
  'release-share',
  'release-on',
  'release-full',
  'strategic-share',
  'strategic-on',
  'strategic-full',
  'leak-share',
  'leak-cost',
  'restart-share',
  'restart-months',
  'new-capacity-share',
  'new-capacity-months',
  'capacity-price',
] as const;
const ofLicences = ['licence-gap-flow', 'licence-gap-length', 'licence-recovery', 'licence-ramp-months'] as const;

/** How one destination fares under licences. */
export type LicenceTerms = Readonly<Record<(typeof ofLicences)[number], number>>;

/** What one draw says about how a market moves from month to month; names as in data/elasticities.csv. */
export type Behaviour = Readonly<Record<(typeof common)[number], number>> & {
  /** Terms of a destination, each drawn by itself: a licensed return chooses destinations. */
  readonly terms: (destination: CountryCode) => LicenceTerms;
};

/** The rows behaviour is drawn from. */
export const behaviourRows = (table: ParameterTable, market: BaseMarket): readonly ParameterRow[] =>
  [...common, ...ofLicences].map((name) => table.row([market.mineral, market.parent], '*', name));

/** Uniform number of draw n behind a behaviour, of one destination where it is about licences. */
const behaviourUniform = (row: ParameterRow, seed: number, draw: number, destination?: CountryCode): number =>
  uniform(seed, 'behaviour', draw, destination ? `${parameterId(row)}/${destination}` : parameterId(row));

/** What past events might teach of behaviour: the others have no trace in months of trade. */
const taught = [
  'sigma-short',
  'habit-months',
  'cover-months',
  'front-load-months',
  'seller-stock-months',
  'build-share',
  'release-share',
  'release-on',
  'release-full',
  'leak-share',
  'leak-cost',
] as const;

/** Uniform numbers behind all draws of behaviour, by name; those of licences, by `name/destination`, only where a destination is named. */
export function behaviourUniforms(
  parameters: readonly ParameterRow[],
  market: BaseMarket,
  seed: number,
  draws: number,
  destination?: CountryCode,
): ReadonlyMap<string, Float64Array> {
  const table = new ParameterTable(parameters);
  const numbers = (name: string, of?: CountryCode): [string, Float64Array] => {
    const row = table.row([market.mineral, market.parent], '*', name);
    const key = of === undefined ? name : `${name}/${of}`;
    return [key, Float64Array.from({ length: draws }, (_, n) => behaviourUniform(row, seed, n, of))];
  };
  return new Map([
    ...taught.map((name) => numbers(name)),
    ...(destination === undefined ? [] : ofLicences.map((name) => numbers(name, destination))),
  ]);
}

/** The behaviour of draw n, the same draw for every mineral: what one event teaches holds for others. Draw -1: modes. */
export function drawBehaviour(table: ParameterTable, market: BaseMarket, seed: number, draw: number): Behaviour {
  const value = (name: string, destination?: CountryCode): number => {
    const row = table.row([market.mineral, market.parent], '*', name);
    return draw < 0 ? row.mode : quantileOfRow(row, behaviourUniform(row, seed, draw, destination));
  };
  return {
    ...(Object.fromEntries(common.map((name) => [name, value(name)])) as Record<(typeof common)[number], number>),
    terms: (destination) =>
      Object.fromEntries(ofLicences.map((name) => [name, value(name, destination)])) as unknown as LicenceTerms,
  };
}
