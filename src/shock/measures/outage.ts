import type { BaseMarket } from '../../atlas/index.js';
import type { CountryCode } from '../../base/index.js';
import type { MeasureKind } from './measure.js';
import { stageNamed } from './stages.js';

/** The first stage at which the country sells, where none is named. */
function makingStage(market: BaseMarket, country: CountryCode): string {
  const stage = market.stages.find(({ flows }) => flows.some((f) => f.exporter === country && f.tonnes > 0));
  return (stage ?? market.stages[0]!).name;
}

/** A share of the output of a country is lost, at the stage named or the first at which it makes anything. */
export const outage: MeasureKind<'outage'> = {
  usage: 'outage 40% A [mined|refined]',
  read: (words) => {
    const percent = words.peek();
    const lost = words.quantity('%') / 100;
    if (lost > 1) words.fail(`a share of at most 100%, not ${percent}`);
    return { kind: 'outage', lost, countries: words.countries(), ...words.stage() };
  },
  effects: ({ lost, countries, stage }, market) =>
    countries.map((country) => ({
      kind: 'outage',
      stage: stage === undefined ? makingStage(market, country) : stageNamed(market, stage).name,
      country,
      lost,
    })),
};
