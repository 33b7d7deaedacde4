import type { BaseMarket } from '../atlas/index.js';
import { uniform } from '../base/index.js';
import { type ParameterRow, ParameterTable, parameterId, quantileOfRow } from './parameters.js';

/** What one draw sets at one stage. */
export interface StageParameters {
  readonly sigma: number;
  readonly newLink: number;
  readonly demand: number;
  /** Of mines at the first stage, of processors after it. */
  readonly output: number;
  readonly capacity: number;
  readonly shutdown: number;
  readonly secondary: number;
  readonly choke: number;
  readonly ceiling: number;
  /** Most that a seller's tonnes to the importer may grow, as a share of his output. */
  readonly growth: number;
}

type Name = keyof StageParameters;

const inTable = (name: Name, first: boolean): string => {
  if (name === 'newLink') return 'new-link';
  if (name === 'output') return first ? 'supply' : 'processing';
  if (name === 'capacity') return first ? 'capacity' : 'processing-capacity';
  return name;
};

const names: readonly Name[] = [
  'sigma',
  'newLink',
  'demand',
  'output',
  'capacity',
  'shutdown',
  'secondary',
  'choke',
  'ceiling',
  'growth',
];

/** The rows of the table each stage of a chain is drawn from, in the order of the stages. */
export function rowsOfChain(
  table: ParameterTable,
  market: BaseMarket,
): readonly Readonly<Record<Name, ParameterRow>>[] {
  const codes = [market.mineral, market.parent];
  return market.stages.map(
    ({ name }, stage) =>
      Object.fromEntries(names.map((key) => [key, table.row(codes, name, inTable(key, stage === 0))])) as Record<
        Name,
        ParameterRow
      >,
  );
}

/** Assumptions that are swapped together when asking which one drives a result; `base-year` is the flows. */
export const driverGroups = [
  'sigma',
  'new-link',
  'demand',
  'supply',
  'capacity',
  'choke-ceiling',
  'base-year',
] as const;
export type DriverGroup = (typeof driverGroups)[number];

const groupOf: Readonly<Record<Name, DriverGroup>> = {
  sigma: 'sigma',
  newLink: 'new-link',
  demand: 'demand',
  output: 'supply',
  secondary: 'supply',
  shutdown: 'supply',
  capacity: 'capacity',
  choke: 'choke-ceiling',
  ceiling: 'choke-ceiling',
  growth: 'new-link',
};

/** The event key of a mineral's stream of random numbers; the second stream is what swapped groups are drawn from. */
export const streamOf = (mineral: string, group: DriverGroup, swapped: readonly DriverGroup[]): string =>
  swapped.includes(group) ? `${mineral}/second` : mineral;

/** Uniform number behind a row of a mineral in draw n. */
const uniformOf = (row: ParameterRow, stream: string, seed: number, draw: number): number =>
  uniform(seed, `parameters/${stream}`, draw, parameterId(row));

/** What past events might teach of a mineral's last stage: how buyers change sellers. */
const taught = ['sigma', 'newLink', 'growth'] as const satisfies readonly Name[];

/** Uniform numbers behind all draws of substitution, new links and growth at the last stage, by `parameter/mineral`. */
export function marketUniforms(
  parameters: readonly ParameterRow[],
  market: BaseMarket,
  seed: number,
  draws: number,
): ReadonlyMap<string, Float64Array> {
  const rows = rowsOfChain(new ParameterTable(parameters), market).at(-1)!;
  return new Map(
    taught.map((name) => [
      `${rows[name].parameter}/${market.mineral}`,
      Float64Array.from({ length: draws }, (_, n) => uniformOf(rows[name], market.mineral, seed, n)),
    ]),
  );
}

/**
 * The parameters of draw n: each row's quantile at a uniform number keyed by seed, mineral, draw and row, so that stages that
 * share a row share the draw, all events of a mineral share all of them, and draw n is the same computed alone.
 * Draw -1 is the mode of every row.
 * @param swapped groups drawn from the mineral's second stream (docs/methods/drivers.md)
 */
export function drawParameters(
  rows: readonly Readonly<Record<Name, ParameterRow>>[],
  mineral: string,
  seed: number,
  draw: number,
  swapped: readonly DriverGroup[] = [],
): readonly StageParameters[] {
  const value = (row: ParameterRow, group: DriverGroup): number =>
    draw < 0 ? row.mode : quantileOfRow(row, uniformOf(row, streamOf(mineral, group, swapped), seed, draw));
  return rows.map(
    (stage) =>
      Object.fromEntries(names.map((name) => [name, value(stage[name], groupOf[name])])) as unknown as StageParameters,
  );
}
