import type { PlanDocument } from '../../answers/index.js';
import { planMade } from '../state/plan-made.svelte.js';
import { speaking } from '../state/speak.svelte.js';
import { text } from '../state/text.svelte.js';
import type { Coded, TwinCell } from './twin.js';

/** A set of measures in the table behind a chart of a plan: sums in won that lead to what the set rests on, and the set by its names. */
export function planSet(
  plan: PlanDocument,
  chosen: readonly string[],
): { won(value: number): TwinCell; readonly set: string | Coded } {
  const say = speaking();
  const names = plan.measures.flatMap(({ id, name }) =>
    chosen.includes(id) ? [{ is: 'text', text: name } as const] : [],
  );
  const made = planMade(plan)(names);
  return {
    won: (value) => ({ value, said: say.value({ is: 'quantity', value, unit: 'KRW', figures: 2 }), made }),
    set:
      names.length === 0
        ? text('plan.buys-nothing')
        : { said: names.map((name) => say.value(name)).join('; '), code: chosen.join(' ') },
  };
}
