import type { Section } from '../document.js';
import { list, mineral } from '../phrases.js';
import type { Results, Unknown } from '../results.js';
import { type Sentence, say } from '../sentence.js';

function line(unknown: Unknown): Sentence {
  const values = unknown.minerals ? { minerals: list(unknown.minerals.map(mineral)) } : {};
  return say(`unknown.${unknown.code}`, values);
}

/** What we do not know: five lines. */
export const unknowns = (results: Results): Section => ({
  id: 'unknown',
  title: say('unknown.title'),
  blocks: [{ is: 'bullets', items: results.unknowns.map(line) }],
});
