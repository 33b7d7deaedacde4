import type { BaseMarket } from '../../atlas/index.js';
import type { Closure, Measure } from '../../shock/index.js';

export const kinds = [
  'ban',
  'quota',
  'duty',
  'licence',
  'outage',
  'close',
  'stock',
  'release',
  'commit',
  'announce',
  'inforce',
  'suspend',
  'expire',
] as const satisfies readonly Measure['kind'][];
export type Kind = (typeof kinds)[number];

/** Countries of a market by their tonnes, and what each sells at any stage and buys at the last. */
export interface Trade {
  readonly sellers: readonly string[];
  readonly buyers: readonly string[];
  readonly sales: ReadonlyMap<string, number>;
  readonly purchases: ReadonlyMap<string, number>;
}

export function tradeOf(market: BaseMarket): Trade {
  const [sales, purchases] = [new Map<string, number>(), new Map<string, number>()];
  const add = (map: Map<string, number>, code: string, tonnes: number) => map.set(code, (map.get(code) ?? 0) + tonnes);
  for (const { flows } of market.stages) for (const { exporter, tonnes } of flows) add(sales, exporter, tonnes);
  for (const { importer, tonnes } of market.stages.at(-1)!.flows) add(purchases, importer, tonnes);
  const byTonnes = (map: ReadonlyMap<string, number>) =>
    [...map]
      .filter(([code, tonnes]) => !code.startsWith('R-') && tonnes > 0)
      .sort(([, a], [, b]) => b - a)
      .map(([code]) => code);
  return { sellers: byTonnes(sales), buyers: byTonnes(purchases), sales, purchases };
}

/** Routes that something of the market passes, as far as is known, in the order of the data. */
export const routesOf = (market: BaseMarket, closures: readonly Closure[]): readonly string[] => {
  const abroad = market.stages.flatMap(({ flows }) => flows.filter((f) => f.exporter !== f.importer && f.tonnes > 0));
  const passed = closures.filter(
    ({ exporter, importer, share }) =>
      share > 0 && abroad.some((f) => ['*', f.exporter].includes(exporter) && ['*', f.importer].includes(importer)),
  );
  return [...new Set(passed.map(({ route }) => route))];
};

/** The first day of the month so many months after the one of today. */
function monthAhead(months: number): string {
  const today = new Date();
  return new Date(Date.UTC(today.getFullYear(), today.getMonth() + months, 1)).toISOString().slice(0, 10);
}

const half = (tonnes: number) => Math.max(1, Number((tonnes / 2).toPrecision(2)));

/** A measure of a kind to begin with: what the one before it named stays, where it fits. */
export function fresh(
  kind: Kind,
  before: Measure | undefined,
  { trade, importer, route }: { readonly trade: Trade; readonly importer: string; readonly route: string },
): Measure {
  const from =
    before && 'from' in before
      ? before.from
      : before && 'countries' in before
        ? before.countries
        : trade.sellers.slice(0, 1);
  const pairs = { from, to: '*' as const };
  const sold = from.reduce((sum, code) => sum + (trade.sales.get(code) ?? 0), 0);
  switch (kind) {
    case 'ban':
      return { kind, ...pairs };
    case 'quota':
      return { kind, ...pairs, tonnesPerYear: half(sold) };
    case 'duty':
      return { kind, ...pairs, rate: 0.25, adValorem: false };
    case 'licence':
      return { kind, ...pairs, days: 90 };
    case 'outage':
      return { kind, countries: from, lost: 0.4 };
    case 'commit':
      return {
        kind,
        from: from.slice(0, 1),
        to: [importer],
        tonnesPerYear: half(trade.purchases.get(importer) ?? 0),
        additional: true,
      };
    case 'close':
      return { kind, route };
    case 'stock':
    case 'release':
      return { kind, country: importer, tonnes: half((trade.purchases.get(importer) ?? 0) / 2) };
    case 'announce':
      return { kind, date: monthAhead(1) };
    case 'inforce':
      return { kind, date: monthAhead(3) };
    case 'suspend':
      return { kind, date: monthAhead(6), until: monthAhead(9) };
    case 'expire':
      return { kind, date: monthAhead(9) };
  }
}
