import type { Atlas, BaseMarket, BaseStage } from '../atlas/index.js';
import { type CountryCode, InputRefused, type MineralCode, type Problem } from '../base/index.js';
import type { ParameterRow } from '../shock/index.js';
import type { MarketFile } from '../study/index.js';

/** A base market that a reader brings, and the numbers of its file that stand in every draw. */
export interface OwnMarket {
  readonly market: BaseMarket;
  readonly parameters: readonly ParameterRow[];
}

type FileStage = MarketFile['stages'][number];

const usualError = 0.1;

/** Numbers of a stage by the name that data/elasticities.csv has for them; absent ones are drawn from its ranges. */
function stated(stage: FileStage, first: boolean): readonly (readonly [string, number | undefined])[] {
  const output = first ? stage.supply : stage.processing;
  return [
    ['sigma', stage.sigma],
    ['new-link', stage.newLink || undefined],
    [first ? 'supply' : 'processing', output?.elasticity],
    [first ? 'capacity' : 'processing-capacity', output?.capacity],
    ['shutdown', output?.shutdown],
    ['secondary', stage.secondary?.elasticity],
    ['demand', stage.demand?.elasticity],
    ['choke', stage.choke],
    ['ceiling', stage.ceiling],
    ['growth', stage.growth?.share],
  ];
}

/** What a base market needs that a market to be solved does not, and what of such a file is not read here. */
function problemsOf(file: MarketFile, name: string): readonly Problem[] {
  const problem = (code: string, path: string, message: string): Problem => ({ code, file: name, path, message });
  const own = (part: { byCountry?: Record<string, object> | undefined } | undefined, but?: string) =>
    Object.values(part?.byCountry ?? {}).some((one) => Object.keys(one).some((key) => key !== but));
  return [
    ...(file.baseYear === undefined
      ? [problem('no-base-year', 'baseYear', 'a base market needs the year of its flows: write baseYear: 2022')]
      : []),
    ...(file.measures.length > 0
      ? [
          problem(
            'measures-in-base',
            'measures',
            'a base is a year without the event: write the measure in the event, or in --measure',
          ),
        ]
      : []),
    ...file.stages.flatMap((stage, t) => [
      ...(stage.basePrice === undefined
        ? [
            problem(
              'no-base-price',
              `stages[${t}].basePrice`,
              'a base market needs its price, USD a tonne: write basePrice',
            ),
          ]
        : []),
      ...(own(stage.supply) || own(stage.processing, 'recovery') || own(stage.demand) || own(stage.secondary, 'tonnes')
        ? [
            problem(
              'not-by-country',
              `stages[${t}]`,
              'elasticities, capacities and shutdown prices are drawn for a stage as a whole: of byCountry only recovery and tonnes of scrap are read',
            ),
          ]
        : []),
    ]),
  ];
}

function stageOf(stage: FileStage, t: number, file: MarketFile, row: (part: string) => string): BaseStage {
  const error = file.error ?? usualError;
  const sold = (who: 'exporter' | 'importer') => {
    const sums = new Map<CountryCode, number>();
    for (const [from, to, tonnes] of stage.flows) {
      const key = who === 'exporter' ? from : to;
      sums.set(key, (sums.get(key) ?? 0) + tonnes);
    }
    return sums;
  };
  const makers = [...sold('exporter').keys()];
  const recovery = (country: CountryCode) =>
    stage.processing?.byCountry?.[country]?.recovery ?? stage.processing?.recovery ?? 1;
  const last = t === file.stages.length - 1;
  return {
    name: stage.name,
    form: stage.name,
    basePrice: { usdPerTonne: stage.basePrice!, row: row(`${stage.name}.price`) },
    flows: stage.flows.map(([exporter, importer, tonnes]) => ({
      exporter,
      importer,
      tonnes,
      low: tonnes * (1 - error),
      high: tonnes * (1 + error),
      status: 'estimated',
      row: row(`${stage.name}.${exporter}.${importer}`),
    })),
    outputKnown: true,
    finalDemand: last ? sold('importer') : new Map(Object.entries(stage.finalDemand ?? {})),
    recovery: t === 0 ? new Map() : new Map(makers.map((country) => [country, recovery(country)])),
    secondary: new Map(
      Object.entries(stage.secondary?.byCountry ?? {}).map(([country, { tonnes }]) => [country, tonnes]),
    ),
    fixedSupply: new Map(),
    groups: new Map(),
  };
}

