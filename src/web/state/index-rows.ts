import type { Row } from '../../answers/index.js';
import type { RowId } from '../../atlas/index.js';
import { isMissing } from '../../base/index.js';
import { importStage } from '../../risk/index.js';
import { get } from './api.js';
import { openMarket } from './market.js';

const ofWorld: ReadonlySet<string> = new Set(['hhi', 'n-minus-one', 'country-risk-hhi']);
const ofCountries: ReadonlySet<string> = new Set(['country-risk-hhi', 'geopolrisk']);
const most = 6;

/**
 * The largest rows that indices of a market rest on: what the importer buys at the stage on which it hangs, who makes most in the world
 * (output rows where the market knows none), and the governance of those countries.
 */
export async function indexRows(
  mineral: string,
  importer: string,
  indices: readonly string[],
): Promise<readonly RowId[]> {
  const { market } = await openMarket(mineral);
  const stage = importStage(market, importer) ?? market.stages.at(-1)!;
  const largest = <T extends { readonly tonnes: number }>(list: readonly T[]) =>
    [...list].sort((a, b) => b.tonnes - a.tonnes).slice(0, most);
  const bought = largest(stage.flows.filter((flow) => flow.importer === importer));
  const world = indices.some((index) => ofWorld.has(index));
  const sold = world ? await output() : [];
  const sellers = [
    ...new Set([
      ...(indices.some((index) => !ofWorld.has(index)) ? bought.map(({ exporter }) => exporter) : []),
      ...sold.map(({ exporter }) => exporter),
    ]),
  ];
  const judged = indices.some((index) => ofCountries.has(index)) ? await governance(sellers.slice(0, most)) : [];
  const own = indices.some((index) => !ofWorld.has(index)) ? bought : [];
  return [...new Set([...own.map(({ row }) => row), ...sold.map(({ row }) => row), ...judged])];

  async function output() {
    const known = market.stages.filter((one) => one.outputKnown);
    if (known.length > 0) return largest(known.flatMap(({ flows }) => flows));
    const rows = await get<readonly Row[]>('rows', { kind: 'production', mineral: market.parent });
    const year = Number(market.baseYear.slice(-4));
    return largest(
      rows.flatMap(({ id, year: at, country, unit, value }) =>
        at === year && unit === 't' && country !== undefined && country !== 'WLD' && !isMissing(value)
          ? [{ tonnes: value, exporter: country, row: id }]
          : [],
      ),
    );
  }
}

async function governance(countries: readonly string[]): Promise<readonly RowId[]> {
  const lists = await Promise.all(
    countries.map((country) => get<readonly Row[]>('rows', { kind: 'governance', country })),
  );
  return lists.flatMap((rows) => {
    const stability = rows.filter(({ series }) => series === 'political-stability').sort((a, b) => b.year - a.year)[0];
    return stability ? [stability.id] : [];
  });
}
