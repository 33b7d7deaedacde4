import { isMissing } from '../../base/index.js';
import type { Section } from '../document.js';
import { planBlocks } from '../plan/index.js';
import type { Results } from '../results.js';
import { say, type Value } from '../sentence.js';

/** The best use of the budget, or why there is none in this run. */
export function plan(results: Results): Section {
  const title = say('plan.title');
  if (!isMissing(results.plan)) return { id: 'plan', title, blocks: planBlocks(results.plan) };
  const reason: Value = { is: 'missing', code: results.plan.missing.code };
  return { id: 'plan', title, blocks: [{ is: 'paragraph', sentences: [say('plan.none', { reason })] }] };
}
