import type { BaseMarket } from '../atlas/index.js';
import type { CountryCode } from '../base/index.js';
import type { RiskEvent } from '../risk/index.js';
import { type ByProduct, parseMeasures } from '../shock/index.js';
import type { StudyEvent } from '../study/index.js';

/** What a mine that stands still takes along: by-product market, and the outage there in the measure grammar. */
interface Taken {
  readonly mineral: string;
  readonly measure: string;
}

/**
 * What an outage of a host's output takes of its by-products in the same country, in fixed proportion: lost x the share that comes with the host. A share of the
 * world, a by-product sold in a bundle, or a market whose output by country is in no file takes nothing: what is not known is not guessed.
 */
function takenAlong(
  text: string,
  mineral: string,
  rows: readonly ByProduct[],
  markets: ReadonlyMap<string, BaseMarket>,
  countries: ReadonlySet<CountryCode>,
): readonly Taken[] {
  const host = markets.get(mineral);
  return parseMeasures(text, countries).flatMap((measure): readonly Taken[] => {
    if (measure.kind !== 'outage' || !host) return [];
    const stage = measure.stage ?? host.stages[0]!.name;
    return measure.countries.flatMap((country) =>
      rows.flatMap(({ host: of, hostStage, byProduct, market, stage: name, country: where, share }) => {
        const sold = markets.get(market)?.stages.find((one) => one.name === name);
        const tied = of === mineral && hostStage === stage && where === country && byProduct === market;
        if (!tied || !sold?.outputKnown || !sold.flows.some((f) => f.exporter === country && f.tonnes > 0)) return [];
        const lost = Number((100 * measure.lost * share).toPrecision(6));
        return [{ mineral: market, measure: `outage ${lost}% ${country} ${name}` }];
      }),
    );
  });
}

/** Events with what their outages take of by-products: one decision, hitting host and by-product in the same draws. */
export function withByProducts(
  { own, generic }: { readonly own: readonly StudyEvent[]; readonly generic: readonly RiskEvent[] },
  rows: readonly ByProduct[],
  all: readonly BaseMarket[],
  countries: ReadonlySet<CountryCode>,
): { readonly own: readonly StudyEvent[]; readonly generic: readonly RiskEvent[] } {
  const markets = new Map(all.map((market) => [market.mineral, market]));
  const taken = (measure: string, mineral: string) => takenAlong(measure, mineral, rows, markets, countries);
  return {
    own: own.flatMap((event) => [
      event,
      ...taken(event.measure, event.mineral)
        .filter(
          ({ mineral }) => !own.some((one) => one.mineral === mineral && one.decision === (event.decision ?? event.id)),
        )
        .map((one): StudyEvent => ({ ...event, ...one, decision: event.decision ?? event.id })),
    ]),
    generic: generic.map((event) =>
      event.class === 'outage'
        ? {
            ...event,
            hits: [
              ...event.hits,
              ...event.hits.flatMap((hit) => taken(hit.measure, hit.mineral).map((one) => ({ ...hit, ...one }))),
            ],
          }
        : event,
    ),
  };
}
