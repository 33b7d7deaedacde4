import type { BaseMarket } from '../../atlas/index.js';
import { uniform } from '../../base/index.js';
import { type ParameterRow, type ParameterTable, parameterId, quantileOfRow } from '../parameters.js';

/** What one draw says about how a market moves from month to month; names as in data/elasticities.csv. */
export interface Behaviour {
  readonly 'sigma-short': number;
  readonly 'habit-months': number;
  readonly 'adjustment-months': number;
  readonly 'supply-long': number;
  readonly 'demand-long': number;
  readonly 'cover-months': number;
  readonly 'front-load-months': number;
  readonly 'seller-stock-months': number;
  readonly 'build-share': number;
  readonly 'release-share': number;
  readonly 'release-on': number;
  readonly 'release-full': number;
  readonly 'licence-gap-flow': number;
  readonly 'licence-gap-length': number;
  readonly 'licence-recovery': number;
  readonly 'licence-recovery-others': number;
  readonly 'licence-ramp-months': number;
}

const names: readonly (keyof Behaviour)[] = [
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
  'licence-gap-flow',
  'licence-gap-length',
  'licence-recovery',
  'licence-recovery-others',
  'licence-ramp-months',
];

/** The rows behaviour is drawn from; licence-recovery serves twice. */
export const behaviourRows = (table: ParameterTable, market: BaseMarket): readonly ParameterRow[] =>
  names
    .filter((name) => !name.endsWith('-others'))
    .map((name) => table.row([market.mineral, market.parent], '*', name));

/** The behaviour of draw n, the same draw for every mineral (what one event teaches holds for others); `licence-recovery-others` is a second draw of licence-recovery. Draw -1: modes. */
export function drawBehaviour(table: ParameterTable, market: BaseMarket, seed: number, draw: number): Behaviour {
  const codes = [market.mineral, market.parent];
  return Object.fromEntries(
    names.map((name) => {
      const row = table.row(codes, '*', name.replace('-others', ''));
      const key = `${parameterId(row)}${name.endsWith('-others') ? '/others' : ''}`;
      const value = draw < 0 ? row.mode : quantileOfRow(row, uniform(seed, 'behaviour', draw, key));
      return [name, value];
    }),
  ) as unknown as Behaviour;
}
