import type { BaseMarket } from '../../atlas/index.js';
import { NoAnswer } from '../../base/index.js';
import type { ClosedPassage, Closure, Detour, Effect, MeasureKind } from './measure.js';

/** The line of a pair: of its buyer before that of all buyers, of its market before that of all. */
const lineOf = (
  lines: readonly Closure[],
  exporter: string,
  importer: string,
  mineral: string,
): Closure | undefined => {
  const own = lines.filter((one) => one.exporter === exporter);
  for (const buyer of [importer, '*'])
    for (const market of [mineral, '*']) {
      const found = own.find((one) => one.importer === buyer && one.mineral === market);
      if (found) return found;
    }
  return undefined;
};

/**
 * A border post, port or line of the corridor is shut: of each pair that passes it goes on what passed elsewhere in the base year, and what other
 * ways take at their cost, up to their capacity (one for all pairs); the rest is given up or stranded. A pair without another way, or of a
 * form whose content is not known, keeps the open part alone.
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
    return shut(route, market, lines);
  },
};

function shut(route: string, market: BaseMarket, lines: readonly Closure[]): readonly Effect[] {
  const passages: ClosedPassage[] = [];
  const detours = new Map<string, Detour>();
  const gates: Effect[] = [];
  for (const { name, form, flows } of market.stages)
    for (const { exporter, importer, tonnes } of flows) {
      const line = exporter === importer ? undefined : lineOf(lines, exporter, importer, market.mineral);
      if (!line || line.share === 0 || tonnes === 0) continue;
      const contained = line.contained[form];
      if (line.detours.length === 0 || contained === undefined) {
        gates.push(gateOf({ stage: name, from: exporter, to: importer, open: 1 - line.share, gross: 1, tonnes }));
        continue;
      }
      passages.push({ stage: name, from: exporter, to: importer, open: 1 - line.share, gross: 1 / contained, tonnes });
      for (const detour of line.detours) detours.set(detour.by, detour);
    }
  const corridor: Effect[] =
    passages.length > 0 ? [{ kind: 'corridor', routes: [route], passages, detours: [...detours.values()] }] : [];
  return [...gates, ...corridor];
}

/** What a pair keeps, by itself: the part that passes no closed route. */
const gateOf = ({ stage, from, to, open, tonnes }: ClosedPassage): Effect => ({
  kind: 'gate',
  stage,
  from: [from],
  to: [to],
  maxTonnes: tonnes * open,
});

/**
 * Several closed routes as one corridor: a pair keeps what passes none of them, and no way leads over a route that is shut. Where no way is left
 * each pair keeps its open part.
 */
export function joined(effects: readonly Effect[], shutRoutes: ReadonlySet<string>): readonly Effect[] {
  const corridors = effects.flatMap((effect) => (effect.kind === 'corridor' ? [effect] : []));
  if (corridors.length === 0) return effects;
  const passages = new Map<string, ClosedPassage>();
  const detours = new Map<string, Detour>();
  for (const corridor of corridors) {
    for (const passage of corridor.passages) {
      const key = `${passage.stage} ${passage.from} ${passage.to}`;
      const known = passages.get(key);
      passages.set(key, known ? { ...passage, open: Math.max(known.open + passage.open - 1, 0) } : passage);
    }
    for (const detour of corridor.detours)
      if (!detour.over.some((route) => shutRoutes.has(route))) detours.set(detour.by, detour);
  }
  const rest = effects.filter(({ kind }) => kind !== 'corridor');
  const ways = [...detours.values()];
  const pairs = [...passages.values()];
  if (ways.length === 0) return [...rest, ...pairs.map(gateOf)];
  return [
    ...rest,
    { kind: 'corridor', routes: corridors.flatMap((one) => one.routes), passages: pairs, detours: ways },
  ];
}
