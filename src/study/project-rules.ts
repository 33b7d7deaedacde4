import type { z } from 'zod';

type Context = z.core.$RefinementCtx;
/** What stands in a file, of whatever type: these rules are checked beside every other problem of the file. */
type Raw = Readonly<Record<string, unknown>>;

const say = (context: Context, code: string, message: string, path: PropertyKey[]) =>
  context.addIssue({ code: 'custom', message, path, params: { code } });

const blocks = (value: unknown): readonly Raw[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'object' && item !== null) : [];

/** Sum of the numbers under a key; undefined where one of them is no number. */
function total(list: readonly Raw[], key: string): number | undefined {
  const numbers = list.map((item) => item[key]);
  return numbers.every((x) => typeof x === 'number') ? numbers.reduce((sum, x) => sum + x, 0) : undefined;
}

/** Shares of owners add to 1; less only where the rest is left to the state-share levy of the regime. */
export function ownersAdd(project: Raw, context: Context): void {
  if (!Array.isArray(project['owners'])) return;
  const owners = blocks(project['owners']);
  const sum = total(owners, 'share');
  const states = owners.filter((owner) => owner['party'] === 'host-state').length;
  if (states > 1) say(context, 'two-states', 'the host state may stand once among the owners', ['owners']);
  if (sum !== undefined && (sum > 1 + 1e-9 || (states > 0 && sum < 1 - 1e-9)))
    say(context, 'shares-do-not-add', `the shares of the owners add to ${sum}; they must add to 1`, ['owners']);
  if (owners.length === states)
    say(context, 'no-firm', 'at least one owner must be no host state: someone pays the calls', ['owners']);
}

/** A price for each producing year, debt of at most the whole spend, closure not before the first year. */
export function plansFit(project: Raw, context: Context): void {
  const { firstYear, products, debt, closure } = project;
  blocks(products).forEach(({ price, tonnes }, i) => {
    if (!Array.isArray(price) || !Array.isArray(tonnes)) return;
    const bare = tonnes.findIndex((t, year) => t > 0 && year >= price.length);
    if (bare < 0) return;
    const when = typeof firstYear === 'number' ? firstYear + bare : `entry ${bare + 1} of tonnes`;
    say(context, 'no-price', `no price for ${when}: the list has ${price.length} entries`, ['products', i, 'price']);
  });
  const lent = total(blocks(debt), 'share');
  if (lent !== undefined && lent > 1 + 1e-9)
    say(context, 'too-much-debt', `loans of ${lent} of capital spend; at most 1 can be lent`, ['debt']);
  const closed = (closure as Raw | undefined)?.['year'];
  if (typeof closed === 'number' && typeof firstYear === 'number' && closed < firstYear)
    say(context, 'closure-too-early', `closure in ${closed} lies before the first year ${firstYear}`, [
      'closure',
      'year',
    ]);
}
