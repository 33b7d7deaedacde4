import type { Atlas, BaseMarket, Row } from '../atlas/index.js';
import {
  type CountryCode,
  InputRefused,
  interval,
  isMissing,
  type Maybe,
  type MineralCode,
  missing,
  NoAnswer,
  oneOf,
  type Problem,
  whenPresent,
} from '../base/index.js';
import type { IndexValue, MineralAtRisk, WhichMinerals } from '../brief/index.js';
import {
  type CountryRisk,
  criteria,
  importStage,
  type MarketRisk,
  marketRisk,
  notImplemented,
  rankMinerals,
} from '../risk/index.js';

export interface WhichMineralsQuestion {
  readonly importer: CountryCode;
  /** Year of world output, and the newest governance up to it; absent: each market's base year, the newest governance. */
  readonly year?: number;
  /** By criterion; absent: all equal. */
  readonly weights?: ReadonlyMap<string, number>;
  readonly seed: number;
  readonly draws: number;
}

/** Weights of the question, checked: known criteria, none negative, not all nought. */
function weightsOf(asked: ReadonlyMap<string, number> | undefined): Map<string, number> {
  const weights = new Map(asked ?? criteria.map((c) => [c, 1]));
  const problems = [...weights].flatMap(([name, weight]): Problem[] => {
    if (!(criteria as readonly string[]).includes(name))
      return [
        {
          code: 'unknown-index',
          value: name,
          message: `there is no criterion "${name}"; take ${criteria.join(', ')}`,
          wanted: oneOf(criteria),
        },
      ];
    return weight >= 0 && Number.isFinite(weight)
      ? []
      : [{ code: 'out-of-range', value: weight, message: `the weight of ${name} must be a number of 0 or more` }];
  });
  if (problems.length === 0 && ![...weights.values()].some((w) => w > 0))
    problems.push({ code: 'no-weight', value: 0, message: 'at least one weight must be above 0' });
  if (problems.length > 0) throw new InputRefused(problems);
  return weights;
}

/** WGI of one year as risks of 0..1, (2.5 - estimate) / 5 clipped; the mean over the dimensions that a country has. */
async function countryRisks(
  atlas: Atlas,
  asked: number | undefined,
): Promise<{ year: number; risks: Map<string, CountryRisk>; rows: readonly Row[] }> {
  const rows = await atlas.rows({ kinds: ['governance'] });
  const years = rows.map((row) => row.year);
  const year = years.reduce((best, y) => (y > best && (asked === undefined || y <= asked) ? y : best), 0);
  if (year === 0)
    throw new InputRefused([
      {
        code: 'no-such-year',
        value: asked ?? 'latest',
        message: `the atlas has no governance estimates up to ${asked ?? 'now'}; leave --year out or take a later one`,
      },
    ]);
  const byCountry = new Map<string, { sum: number; n: number; stability?: number }>();
  for (const row of rows) {
    if (row.year !== year || row.country === undefined || isMissing(row.value)) continue;
    const risk = Math.min(1, Math.max(0, (2.5 - row.value) / 5));
    const entry = byCountry.get(row.country) ?? { sum: 0, n: 0 };
    byCountry.set(row.country, {
      ...entry,
      sum: entry.sum + risk,
      n: entry.n + 1,
      ...(row.series === 'political-stability' && { stability: risk }),
    });
  }
  const risks = new Map(
    [...byCountry].flatMap(([country, { sum, n, stability }]) =>
      stability === undefined ? [] : [[country, { stability, governance: sum / n }] as const],
    ),
  );
  return { year, risks, rows: rows.filter((row) => row.year === year && !isMissing(row.value)) };
}

/** Adds the groups of a market: the mean over their members that have an estimate. */
function withGroups(market: BaseMarket, risks: ReadonlyMap<string, CountryRisk>): Map<string, CountryRisk> {
  const all = new Map(risks);
  for (const stage of market.stages)
    for (const [group, members] of stage.groups) {
      const known = [...members].sort().flatMap((code) => risks.get(code) ?? []);
      if (known.length === 0) continue;
      const mean = (pick: (r: CountryRisk) => number) => known.reduce((sum, r) => sum + pick(r), 0) / known.length;
      all.set(group, { stability: mean((r) => r.stability), governance: mean((r) => r.governance) });
    }
  return all;
}

interface Output {
  readonly tonnes: ReadonlyMap<CountryCode, number>;
  readonly rows: readonly string[];
}

const outputSources = ['usgs-panel', 'wmd2024'];

/**
 * World output of a mineral by country from production rows of one year: of the sources in order the first that has the year, of its forms
 * and stages the most concentrated (as the EU takes the greater supply risk). Output of unnamed other countries is left out.
 */
async function worldOutput(atlas: Atlas, parent: MineralCode, year: number): Promise<Maybe<Output>> {
  const rows = await atlas.rows({ kinds: ['production'], mineral: parent, year });
  for (const source of outputSources) {
    const series = new Map<string, { readonly tonnes: Map<CountryCode, number>; readonly rows: string[] }>();
    for (const row of rows) {
      if (row.source !== source || row.unit !== 't' || isMissing(row.value) || !(row.value > 0)) continue;
      if (row.country === undefined || row.country === 'WLD' || row.country === 'OTH') continue;
      const key = `${row.form} ${row.stage}`;
      const one = series.get(key) ?? { tonnes: new Map<CountryCode, number>(), rows: [] };
      one.tonnes.set(row.country, row.value);
      one.rows.push(row.id);
      series.set(key, one);
    }
    const concentration = ({ tonnes }: Output) => {
      const all = [...tonnes.values()].reduce((a, b) => a + b, 0);
      return [...tonnes.values()].reduce((sum, t) => sum + (t / all) ** 2, 0);
    };
    const worst = [...series.values()].reduce<Output | undefined>(
      (a, b) => (a && concentration(a) >= concentration(b) ? a : b),
      undefined,
    );
    if (worst) return worst;
  }
  return missing('output-unknown', `no production of ${parent} in ${year} in the atlas`);
}

