import { isMissing } from '../../base/index.js';
import type { Block } from '../document.js';
import { amount, between, count, inner, list, text } from '../phrases.js';
import type { Results } from '../results.js';
import { say } from '../sentence.js';

const named = 5;

/** The plan in one sentence, marked as a draft proposal; nothing where the run holds no plan. */
export function planNote({ plan }: Results): readonly Block[] {
  if (isMissing(plan) || isMissing(plan.averted)) return [];
  const { expected } = plan.averted;
  const chosen = plan.measures.filter((one) => one.chosen).map(({ name }) => text(name));
  const more = chosen.length > named ? [inner(say('brief.more', { count: count(chosen.length - named) }))] : [];
  const sentence = say('vice.plan', {
    budget: amount(plan.budgetKrw, 'KRW', 2),
    cost: amount(plan.costKrw, 'KRW', 2),
    measures: chosen.length === 0 ? inner(say('vice.plan.none')) : list([...chosen.slice(0, named), ...more], '; '),
    averted: between(expected, 'KRW'),
  });
  return [{ is: 'note', tone: 'draft', sentence }];
}
