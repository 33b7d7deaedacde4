import type { BaseMarket } from '../atlas/index.js';
import type { CountryCode, Tonnes } from '../base/index.js';
import { covered } from './measures/covered.js';
import { type Closure, type Effect, effectsOf, type Measure, routesShut } from './measures/index.js';

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

/** Why a measure, or a part of it, changes nothing; `detail` in English, the rest to say it in any language. */
export interface Toothless {
  readonly code: 'quota-above-trade' | 'no-output' | 'no-purchases' | 'no-flow' | 'no-passage';
  readonly detail: string;
  readonly stage: string;
  readonly from?: readonly CountryCode[];
  readonly to?: readonly CountryCode[] | '*';
  /** Base tonnes a year of what a quota covers, and the quota. */
  readonly tonnes?: Tonnes;
  readonly quota?: Tonnes;
  readonly route?: string;
}

/** Every effect that cannot change anything, with the reason. */
export function toothless(effects: readonly Effect[], market: BaseMarket): readonly Toothless[] {
  return effects.flatMap((effect): readonly Toothless[] => {
    const tonnes = reach(effect, market);
    if (effect.kind === 'corridor') return [];
    const { stage } = effect;
    const of = `${market.mineral} (${stage}, base year ${market.baseYear})`;
    if (effect.kind === 'gate' && tonnes > 0 && effect.maxTonnes >= tonnes)
      return [
        {
          code: 'quota-above-trade',
          detail: `The quota of ${effect.maxTonnes} t/y is above the ${Math.round(tonnes)} t of ${of} that it covers: it binds only if trade grows.`,
          ...{ stage, tonnes, quota: effect.maxTonnes },
        },
      ];
    if (tonnes > 0) return [];
    if (effect.kind === 'outage')
      return [
        {
          code: 'no-output',
          detail: `${effect.country} sells no ${of}: the outage cannot bite.`,
          ...{ stage, from: [effect.country] },
        },
      ];
    if (effect.kind === 'commit' && effect.additional)
      return [
        {
          code: 'no-purchases',
          detail: `${effect.to} buys no ${of}: nobody can take the tonnes.`,
          ...{ stage, to: [effect.to] },
        },
      ];
    if (effect.kind === 'commit')
      return [
        {
          code: 'no-output',
          detail: `${effect.from} sells no ${of}: there is nothing to commit. An offtake from a new mine is written "additional".`,
          ...{ stage, from: [effect.from!] },
        },
      ];
    const { from, to } = effect;
    const buyers = to === '*' ? 'abroad' : `to ${to.join(', ')}`;
    return [
      {
        code: 'no-flow',
        detail: `${from.join(', ')} sells no ${of} ${buyers}: the measure cannot bite.`,
        ...{ stage, from, to },
      },
    ];
  });
}

/** Closed routes that no tonne of a market passes. */
export const unpassed = (
  measures: readonly Measure[],
  market: BaseMarket,
  closures: readonly Closure[],
): readonly Toothless[] =>
  routesShut(measures)
    .filter((route) => effectsOf([{ kind: 'close', route }], market, 12, closures).length === 0)
    .map((route) => ({
      code: 'no-passage',
      detail: `No ${market.mineral} passes ${route} in the base year ${market.baseYear}: closing it changes nothing.`,
      ...{ stage: '', route },
    }));