/**
 * The base market of a lodeward-market/1 file: what was known before an event, for a mineral or year that the atlas lacks. Numbers that stand in the
 * file hold in every draw, the others are drawn from the ranges of data/elasticities.csv; every flow has a triangular error of `error`.
 * @param name the file, in problems and row ids @param mineral in place of the file's own
 * @throws InputRefused with everything that a base needs and the file lacks
 */
export function ownMarket(file: MarketFile, name: string, mineral = file.mineral): OwnMarket {
  const problems = [
    ...problemsOf(file, name),
    ...(mineral === undefined
      ? [
          {
            code: 'no-mineral',
            file: name,
            path: 'mineral',
            message: 'a base market needs the code of its mineral: write mineral: gallium',
          },
        ]
      : []),
  ];
  if (problems.length > 0 || mineral === undefined) throw new InputRefused(problems);
  const row = (part: string) => `${name}/${part}`;
  const parameters = file.stages.flatMap((stage, t) =>
    stated(stage, t === 0).flatMap(([parameter, value]): ParameterRow[] =>
      value === undefined
        ? []
        : [
            {
              ...{ mineral, stage: stage.name, parameter, low: value, mode: value, high: value },
              ...{ distribution: 'fixed', unit: '', source: name, address: '', status: 'stated', note: '' },
            },
          ],
    ),
  );
  return {
    market: {
      mineral,
      parent: file.parent ?? mineral,
      baseYear: String(file.baseYear),
      baseYearReason: name,
      status: 'estimated',
      notes: [
        ...(file.note ? [file.note] : []),
        `flows are drawn within ${Number((100 * (file.error ?? usualError)).toPrecision(3))}% either way${file.error === undefined ? ', as the file says no "error"' : ''}`,
      ],
      unit: file.unit,
      stages: file.stages.map((stage, t) => stageOf(stage, t, file, row)),
    },
    parameters,
  };
}

/** An atlas in which a reader's markets stand before its own. */
function withOwnMarkets(atlas: Atlas, own: readonly OwnMarket[]): Atlas {
  const of = (mineral: MineralCode) => own.find(({ market }) => market.mineral === mineral)?.market;
  const rest = async () => (await atlas.baseMarkets()).filter(({ mineral }) => !of(mineral));
  return {
    vintage: atlas.vintage,
    rows: (query) => atlas.rows(query),
    facts: (kind) => atlas.facts(kind),
    sources: () => atlas.sources(),
    trace: (id) => atlas.trace(id),
    traces: (ids) => atlas.traces(ids),
    traceFact: (id) => atlas.traceFact(id),
    baseMarket: async (mineral) => of(mineral) ?? (await atlas.baseMarket(mineral)),
    baseMarkets: async () => [...own.map(({ market }) => market), ...(await rest())],
    markets: async () => [...new Set([...own.map(({ market }) => market.mineral), ...(await atlas.markets())])],
  };
}

/** What a question is asked with, a reader's own markets in the place of the atlas's. */
export const withOwn = <
  Ports extends { atlas: Atlas; parameters: readonly ParameterRow[]; countries: ReadonlySet<CountryCode> },
>(
  ports: Ports,
  own: readonly OwnMarket[],
): Ports =>
  own.length === 0
    ? ports
    : {
        ...ports,
        atlas: withOwnMarkets(ports.atlas, own),
        parameters: [...ports.parameters, ...own.flatMap((one) => one.parameters)],
        countries: new Set([
          ...ports.countries,
          ...own.flatMap(({ market }) =>
            market.stages.flatMap(({ flows }) => flows.flatMap((f) => [f.exporter, f.importer])),
          ),
        ]),
      };
