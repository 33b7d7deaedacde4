import { type Maybe, missing } from '../base/index.js';
import type { Contract, Detour, Standing } from '../portfolio/index.js';
import { type Measure, parseMeasures } from '../shock/index.js';
import type { MeasuresFile } from '../study/index.js';
import type { CandidateFacts } from './plan-candidates.js';

type Entry = MeasuresFile['measures'][number];
type Effect = Extract<Entry['effect'], readonly unknown[]>[number];

const parsed = (text: string, { countries }: CandidateFacts): readonly Measure[] => parseMeasures(text, countries);

/** Entries of a list by mineral, in the order of the list. */
function byMineral<T>(list: readonly (readonly [string, readonly T[]])[]): Map<string, readonly T[]> {
  const found = new Map<string, readonly T[]>();
  for (const [mineral, items] of list) found.set(mineral, [...(found.get(mineral) ?? []), ...items]);
  return found;
}

/** Tonnes that measures on a mineral hold in stock for the importer. */
const stockOf = (measures: readonly Measure[], { importer }: CandidateFacts): number =>
  measures.reduce((sum, measure) => {
    const held = (measure.kind === 'stock' || measure.kind === 'release') && measure.country === importer;
    return held ? sum + measure.tonnes : sum;
  }, 0);

/** What measures on a mineral bring the importer a year at the stage where it buys for use; several sellers share the tonnes evenly. */
function contractsOf(mineral: string, measures: readonly Measure[], { importer, markets }: CandidateFacts): Contract[] {
  const last = markets.get(mineral)?.stages.at(-1)?.name;
  return measures.flatMap((measure) => {
    if (measure.kind !== 'commit' || measure.to === '*' || !measure.to.includes(importer)) return [];
    if (measure.stage !== undefined && measure.stage !== last) return [];
    return measure.from.map((from) => ({ from, tonnes: measure.tonnesPerYear / measure.from.length }));
  });
}

/** True where the measures take metal from a country. */
export const takesFrom = (entry: Entry, country: string, facts: CandidateFacts): boolean =>
  Array.isArray(entry.effect) &&
  (entry.effect as readonly Effect[])
    .flatMap((effect) => ('measure' in effect ? parsed(effect.measure, facts) : []))
    .some((measure) => measure.kind === 'commit' && measure.from.includes(country));

/** What an entry of measures.yaml does once it is delivered. @throws InputRefused for a sentence that cannot be read */
export function standingOf(
  { id, delivery }: Entry,
  effects: readonly Effect[],
  partnerGain: Maybe<number>,
  facts: CandidateFacts,
): Standing {
  const measures = byMineral(
    effects.flatMap((e) => ('measure' in e ? [[e.mineral, parsed(e.measure, facts)] as const] : [])),
  );
  return {
    id,
    odds: delivery.odds,
    measures,
    detours: byMineral<Detour>(
      effects.flatMap((e) => ('detour' in e ? [[e.mineral, [{ route: e.detour, share: e.share }]] as const] : [])),
    ),
    raises: new Map(effects.flatMap((e) => ('raises' in e ? [[e.raises, e.factor] as const] : []))),
    stock: new Map([...measures].map(([mineral, list]) => [mineral, stockOf(list, facts)])),
    contracts: new Map([...measures].map(([mineral, list]) => [mineral, contractsOf(mineral, list, facts)])),
    partnerGain,
  };
}

export const noSource = missing('no-source', 'no source states the gain of the partner');
