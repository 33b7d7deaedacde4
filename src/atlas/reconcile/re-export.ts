import type { CountryCode } from '../../base/index.js';
import type { Note } from './adjustment.js';
import { type Flow, type Flows, total } from './flows.js';

/**
 * Leads what a country exports beyond its own output back to those it bought from: own product leaves first, only the excess is
 * re-export, and it comes from the country's suppliers in proportion to its imports. Each flow k -> j of a hub k is cut by the same
 * share; i -> j gains and i -> k loses the same tonnes. Never through a country of `processors`: its excess is its own product.
 * Exports above output + imports cannot be explained and are cut. A parcel that would return to its origin leaves the matrix.
 * Largest excess first; one pass is enough since tracing k leaves every other country's exports unchanged or smaller.
 */
export function traceReExports(
  flows: Flows,
  own: (country: CountryCode) => number,
  processors: ReadonlySet<CountryCode>,
  note: Note,
): void {
  const excess = (k: CountryCode): number => flows.exports(k) - own(k);
  const hubs = flows
    .countries()
    .filter((k) => !processors.has(k) && excess(k) > 1e-9 * flows.exports(k))
    .map((k) => ({ k, excess: excess(k) }))
    .sort((a, b) => b.excess - a.excess || (a.k < b.k ? -1 : 1));
  for (const { k } of hubs) traceOne(flows, k, excess(k), note);
}

function traceOne(flows: Flows, hub: CountryCode, excess: number, note: Note): void {
  const sales = flows.from(hub).filter((f) => f.importer !== hub);
  const purchases = flows.to(hub).filter((f) => f.exporter !== hub);
  const sold = total(sales);
  const bought = total(purchases);
  if (excess <= 0 || sold <= 0) return;
  const traced = Math.min(excess, bought);
  if (excess > traced)
    note({
      kind: 'excess-export',
      exporter: hub,
      tonnes: excess - traced,
      detail: 'exports above output and imports cannot balance: cut',
    });
  const kept = Math.max(1 - excess / sold, 0);
  for (const sale of sales) {
    const moved = (sale.tonnes / sold) * traced;
    flows.scale(hub, sale.importer, kept);
    for (const purchase of purchases) {
      const tonnes = (moved * purchase.tonnes) / bought;
      if (tonnes > 0 && purchase.exporter !== sale.importer) flows.add(parcel(purchase, sale, tonnes));
    }
  }
  if (traced <= 0) return;
  for (const purchase of purchases) flows.scale(purchase.exporter, hub, Math.max(1 - traced / bought, 0));
  note({
    kind: 're-export',
    exporter: hub,
    tonnes: traced,
    detail: `led back to ${largest(purchases)} in proportion to imports`,
  });
}

const parcel = (purchase: Flow, sale: Flow, tonnes: number): Flow => ({
  exporter: purchase.exporter,
  importer: sale.importer,
  tonnes,
  low: tonnes * 0.5,
  high: tonnes * 1.5,
  status: 'estimated',
  inputs: [...new Set([...purchase.inputs, ...sale.inputs])],
});

const largest = (purchases: readonly Flow[]): string =>
  [...purchases]
    .sort((a, b) => b.tonnes - a.tonnes || (a.exporter < b.exporter ? -1 : 1))
    .slice(0, 3)
    .map((p) => p.exporter)
    .join(', ');
