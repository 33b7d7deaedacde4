import { isMissing } from '../../base/index.js';
import type { Block } from '../document.js';
import { amount, country, list, mineral, share } from '../phrases.js';
import type { BeforeRun } from '../results.js';
import { say } from '../sentence.js';
import { routeName } from '../shock/besides.js';

/** Dependence on a transit country, as a risk of every offtake beside the odds that it is signed; nothing where the partner has none. */
export function transit({ agreements, partner, importer }: BeforeRun): readonly Block[] {
  if (isMissing(agreements) || isMissing(agreements.transit)) return [];
  const { route, odds, months, share: part, ways, minerals } = agreements.transit;
  const names = { partner: country(partner), importer: country(importer), route: routeName(route) };
  return [
    {
      is: 'paragraph',
      sentences: [
        say('agreements.transit', {
          ...names,
          share: share(part),
          odds: { is: 'shares', low: odds.low, high: odds.high },
          mean: share(odds.mid),
          months: { is: 'quantity', value: months, unit: 'months', figures: 'full' },
        }),
        ...(ways.length === 0 ? [say('agreements.transit.none')] : []),
        ...ways.map(({ by, tonnes, usdPerTonne }) =>
          say('agreements.transit.way', {
            way: routeName(by),
            least: amount(tonnes[0], 'gross-t', 2),
            most: amount(tonnes[2], 'gross-t', 2),
            cheap: amount(usdPerTonne[0], 'USD/t', 2),
            dear: amount(usdPerTonne[2], 'USD/t', 2),
          }),
        ),
        ...(minerals.length === 0
          ? []
          : [say('agreements.transit.counted', { minerals: list(minerals.map(mineral)) })]),
      ],
    },
  ];
}
