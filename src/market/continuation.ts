import { nearby } from './nearby.js';
import type { Programme } from './programme.js';
import type { State } from './state.js';

/** Caps are tightened from so many times their size to their own, each answer the start of the next. */
const widest = 4096;

/**
 * Continuation in the gates, for markets in which a cap is a small part of what would pass it: with the caps wide open the programme is near its
 * start, and each halving moves prices a little.
 * @returns the state before `settle`, or undefined where a step finds no answer
 */
export function continuation(
  programme: Programme,
  start: Float64Array,
): { state: State; iterations: number } | undefined {
  let y = start;
  let iterations = 0;
  for (let factor = widest; factor >= 1; factor /= 2) {
    const constant = programme.constant.slice();
    const gates = programme.gates.map((gate) => ({ ...gate, capacity: gate.capacity * factor }));
    for (const { variable } of gates) constant[variable]! *= factor;
    const found = nearby({ ...programme, gates, constant }, y);
    iterations += found?.iterations ?? 0;
    if (factor === 1) return found && { state: found.state, iterations };
    if (found) y = found.state.y.slice();
  }
  return undefined;
}