/** Output from rows where a year was asked for, or (up to three years older) where the market has none of its own; undefined: the market's own. */
async function outputFor(atlas: Atlas, market: BaseMarket, year: number | undefined) {
  if (year !== undefined) return worldOutput(atlas, market.parent, year);
  if (market.stages.some((s) => s.outputKnown)) return undefined;
  const base = Number(market.baseYear.slice(-4));
  for (let back = 0; back <= 3; back++) {
    const found = await worldOutput(atlas, market.parent, base - back);
    if (!isMissing(found)) return found;
  }
  return missing('output-unknown', `no production of ${market.parent} from ${base - 3} to ${base} in the atlas`);
}

function firstSupplier(market: BaseMarket, importer: CountryCode): MineralAtRisk['firstSupplier'] {
  const bought = importStage(market, importer)!.flows.filter((f) => f.importer === importer && f.exporter !== importer);
  const total = bought.reduce((sum, f) => sum + f.tonnes, 0);
  const first = [...bought].sort((a, b) => b.tonnes - a.tonnes || (a.exporter < b.exporter ? -1 : 1))[0]!;
  return { country: first.exporter, share: first.tonnes / total, status: first.status };
}

const rowsOf = (market: BaseMarket, importer: CountryCode): readonly string[] =>
  importStage(market, importer)!
    .flows.filter((flow) => flow.importer === importer && flow.tonnes > 0)
    .sort((a, b) => b.tonnes - a.tonnes || (a.exporter < b.exporter ? -1 : 1))
    .map(({ row }) => row);

const indexValue = (values: Maybe<Float64Array>): Maybe<IndexValue> => {
  if (isMissing(values)) return values;
  const { p05, p95 } = interval(values);
  return { value: values[0]!, p05, p95 };
};

/**
 * Which minerals should worry an importer, and how sure is the order: the criteria of every market of the atlas, ranked with the places
 * over draws of flows and weights. An order of where to look; losses are `what-if`'s.
 * @throws InputRefused for unknown criteria, bad weights, a year without governance
 */
export async function whichMinerals(atlas: Atlas, question: WhichMineralsQuestion): Promise<WhichMinerals> {
  const { importer, seed, draws } = question;
  const weights = weightsOf(question.weights);
  const { year, risks, rows: governance } = await countryRisks(atlas, question.year);
  const found = new Map<MineralCode, { market: BaseMarket; risk: MarketRisk; rows: readonly string[] }>();
  const notRanked: { mineral: MineralCode; missing: { code: string; detail: string } }[] = [];
  for (const mineral of await atlas.markets()) {
    const market = (await atlas.baseMarket(mineral))!;
    const output = await outputFor(atlas, market, question.year);
    const risk = marketRisk({
      market,
      importer,
      risk: withGroups(market, risks),
      ...(output !== undefined && { worldOutput: whenPresent(output, ({ tonnes }) => tonnes) }),
      seed,
      draws,
    });
    const made = output === undefined || isMissing(output) ? [] : output.rows;
    if (risk) found.set(mineral, { market, risk, rows: [...rowsOf(market, importer), ...made] });
    else notRanked.push({ mineral, ...missing('no-purchases', `${importer} buys none abroad in ${market.baseYear}`) });
  }
  if (!risks.has(importer))
    throw new InputRefused([
      {
        code: 'unknown-country',
        path: 'importer',
        value: importer,
        message: `"${importer}" is no country code of the atlas; write one like KOR`,
      },
    ]);
  if (found.size === 0)
    throw new NoAnswer(
      'importer-buys-none',
      `${importer} buys nothing abroad under its own name in any market of the atlas (small buyers are grouped by region).`,
      { importer },
    );
  const entries = [...found].map(([mineral, { risk }]) => ({ mineral, scores: risk }));
  const minerals = rankMinerals(entries, weights, seed, draws).map((ranked): MineralAtRisk => {
    const { market, risk, rows } = found.get(ranked.mineral)!;
    return {
      ...ranked,
      parent: market.parent,
      status: market.status,
      baseYear: market.baseYear,
      firstSupplier: firstSupplier(market, importer),
      indices: Object.fromEntries([...risk].map(([c, values]) => [c, indexValue(values)])) as MineralAtRisk['indices'],
      rows,
    };
  });
  const first = new Set(minerals.map(({ firstSupplier: { country } }) => country));
  return {
    format: 'lodeward-risk/1',
    vintage: atlas.vintage,
    importer,
    governanceYear: year,
    governanceRows: governance.flatMap(({ id, country }) => (first.has(country ?? '') ? [id] : [])),
    weights: Object.fromEntries(weights),
    seed,
    draws,
    minerals,
    notRanked,
    notImplemented,
  };
}
