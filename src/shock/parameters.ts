import { Bug, exp, log, type MineralCode } from '../base/index.js';

export type Distribution = 'triangular' | 'log-triangular' | 'uniform' | 'log-uniform' | 'fixed';

/** One line of data/elasticities.csv: the range a parameter is drawn from and where it was read. */
export interface ParameterRow {
  /** `*`: every mineral that has no line of its own. */
  readonly mineral: MineralCode | '*';
  readonly stage: string;
  readonly parameter: string;
  readonly low: number;
  readonly mode: number;
  readonly high: number;
  readonly distribution: Distribution;
  readonly unit: string;
  readonly source: string;
  readonly address: string;
  /** `published`, `unverified` (recalled, not read) or `estimated` (an own proposal). */
  readonly status: string;
  readonly note: string;
  /** What past events say (data/behaviour-fit.yaml): ranks of the range at its quantiles 0, 0.1 .. 1; absent: the range as it stands. */
  readonly ranks?: readonly number[];
}

/** `elasticities/tin/refined/sigma`: the fact a trace names. */
export const parameterId = (row: ParameterRow): string => `elasticities/${row.mineral}/${row.stage}/${row.parameter}`;

/** Inverse of the triangular distribution at u in (0, 1); `low` where low = high. */
export function triangularQuantile(low: number, mode: number, high: number, u: number): number {
  const width = high - low;
  if (width === 0) return low;
  const left = (mode - low) / width;
  return u < left ? low + Math.sqrt(u * width * (mode - low)) : high - Math.sqrt((1 - u) * width * (high - mode));
}

/**
 * Inverse distribution of a row at u in (0, 1). `triangular` has its mode at `mode`; `log-triangular` is triangular in the
 * logarithm (low > 0), `log-uniform` uniform in it; `fixed` is the mode whatever u. With `ranks` u is first sent through them.
 * @example quantileOfRow({ low: 1, mode: 2, high: 4, distribution: 'triangular', ... }, 0.5)
 */
export function quantileOfRow(row: ParameterRow, uniform: number): number {
  const { low, mode, high, ranks } = row;
  const u = ranks ? ranked(ranks, uniform) : uniform;
  switch (row.distribution) {
    case 'triangular':
      return triangularQuantile(low, mode, high, u);
    case 'log-triangular':
      return exp(triangularQuantile(log(low), log(mode), log(high), u));
    case 'uniform':
      return low + (high - low) * u;
    case 'log-uniform':
      return exp(log(low) + (log(high) - log(low)) * u);
    case 'fixed':
      return mode;
  }
}

/** Straight lines between the ranks. */
function ranked(ranks: readonly number[], u: number): number {
  const at = u * (ranks.length - 1);
  const k = Math.min(Math.floor(at), ranks.length - 2);
  return ranks[k]! + (at - k) * (ranks[k + 1]! - ranks[k]!);
}

/** The rows of data/elasticities.csv, the most particular first: mineral and stage, mineral, stage, default. */
export class ParameterTable {
  private readonly rows = new Map<string, ParameterRow>();

  constructor(rows: readonly ParameterRow[]) {
    for (const row of rows) this.rows.set(parameterId(row), row);
  }

  /**
   * @param codes the market's own code first (a form such as lithium-carbonate), then its mineral's
   * @throws Bug when not even a default (`*`, `*`) stands in the table
   */
  row(codes: readonly MineralCode[], stage: string, parameter: string): ParameterRow {
    for (const code of [...codes, '*'])
      for (const s of [stage, '*']) {
        const row = this.rows.get(`elasticities/${code}/${s}/${parameter}`);
        if (row) return row;
      }
    throw new Bug('no-parameter', `data/elasticities.csv has no line for ${parameter} of ${codes[0]} (${stage})`);
  }
}
