/** A mixed-integer linear programme as data: minimise cost . x with rows low <= a . x <= high. */
export interface Milp {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export interface Column {
  readonly name: string;
  readonly cost: number;
  readonly low: number;
  readonly high: number;
  readonly kind: 'binary' | 'continuous';
}

export interface Row {
  readonly name: string;
  /** Column indices, ascending, and their coefficients. */
  readonly index: readonly number[];
  readonly coefficient: readonly number[];
  readonly low: number;
  readonly high: number;
}

/** How a solver ended: `optimal` within the gap asked; `limit`: stopped early with a feasible answer; a gap is |objective - bound| / |objective|. */
export type MilpStatus = 'optimal' | 'limit' | 'infeasible' | 'unbounded' | 'failed';

export interface MilpSolution {
  readonly status: MilpStatus;
  readonly objective: number;
  readonly bound: number;
  readonly gap: number;
  readonly values: Float64Array;
}

export interface MilpLimits {
  readonly seconds: number;
  readonly gap: number;
}

export interface MilpSolver {
  readonly name: string;
  solve(model: Milp, limits: MilpLimits): Promise<MilpSolution>;
}
