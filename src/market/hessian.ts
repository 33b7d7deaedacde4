import type { Programme, SupplyTerm } from './programme.js';
import type { State } from './state.js';

/**
 * Second derivative of the potential at a state, a symmetric matrix (lower triangle, row-major size x size):
 * sum_j p0 { sigma D_j [sum_i s_ij E_ij E_ij' - v_j v_j'] - F_j' v_j v_j' } + sum_k M0 R_k' grad m_k grad m_k' + supply slopes,
 * with E_ij the price of i and the gates on (i,j), and v_j = sum_i s_ij E_ij the gradient of V_j.
 */
export function fillHessian(programme: Programme, state: State, h: Float64Array): void {
  const n = programme.size;
  h.fill(0);
  const v = new Float64Array(n);
  const mark = new Int32Array(n).fill(-1);
  const touched = new Int32Array(n);
  let stamp = 0;
  programme.stages.forEach((stage, t) => {
    const { demand, slope, share, rent } = state.stages[t]!;
    const { start, seller, gateStart, gate, toll, price, sigma } = stage;
    for (let b = 0; b < demand.length; b++) {
      const term = programme.processorOf[t]![b]!;
      const alpha = price * sigma * demand[b]!;
      const bend = bendOf(programme, state, t, b);
      let beta = bend ? bend.beta : -price * slope[b]! - alpha;
      let count = 0;
      const add = (variable: number, weight: number) => {
        if (mark[variable] !== stamp) {
          mark[variable] = stamp;
          v[variable] = 0;
          touched[count++] = variable;
        }
        v[variable]! += weight;
      };
      for (let p = start[b]!; p < start[b + 1]!; p++) {
        if (rent && rent[p]! > 0) continue;
        const s = share[p]!;
        const i = seller[p]!;
        add(i, s);
        h[i * n + i]! += alpha * s;
      }
      const sellers = count;
      for (let p = gate.length > 0 ? start[b]! : start[b + 1]!; p < start[b + 1]!; p++) {
        if (rent && rent[p]! > 0) continue;
        const s = share[p]!;
        const i = seller[p]!;
        for (let g = gateStart[p]!; g < gateStart[p + 1]!; g++) {
          const G = gate[g]!;
          if (mark[G] !== stamp) {
            mark[G] = stamp;
            v[G] = 0;
            touched[count++] = G;
          }
          const k = toll[g]! * s;
          v[G]! += k;
          h[G * n + i]! += alpha * k;
          for (let g2 = gateStart[p]!; g2 <= g; g2++)
            h[Math.max(G, gate[g2]!) * n + Math.min(G, gate[g2]!)]! += alpha * k * toll[g2]!;
        }
      }
      // Sellers stand in ascending order, gates after all of them: only the gates are left to sort.
      if (count > sellers + 1) touched.subarray(sellers, count).sort();
      if (term >= 0) {
        const own = addProcessor(programme, state, term, v, touched, count, h, bend);
        if (!bend) beta += own;
      }
      rankOne(h, n, v, touched, count, beta);
      stamp++;
    }
  });
  programme.terms.forEach((term, c) => {
    if (term.oreBuyer < 0) addOutputs(term, term.money * state.slope[c]!, h, n);
  });
  for (let i = 0; i < n; i++) h[i * n + i]! -= programme.weight[i]! * state.leftSlope[i]!;
}

interface Output {
  readonly variable: number;
  readonly priceShare: number;
}

const outputsOf = (term: SupplyTerm): readonly Output[] =>
  [term as Output, ...(term.joint ?? [])].filter(({ variable }) => variable >= 0);

/** rise grad m grad m' over the prices of the outputs of a term. */
function addOutputs(term: SupplyTerm, rise: number, h: Float64Array, n: number): void {
  if (term.joint === undefined) {
    if (term.variable >= 0) h[term.variable * n + term.variable]! += rise * term.priceShare * term.priceShare;
    return;
  }
  const outputs = outputsOf(term);
  outputs.forEach((a, k) => {
    for (const b of outputs.slice(0, k + 1))
      h[Math.max(a.variable, b.variable) * n + Math.min(a.variable, b.variable)]! += rise * a.priceShare * b.priceShare;
  });
}

/** How a buyer with pairs at their bound bends: dV = scale sum_U s_i dP_i, the weight on s s', and the part of his own margin's answer as a processor that is left. */
interface Bend {
  readonly beta: number;
  readonly scale: number;
  readonly kept: number;
}

/**
 * With C tonnes at their bounds, sum_U q_i = D(V) - C over the other pairs U, q_i = a_i e^{-sigma (P_i - V)} D:
 * dV (sigma (D - C) - C D'/D) = sigma sum_U q_i dP_i + (C/D) D_x dx, x his own price as a processor.
 */
function bendOf(programme: Programme, state: State, t: number, b: number): Bend | undefined {
  const { held, demand, slope } = state.stages[t]!;
  const tonnes = demand[b]!;
  const atBound = held[b]!;
  if (atBound === 0) return undefined;
  const { sigma, price } = programme.stages[t]!;
  const c = programme.processorOf[t]![b]!;
  const term = programme.terms[c];
  const made = term ? state.slope[c]! / term.recovery : 0;
  const fall = slope[b]! - (term ? made * term.oreShare : 0);
  const free = Math.max(tonnes - atBound, 0);
  const stiff = Math.max(sigma * free - (atBound * fall) / tonnes, 1e-12 * sigma * tonnes);
  return {
    beta: (-price * (sigma + fall / tonnes) * sigma * tonnes * tonnes) / stiff,
    scale: (sigma * tonnes) / stiff,
    kept: (sigma * free - (atBound * slope[b]!) / tonnes) / stiff,
  };
}

/** Adds the part of M0 R' grad m grad m' that touches the processor's own price; returns the weight left on v v'. */
function addProcessor(
  programme: Programme,
  state: State,
  c: number,
  v: Float64Array,
  touched: Int32Array,
  count: number,
  h: Float64Array,
  bend: Bend | undefined,
): number {
  const n = programme.size;
  const term = programme.terms[c]!;
  const { money, oreShare } = term;
  const rise = money * state.slope[c]!;
  const scale = bend ? bend.scale : 1;
  addOutputs(term, rise * (bend ? bend.kept : 1), h, n);
  for (const { variable, priceShare } of outputsOf(term))
    for (let k = 0; k < count; k++) {
      const i = touched[k]!;
      h[Math.max(i, variable) * n + Math.min(i, variable)]! -= rise * priceShare * oreShare * scale * v[i]!;
    }
  return rise * oreShare * oreShare;
}

/** h += beta v v' over the variables touched, which are in ascending order; without the detour where they follow on each other. */
function rankOne(h: Float64Array, n: number, v: Float64Array, touched: Int32Array, count: number, beta: number): void {
  const first = touched[0]!;
  if (count > 0 && touched[count - 1]! - first === count - 1) {
    for (let i = first; i < first + count; i++) {
      const weight = beta * v[i]!;
      const row = i * n;
      for (let k = first; k <= i; k++) h[row + k]! += weight * v[k]!;
    }
    return;
  }
  for (let a = 0; a < count; a++) {
    const i = touched[a]!;
    const weight = beta * v[i]!;
    const row = i * n;
    for (let c = 0; c <= a; c++) {
      const k = touched[c]!;
      h[row + k]! += weight * v[k]!;
    }
  }
}
