import { names } from './names.svelte.js';
import { text } from './text.svelte.js';
import type { Seller } from './what-if.svelte.js';

/** Who loses most sales to the importer and who gains most of them, in a sentence; undefined where nobody loses half a tonne. */
export function replacedText(
  sellers: readonly Seller[],
  importer: string,
  tonnes: (value: number) => string,
): string | undefined {
  const changes = sellers
    .filter(({ code }) => code !== importer)
    .map(({ code, before, after }) => ({ code, change: after.central - before }))
    .sort((a, b) => a.change - b.change);
  const [closed, first] = [changes[0], changes.at(-1)];
  if (!closed || !first || closed.change > -0.5) return undefined;
  const closedName = names.countryText(closed.code);
  if (first.change < 0.5) return text('whatif.unreplaced', { closed: closedName });
  return text('whatif.finding', {
    closed: closedName,
    first: names.countryText(first.code),
    more: tonnes(first.change),
  });
}
