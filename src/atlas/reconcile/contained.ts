import type { CountryCode } from '../../base/index.js';
import type { ContainedSpec } from './chain.js';
import type { Flow } from './flows.js';
import type { PairReports } from './report.js';

/**
 * Contained tonnes per gross tonne by exporter: the chain's own factor, else the exporter's mean unit value over the price of the
 * element (both sane dollars and tonnes summed over its pairs) kept within the bounds, else the chain's common factor.
 */
export function containedFactors(
  spec: ContainedSpec,
  pairs: readonly PairReports[],
  sane: (usd: number, tonnes: number) => boolean,
): (exporter: CountryCode) => number {
  const usd = new Map<CountryCode, number>();
  const tonnes = new Map<CountryCode, number>();
  for (const pair of pairs)
    for (const r of pair.reports)
      if (r.usd !== undefined && r.tonnes !== undefined && sane(r.usd, r.tonnes)) {
        usd.set(pair.exporter, (usd.get(pair.exporter) ?? 0) + r.usd);
        tonnes.set(pair.exporter, (tonnes.get(pair.exporter) ?? 0) + r.tonnes);
      }
  return (exporter) => {
    const own = spec.by?.[exporter];
    if (own !== undefined) return own;
    const rule = spec.fromUnitValue;
    const weight = tonnes.get(exporter);
    if (rule === undefined || weight === undefined) return spec.factor;
    const implied = (usd.get(exporter) ?? 0) / weight / rule.price;
    return Math.min(Math.max(implied, rule.low), rule.caps?.[exporter] ?? rule.high);
  };
}

/** A gross flow in contained tonnes; the interval widens by the factor's own spread. */
export const toContained = (flow: Flow, factor: number, spread: number): Flow => ({
  ...flow,
  tonnes: flow.tonnes * factor,
  low: flow.low * factor * (1 - spread),
  high: flow.high * factor * (1 + spread),
});
