import type { BaseMarket } from '../atlas/index.js';
import type { CountryCode } from '../base/index.js';
import { covered } from './measures/covered.js';
import type { Effect } from './measures/index.js';

/** Tonnes of the base year that an effect reaches: flows of its pairs, output of its country, purchases of its buyer. */
function reach(effect: Effect, market: BaseMarket): number {
  if (effect.kind === 'corridor') return effect.passages.reduce((sum, { tonnes }) => sum + tonnes, 0);
  const stage = market.stages.find(({ name }) => name === effect.stage)!;
  const output = (country: CountryCode | undefined) =>
    stage.flows.reduce((sum, f) => (f.exporter === country ? sum + f.tonnes : sum), 0);
  if (effect.kind === 'outage') return output(effect.country);
  if (effect.kind === 'commit')
    return effect.additional
      ? stage.flows.reduce((sum, f) => (f.importer === effect.to ? sum + f.tonnes : sum), 0)
      : output(effect.from);
  return covered(stage, effect.from, effect.to);
}

/** A sentence for each effect that cannot change anything, with the reason. */
export function toothless(effects: readonly Effect[], market: BaseMarket): readonly { code: string; detail: string }[] {
  return effects.flatMap((effect) => {
    const tonnes = reach(effect, market);
    if (effect.kind === 'corridor') return [];
    const stage = `${market.mineral} (${effect.stage}, base year ${market.baseYear})`;
    if (effect.kind === 'gate' && tonnes > 0 && effect.maxTonnes >= tonnes)
      return [
        {
          code: 'quota-above-trade',
          detail: `The quota of ${effect.maxTonnes} t/y is above the ${Math.round(tonnes)} t of ${stage} that it covers: it binds only if trade grows.`,
        },
      ];
    if (tonnes > 0) return [];
    if (effect.kind === 'outage')
      return [{ code: 'no-output', detail: `${effect.country} sells no ${stage}: the outage cannot bite.` }];
    if (effect.kind === 'commit' && effect.additional)
      return [{ code: 'no-purchases', detail: `${effect.to} buys no ${stage}: nobody can take the tonnes.` }];
    if (effect.kind === 'commit')
      return [
        {
          code: 'no-output',
          detail: `${effect.from} sells no ${stage}: there is nothing to commit. An offtake from a new mine is written "additional".`,
        },
      ];
    const to = effect.to === '*' ? 'abroad' : `to ${effect.to.join(', ')}`;
    return [{ code: 'no-flow', detail: `${effect.from.join(', ')} sells no ${stage} ${to}: the measure cannot bite.` }];
  });
}
