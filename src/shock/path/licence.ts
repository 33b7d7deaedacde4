import type { CountryCode } from '../../base/index.js';
import type { Gate } from '../../market/index.js';
import type { Calibration } from '../calibrate.js';
import type { Measure } from '../measures/index.js';
import { stagesOf } from '../measures/stages.js';
import type { Behaviour } from './behaviour.js';

const daysAMonth = 365 / 12;

/**
 * Part of normal trade that passes in month m (0: the first in force) of a licence regime: the gap first (part of a month counts), then a
 * straight climb to the licensed level.
 */
export function licensedShare(month: number, days: number, recovery: number, b: Behaviour): number {
  const gap = (days / daysAMonth) * b['licence-gap-length'];
  const inGap = Math.min(Math.max(gap - month, 0), 1);
  const climb = Math.min(Math.max((month + 1 - gap) / b['licence-ramp-months'], 0), 1);
  const low = Math.min(b['licence-gap-flow'], recovery);
  return inGap * low + (1 - inGap) * (low + climb * (recovery - low));
}

/** The caps of one month of a licence regime: the importer's pair and all the other buyers' apart, since a return chooses destinations. */
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
  const us = node.get(importer);
  return stagesOf(market, measure.stage).flatMap(({ name }) => {
    const stage = market.stages.findIndex((s) => s.name === name);
    const pairs = measure.from
      .flatMap((country) => node.get(country) ?? [])
      .flatMap((i) => buyers.filter((j) => j !== i).map((j) => i * n + j));
    const part = (ours: boolean) => pairs.filter((pair) => (pair % n === us) === ours);
    return [true, false].flatMap((ours): Gate[] => {
      const some = part(ours);
      if (some.length === 0) return [];
      const normal = some.reduce((sum, pair) => sum + baseFlow[stage]![pair]!, 0) / 12;
      const recovery = b[ours ? 'licence-recovery' : 'licence-recovery-others'];
      return [
        { kind: 'gate', stage, pairs: some, maxTonnes: normal * licensedShare(month, measure.days, recovery, b) },
      ];
    });
  });
}
