import { isMissing } from '../../base/index.js';
import type { Section } from '../document.js';
import { amount, between, code, mineral, text } from '../phrases.js';
import type { Results } from '../results.js';
import { say, type Value } from '../sentence.js';

/** The best use of the budget, or why there is none in this run. */
export function plan(results: Results): Section {
  const title = say('plan.title');
  if (isMissing(results.measures)) {
    const reason: Value = { is: 'missing', code: results.measures.missing.code };
    return { id: 'plan', title, blocks: [{ is: 'paragraph', sentences: [say('plan.none', { reason })] }] };
  }
  return {
    id: 'plan',
    title,
    blocks: [
      { is: 'lead', sentence: say('plan.lead', { budget: amount(results.budgetKrw, 'KRW') }) },
      {
        is: 'table',
        id: 'plan-table',
        title: say('plan.table.title'),
        columns: [
          { head: say('column.measure') },
          { head: say('column.mineral') },
          { head: say('column.kind') },
          { head: say('column.cost'), numeric: true },
          { head: say('column.averted'), numeric: true },
        ],
        rows: results.measures.map((one) => [
          { value: one.name ? text(one.name) : code(one.id) },
          { value: mineral(one.mineral) },
          { value: code(one.kind) },
          { value: amount(one.costKrw, 'KRW') },
          { value: between(one.avertedLossKrw, 'KRW') },
        ]),
      },
    ],
  };
}
