import { NoAnswer } from '../../base/index.js';
import type { Closure, Effect, MeasureKind } from './measure.js';

/** The line of a pair: its own, else that of all other buyers. */
const lineOf = (closures: readonly Closure[], exporter: string, importer: string): Closure | undefined =>
  closures.find((c) => c.exporter === exporter && c.importer === importer) ??
  closures.find((c) => c.exporter === exporter && c.importer === '*');

/**
 * A border post, port or line of the corridor is shut: each pair that passes it carries at most the part of its base tonnes that has another
 * way. No detour at a cost is modelled.
 */
export const close: MeasureKind<'close'> = {
  usage: 'close ROUTE',
  read: (words) => ({ kind: 'close', route: words.any('the name of a route') }),
  effects: ({ route }, market, _, closures) => {
    const lines = closures.filter((c) => c.route === route);
    if (lines.length === 0) {
      const known = [...new Set(closures.map((c) => c.route))].join(', ') || 'none';
      throw new NoAnswer('not-modelled', `The route "${route}" is not in the corridor network. Routes: ${known}.`, {
        route,
      });
    }
    return market.stages.flatMap(({ name, flows }): Effect[] =>
      flows.flatMap(({ exporter, importer, tonnes }): Effect[] => {
        const share = exporter === importer ? 0 : (lineOf(lines, exporter, importer)?.share ?? 0);
        if (share === 0) return [];
        return [{ kind: 'gate', stage: name, from: [exporter], to: [importer], maxTonnes: tonnes * (1 - share) }];
      }),
    );
  },
};
