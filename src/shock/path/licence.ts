import type { CountryCode } from '../../base/index.js';
import type { Gate } from '../../market/index.js';
import type { Calibration } from '../calibrate.js';
import type { Measure } from '../measures/index.js';
import { stagesOf } from '../measures/stages.js';
import type { Behaviour, LicenceTerms } from './behaviour.js';

const daysAMonth = 365 / 12;
/** Destinations with at least this share of what the licences cover have terms of their own; smaller ones share terms. */
const named = 0.05;

/**
 * Part of normal trade that passes in month m (0: the first in force) of a licence regime: the gap first (part of a month counts), then a
 * straight climb to the licensed level.
 */
export function licensedShare(month: number, days: number, terms: LicenceTerms): number {
  const recovery = terms['licence-recovery'];
  const gap = (days / daysAMonth) * terms['licence-gap-length'];
  const inGap = Math.min(Math.max(gap - month, 0), 1);
  const climb = Math.min(Math.max((month + 1 - gap) / terms['licence-ramp-months'], 0), 1);
  const low = Math.min(terms['licence-gap-flow'], recovery);
  return inGap * low + (1 - inGap) * (low + climb * (recovery - low));
}

/** The caps of one month of a licence regime, destination by destination: normal trade of the base year times its own path of return. */
export function licenceGates(
  measure: Extract<Measure, { kind: 'licence' }>,
  calibration: Calibration,
  baseFlow: readonly Float64Array[],
  importer: CountryCode,
  month: number,
  b: Behaviour,
): readonly Gate[] {
  const { node, countries, market } = calibration;
  const n = countries.length;
  const buyers = (measure.to === '*' ? countries : measure.to).flatMap((country) => node.get(country) ?? []);
  const leak = measure.leak ?? { share: b['leak-share'], cost: b['leak-cost'] };
  return stagesOf(market, measure.stage).flatMap(({ name }) => {
    const stage = market.stages.findIndex((s) => s.name === name);
    const sellers = measure.from.flatMap((country) => node.get(country) ?? []);
    const pairsTo = (j: number) => sellers.filter((i) => i !== j).map((i) => i * n + j);
    const tonnes = (pairs: readonly number[]) => pairs.reduce((sum, pair) => sum + baseFlow[stage]![pair]!, 0) / 12;
    const all = tonnes(buyers.flatMap(pairsTo));
    const own = (j: number) => countries[j] === importer || tonnes(pairsTo(j)) >= named * all;
    const gate = (pairs: readonly number[], destination: CountryCode): Gate[] => {
      const maxTonnes = tonnes(pairs) * licensedShare(month, measure.days, b.terms(destination));
      return pairs.length === 0 ? [] : [{ kind: 'gate', stage, pairs, maxTonnes, ...(leak.share > 0 ? { leak } : {}) }];
    };
    return [
      ...buyers.filter(own).flatMap((j) => gate(pairsTo(j), countries[j]!)),
      ...gate(buyers.filter((j) => !own(j)).flatMap(pairsTo), 'rest'),
    ];
  });
}
