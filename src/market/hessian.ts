import type { Programme, StageProgramme, SupplyTerm } from './programme.js';
import type { State } from './state.js';

/**
 * Second derivative of the potential at a state, a symmetric matrix (lower triangle, row-major size x size):
 * sum_j p0 { sigma D_j [sum_i s_ij E_ij E_ij' - v_j v_j'] - F_j' v_j v_j' } + sum_k M0 R_k' grad m_k grad m_k' + supply slopes,
 * with E_ij the price of i and the gates on (i,j), and v_j = sum_i s_ij E_ij the gradient of V_j.
 */
export function fillHessian(programme: Programme, state: State, h: Float64Array): void {
  const n = programme.size;
  h.fill(0);
  programme.stages.forEach((stage, t) => {
    const { demand, slope, share, rent } = state.stages[t]!;
    const { start, seller, gateStart, gate, toll, price, sigma } = stage;
    const columns = columnsOf(programme, stage);
    const { first, sellers, firstGate } = columns;
    const buyers = demand.length;
    const v = zeros(vectors, columns.count * buyers);
    const scaled = zeros(products, columns.count * buyers);
    for (let b = 0; b < buyers; b++) {
      const term = programme.processorOf[t]![b]!;
      const alpha = price * sigma * demand[b]!;
      const bend = bendOf(programme, state, t, b);
      let beta = bend ? bend.beta : -price * slope[b]! - alpha;
      for (let p = start[b]!; p < start[b + 1]!; p++) {
        if (rent && rent[p]! > 0) continue;
        const s = share[p]!;
        const i = seller[p]!;
        v[(i - first) * buyers + b]! += s;
        h[i * n + i]! += alpha * s;
        for (let g = gateStart[p]!; g < gateStart[p + 1]!; g++) {
          const G = gate[g]!;
          const k = toll[g]! * s;
          v[(sellers + G - firstGate) * buyers + b]! += k;
          h[G * n + i]! += alpha * k;
          for (let g2 = gateStart[p]!; g2 <= g; g2++)
            h[Math.max(G, gate[g2]!) * n + Math.min(G, gate[g2]!)]! += alpha * k * toll[g2]!;
        }
      }
      if (term >= 0) {
        const own = addProcessor(programme, state, term, v, b, columns, h, bend);
        if (!bend) beta += own;
      }
      for (let at = b; at < v.length; at += buyers) scaled[at] = beta * v[at]!;
    }
    addProducts(h, n, v, scaled, buyers, columns);
  });
  programme.terms.forEach((term, c) => {
    if (term.oreBuyer < 0) addOutputs(term, term.money * state.slope[c]!, h, n);
  });
  for (let i = 0; i < n; i++) h[i * n + i]! -= programme.weight[i]! * state.leftSlope[i]!;
}

/** Variables that touch the buyers of one stage: its sellers, which follow on each other, then all gates where it has any. */
interface Columns {
  readonly first: number;
  readonly sellers: number;
  readonly firstGate: number;
  readonly count: number;
}

function columnsOf({ size }: Programme, { variableOf, gate }: StageProgramme): Columns {
  let first = size;
  let sellers = 0;
  for (const v of variableOf) {
    if (v < 0) continue;
    first = Math.min(first, v);
    sellers++;
  }
  let firstGate = size;
  for (const v of gate) firstGate = Math.min(firstGate, v);
  return { first, sellers, firstGate, count: sellers + size - firstGate };
}

const vectors = { buffer: new Float64Array(0) };
const products = { buffer: new Float64Array(0) };

/** The first `length` numbers of a buffer that is used again and again, set to 0. */
function zeros(kept: { buffer: Float64Array }, length: number): Float64Array {
  if (kept.buffer.length < length) kept.buffer = new Float64Array(length);
  return kept.buffer.subarray(0, length).fill(0);
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
  b: number,
  columns: Columns,
  h: Float64Array,
  bend: Bend | undefined,
): number {
  const n = programme.size;
  const term = programme.terms[c]!;
  const { money, oreShare } = term;
  const rise = money * state.slope[c]!;
  const scale = bend ? bend.scale : 1;
  const buyers = v.length / columns.count;
  addOutputs(term, rise * (bend ? bend.kept : 1), h, n);
  for (const { variable, priceShare } of outputsOf(term)) {
    const weight = rise * priceShare * oreShare * scale;
    for (let column = 0, at = b; column < columns.count; column++, at += buyers) {
      const i = variableAt(columns, column);
      h[Math.max(i, variable) * n + Math.min(i, variable)]! -= weight * v[at]!;
    }
  }
  return rise * oreShare * oreShare;
}

const variableAt = ({ first, sellers, firstGate }: Columns, column: number): number =>
  column < sellers ? first + column : firstGate + column - sellers;

/** h += sum_b beta_b v_b v_b' over the columns, two by two: four sums run side by side. */
function addProducts(
  h: Float64Array,
  n: number,
  v: Float64Array,
  scaled: Float64Array,
  buyers: number,
  columns: Columns,
): void {
  const { count } = columns;
  for (let i = 0; i < count; i += 2) {
    const two = i + 1 < count;
    const a = i * buyers;
    const a1 = two ? a + buyers : a;
    const row = variableAt(columns, i) * n;
    const row1 = two ? variableAt(columns, i + 1) * n : row;
    for (let k = 0; k <= i; k += 2) {
      const c = k * buyers;
      const c1 = k + 1 < count ? c + buyers : c;
      let [s00, s01, s10, s11] = [0, 0, 0, 0];
      for (let b = 0; b < buyers; b++) {
        const x0 = scaled[a + b]!;
        const x1 = scaled[a1 + b]!;
        const y0 = v[c + b]!;
        const y1 = v[c1 + b]!;
        s00 += x0 * y0;
        s01 += x0 * y1;
        s10 += x1 * y0;
        s11 += x1 * y1;
      }
      const left = variableAt(columns, k);
      h[row + left]! += s00;
      if (k < i) h[row + variableAt(columns, k + 1)]! += s01;
      if (!two) continue;
      h[row1 + left]! += s10;
      h[row1 + variableAt(columns, k + 1)]! += s11;
    }
  }
}
