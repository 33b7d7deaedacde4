import { type CountryCode, type Interval, interval } from '../base/index.js';
import type { Outcome } from './outcome.js';

export interface Replacement {
  readonly exporter: CountryCode;
  /** Mean over the draws of the base year. */
  readonly tonnesBefore: number;
  readonly tonnesAfter: Interval;
}

/** Who sold to the importer before and who does after, by tonnes before; sellers under 0.1 % of use both times are left out. */
export function replacement(outcome: Outcome, scenario: number, factor = 1): readonly Replacement[] {
  if (outcome.all(scenario, 'failed').some((flag) => flag === 1)) return [];
  const floor = 0.001 * factor * interval(outcome.all(scenario, 'baseTonnes')).mean;
  return outcome.layout.countries
    .map((exporter) => ({
      exporter,
      tonnesBefore: interval(outcome.seller(scenario, exporter, 'before')).mean * factor,
      tonnesAfter: interval(outcome.seller(scenario, exporter, 'after').map((tonnes) => tonnes * factor)),
    }))
    .filter(({ tonnesBefore, tonnesAfter }) => tonnesBefore > floor || tonnesAfter.p95 > floor)
    .sort((a, b) => b.tonnesBefore - a.tonnesBefore || (a.exporter < b.exporter ? -1 : 1));
}
