import type { BaseMarket } from '../../atlas/index.js';
import type { CountryCode, Tonnes } from '../../base/index.js';
import type { Effect, MeasureKind } from './measure.js';

/** Tonnes from outside the market to a country at the last stage, spread over the months the measures last. */
export const fromStock = (
  { tonnes, country }: { readonly tonnes: Tonnes; readonly country: CountryCode },
  market: BaseMarket,
  months: number,
): readonly Effect[] => [
  { kind: 'commit', stage: market.stages.at(-1)!.name, to: country, tonnes: (tonnes * 12) / months, additional: true },
];

/** Tonnes of a strategic stock that are let out while the measures are in force. */
export const release: MeasureKind<'release'> = {
  usage: 'release 800 t KOR',
  read: (words) => ({ kind: 'release', tonnes: words.quantity('t'), country: words.country() }),
  effects: fromStock,
};
