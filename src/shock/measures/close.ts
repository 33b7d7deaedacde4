import type { BaseMarket } from '../../atlas/index.js';
import { NoAnswer } from '../../base/index.js';
import type { ClosedPassage, Closure, Detour, Effect, MeasureKind } from './measure.js';

/** The line of a pair: of its seller before that of all, then of its buyer, then of its form and its market. */
const lineOf = (
  lines: readonly Closure[],
  exporter: string,
  importer: string,
  market: BaseMarket,
  form: string,
): Closure | undefined => {
  for (const seller of [exporter, '*'])
    for (const buyer of [importer, '*'])
      for (const code of [form, market.mineral, '*']) {
        const found = lines.find((one) => one.exporter === seller && one.importer === buyer && one.mineral === code);
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
  let unknown: string | undefined;
  for (const { name, form, flows } of market.stages)
    for (const { exporter, importer, tonnes } of flows) {
      const line = exporter === importer ? undefined : lineOf(lines, exporter, importer, market, form);
      if (tonnes > 0) unknown ??= line?.unknown;
      if (!line || line.share === 0 || tonnes === 0) continue;
      const contained = line.contained[form];
      if (line.detours.length === 0 || contained === undefined) {
        gates.push(gateOf({ stage: name, from: exporter, to: importer, open: 1 - line.share, gross: 1, tonnes }));
        continue;
      }
      passages.push({ stage: name, from: exporter, to: importer, open: 1 - line.share, gross: 1 / contained, tonnes });
      for (const detour of line.detours) detours.set(detour.by, detour);
    }
  if (unknown !== undefined && gates.length + passages.length === 0)
    throw new NoAnswer(
      'share-unknown',
      `The route "${route}" cannot be closed for ${market.mineral}: ${unknown}. Bring shares of your own: --routes FILE (docs/files.md).`,
      { route, mineral: market.mineral },
    );
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
 * Effects under closed routes: several routes are one corridor, a pair keeps what passes none of them, and no way leads over a route that is shut; where no
 * way is left each pair keeps its open part. A contract keeps its open part too, and the rest of it takes the other ways before the market does.
 */
export function routed(
  effects: readonly Effect[],
  shutRoutes: ReadonlySet<string>,
  market: BaseMarket,
  closures: readonly Closure[],
): readonly Effect[] {
  if (shutRoutes.size === 0) return effects;
  const passages = new Map<string, ClosedPassage>();
  const detours = new Map<string, Detour>();
  const routes: string[] = [];
  const offer = (ways: readonly Detour[]) => {
    const open = ways.filter(({ over }) => !over.some((route) => shutRoutes.has(route)));
    for (const way of open) detours.set(way.by, way);
    return open.length > 0;
  };
  for (const effect of effects) {
    if (effect.kind !== 'corridor' || effect.routes.every((route) => routes.includes(route))) continue;
    if (passages.size > 0 && !effect.passages.some((one) => passages.has(keyOf(one))))
      throw apart(routes, effect.routes);
    routes.push(...effect.routes);
    for (const passage of effect.passages) {
      const known = passages.get(keyOf(passage));
      passages.set(keyOf(passage), known ? { ...passage, open: Math.max(known.open + passage.open - 1, 0) } : passage);
    }
    offer(effect.detours);
  }
  const rest = effects.flatMap((effect): readonly Effect[] => {
    if (effect.kind === 'corridor') return [];
    if (effect.kind !== 'commit' || effect.from === undefined) return [effect];
    const { stage, from, to, tonnes } = effect;
    const { form } = market.stages.find(({ name }) => name === stage)!;
    const lines = [...shutRoutes].flatMap((route) => {
      const line = lineOf(
        closures.filter((one) => one.route === route),
        from,
        to,
        market,
        form,
      );
      return line && line.share > 0 ? [line] : [];
    });
    if (lines.length === 0) return [effect];
    const open = Math.max(1 - lines.reduce((sum, { share }) => sum + share, 0), 0);
    const contained = lines[0]!.contained[form];
    if (contained === undefined || !offer(lines.flatMap((line) => line.detours)))
      return [{ ...effect, tonnes: open * tonnes }];
    const unsold: ClosedPassage = { stage, from, to, open, gross: 1 / contained, tonnes: 0 };
    const passage = passages.get(keyOf(unsold)) ?? unsold;
    passages.set(keyOf(passage), { ...passage, contract: (passage.contract ?? 0) + tonnes });
    return [effect];
  });
  const ways = [...detours.values()];
  const pairs = [...passages.values()];
  if (pairs.length === 0) return rest;
  if (ways.length === 0) return [...rest, ...pairs.map(gateOf)];
  return [...rest, { kind: 'corridor', routes: [...shutRoutes], passages: pairs, detours: ways }];
}

/** Ways are shared by all pairs of a corridor: routes of other trade would lend each other ways that lead nowhere. */
const apart = (some: readonly string[], others: readonly string[]) =>
  new NoAnswer(
    'routes-apart',
    `No trade of this market passes both ${some.join(', ')} and ${others.join(', ')}: ask for one closure at a time.`,
    { routes: [...some, ...others] },
  );

const keyOf = ({ stage, from, to }: Pick<ClosedPassage, 'stage' | 'from' | 'to'>) => `${stage} ${from} ${to}`;
