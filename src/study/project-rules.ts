import type { z } from 'zod';

interface Owned {
  readonly owners?: readonly { readonly party: string; readonly share: number }[] | undefined;
}
interface Planned {
  readonly firstYear: number;
  readonly products: readonly { readonly price: unknown; readonly tonnes: readonly number[] }[];
  readonly debt: readonly { readonly share: number }[];
  readonly closure?: { readonly year: 'last' | number } | undefined;
}
type Context = z.core.$RefinementCtx;

const say = (context: Context, code: string, message: string, path: PropertyKey[]) =>
  context.addIssue({ code: 'custom', message, path, params: { code } });

/** Shares of owners add to 1; less only where the rest is left to the state-share levy of the regime. */
export function ownersAdd({ owners }: Owned, context: Context): void {
  if (!owners) return;
  const total = owners.reduce((sum, owner) => sum + owner.share, 0);
  const state = owners.some((owner) => owner.party === 'host-state');
  if (owners.filter((owner) => owner.party === 'host-state').length > 1)
    say(context, 'two-states', 'the host state may stand once among the owners', ['owners']);
  if (total > 1 + 1e-9 || (state && total < 1 - 1e-9))
    say(context, 'shares-do-not-add', `the shares of the owners add to ${total}; they must add to 1`, ['owners']);
  if (owners.every((owner) => owner.party === 'host-state'))
    say(context, 'no-firm', 'at least one owner must be no host state: someone pays the calls', ['owners']);
}

/** A price for each producing year, debt of at most the whole spend, closure not before the first year. */
export function plansFit(project: Planned, context: Context): void {
  project.products.forEach(({ price, tonnes }, i) => {
    if (!Array.isArray(price)) return;
    const bare = tonnes.findIndex((t, year) => t > 0 && year >= price.length);
    if (bare >= 0)
      say(context, 'no-price', `no price for ${project.firstYear + bare}: the list has ${price.length} entries`, [
        'products',
        i,
        'price',
      ]);
  });
  const lent = project.debt.reduce((sum, loan) => sum + loan.share, 0);
  if (lent > 1 + 1e-9)
    say(context, 'too-much-debt', `loans of ${lent} of capital spend; at most 1 can be lent`, ['debt']);
  const closed = project.closure?.year;
  if (typeof closed === 'number' && closed < project.firstYear)
    say(context, 'closure-too-early', `closure in ${closed} lies before the first year ${project.firstYear}`, [
      'closure',
      'year',
    ]);
}
