import type highsModule from 'highs';
import type { Highs } from 'highs';
import type { Milp, MilpLimits, MilpSolution, MilpSolver, MilpStatus } from '../../portfolio/index.js';

// The package's types speak of its CommonJS file, whose default is one level deeper than that of the ES module that Node loads.
type Load = typeof highsModule.default;

/** Model status codes of HiGHS 1.15 that have a word of ours; 13 to 17 are limits. */
const statusOf = (code: number): MilpStatus => {
  if (code === 7) return 'optimal';
  if (code === 8) return 'infeasible';
  if (code === 9 || code === 10) return 'unbounded';
  return code >= 11 && code !== 15 ? 'limit' : 'failed';
};

function modelData(model: Milp) {
  const { columns, rows } = model;
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, r) => {
    starts[r + 1] = starts[r]! + row.index.length;
  });
  return {
    numCols: columns.length,
    numRows: rows.length,
    colCost: columns.map((c) => c.cost),
    colLower: columns.map((c) => c.low),
    colUpper: columns.map((c) => c.high),
    rowLower: rows.map((r) => r.low),
    rowUpper: rows.map((r) => r.high),
    matrix: {
      format: 'csr' as const,
      numRows: rows.length,
      numCols: columns.length,
      starts,
      indices: Int32Array.from(rows.flatMap((r) => r.index)),
      values: Float64Array.from(rows.flatMap((r) => r.coefficient)),
    },
    integrality: Int32Array.from(columns, (c) => (c.kind === 'binary' ? 1 : 0)),
  };
}

function solveWith(highs: Highs, model: Milp, limits: MilpLimits): MilpSolution {
  const handle = highs.createModel(modelData(model));
  try {
    handle.options.set('output_flag', false);
    handle.options.set('time_limit', limits.seconds);
    handle.options.set('mip_rel_gap', limits.gap);
    handle.options.set('mip_abs_gap', 0);
    handle.options.set('random_seed', 0);
    // The programmes are small and come by the hundred: looking for first answers takes longer than the search itself.
    handle.options.set('mip_heuristic_effort', 0);
    handle.options.set('mip_heuristic_run_feasibility_jump', false);
    handle.options.set('mip_detect_symmetry', false);
    const status = statusOf(handle.run().modelStatus);
    const mixed = model.columns.some((c) => c.kind === 'binary');
    const values = handle.getSolution().colValue;
    const objective = Number(handle.info.get('objective_function_value'));
    const bound = mixed ? Number(handle.info.get('mip_dual_bound')) : objective;
    const usable = status === 'optimal' || (status === 'limit' && Number.isFinite(objective));
    const gap = Math.abs(objective - bound) / Math.max(Math.abs(objective), 1e-10);
    return { status: usable ? status : status === 'limit' ? 'failed' : status, objective, bound, gap, values };
  } finally {
    handle.dispose();
  }
}

/** HiGHS (Huangfu & Hall 2018) in WebAssembly, one thread: the same model gives the same answer. */
export async function highsSolver(): Promise<MilpSolver> {
  const { default: load } = (await import('highs')) as unknown as { default: Load };
  const highs = await load();
  return { name: 'HiGHS', solve: async (model, limits) => solveWith(highs, model, limits) };
}
