import type { MeasureKind } from './measure.js';

/** Tonnes of the strategic stock that are let out while the measures are in force: metal from outside the market, at the last stage. */
export const release: MeasureKind<'release'> = {
  usage: 'release 800 t KOR',
  read: (words) => ({ kind: 'release', tonnes: words.quantity('t'), country: words.country() }),
  effects: ({ tonnes, country }, market) => [
    { kind: 'commit', stage: market.stages.at(-1)!.name, to: country, tonnes, additional: true },
  ],
};
