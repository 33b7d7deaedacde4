import { type Interval, isMissing, type LocalText, type Maybe } from '../base/index.js';
import type { EventResult } from './results.js';
import { type Sentence, say, type Value } from './sentence.js';

/** Values and clauses that several sections say the same way. */
export const mineral = (code: string): Value => ({ is: 'mineral', code });
export const country = (code: string): Value => ({ is: 'country', code });
export const code = (text: string): Value => ({ is: 'code', text });
/** A note on data, by its English. */
export const note = (english: string): Value => ({ is: 'note', text: english });
export const text = (given: LocalText): Value => ({ is: 'text', text: given });
export const count = (value: number): Value => ({ is: 'count', value });
export const year = (value: number | string): Value => ({ is: 'year', value });
export const inner = (sentence: Sentence): Value => ({ is: 'sentence', sentence });
export const list = (items: readonly Value[], separator = ', '): Value => ({ is: 'list', items, separator });
export const share = (value: Maybe<number>): Value => ({ is: 'share', value });
export const amount = (value: Maybe<number>, unit: string, figures: 2 | 3 | 'full' = 3): Value => ({
  is: 'quantity',
  value,
  unit,
  figures,
});

/** The 5-95 range of draws in words of two figures; the reason where there is none. */
export const between = (interval: Maybe<Interval>, unit: string): Value =>
  isMissing(interval)
    ? { is: 'missing', code: interval.missing.code }
    : { is: 'range', low: interval.p05, high: interval.p95, unit };

export const oddsBetween = (odds: Maybe<Interval>): Value =>
  isMissing(odds) ? { is: 'missing', code: odds.missing.code } : { is: 'shares', low: odds.p05, high: odds.p95 };

const known = new Set(['stop', 'halve', 'licence', 'destination-ban', 'outage', 'corridor']);

/** An event as it is called: its own name, or its class with country, mineral and length. */
export function eventName(event: EventResult, of: string, importer: string): Value {
  if (event.name) return text(event.name);
  const months: Value = { is: 'quantity', value: event.months, unit: 'months', figures: 'full' };
  if (!known.has(event.class) || event.country === undefined)
    return inner(say('event.other', { mineral: mineral(of), measure: code(event.measure), months }));
  const id = `event.${event.class}` as 'event.stop';
  return inner(say(id, { country: country(event.country), mineral: mineral(of), importer: country(importer), months }));
}
