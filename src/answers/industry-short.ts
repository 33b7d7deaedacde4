import {
  InputRefused,
  type Interval,
  interval,
  isMissing,
  type Maybe,
  missing,
  oneOf,
  times,
  whenPresent,
} from '../base/index.js';
import type { IndustryShort } from '../brief/index.js';
import { type IndustryFacts, industryModel, notMade, type Product, valueAddedLost } from '../industry/index.js';

export interface IndustryShortQuestion {
  readonly country: string;
  /** Share of a year's tonnes that is short, by mineral. */
  readonly short: ReadonlyMap<string, number>;
  /** Tonnes short, by mineral, for the bill of materials; optional. */
  readonly tonnes: ReadonlyMap<string, number>;
  readonly seed: number;
  readonly draws: number;
}

/**
 * What a country's industry loses when minerals are short: value added, direct and total, jobs, by industry, and as products not made.
 * @throws InputRefused for a country without a table, a share outside [0, 1] or a mineral without use shares
 */
export function industryShort(
  facts: IndustryFacts,
  products: readonly Product[],
  question: IndustryShortQuestion,
): IndustryShort {
  const { country, short, tonnes, seed, draws } = question;
  const model = industryModel(facts, country);
  const known = [...new Set(facts.uses.map((u) => u.mineral))];
  const problems = [...short].flatMap(([mineral, f]) => [
    ...(known.includes(mineral)
      ? []
      : [
          {
            code: 'no-use-shares',
            value: mineral,
            message: `no use shares of "${mineral}"; there are ${known.join(', ')}`,
            wanted: oneOf(known),
          },
        ]),
    ...(f >= 0 && f <= 1
      ? []
      : [
          {
            code: 'out-of-range',
            path: mineral,
            value: f,
            message: `the share short of ${mineral} must lie between 0 and 1`,
          },
        ]),
  ]);
  const countries = [...new Set(facts.tables.map((table) => table.country))];
  if (isMissing(model))
    problems.push({
      code: 'no-industry-table',
      value: country,
      message: `no input-output table of ${country}; there are ${countries.join(', ')}`,
      wanted: oneOf(countries),
    });
  if (isMissing(model) || problems.length > 0) throw new InputRefused(problems);
  const { table } = model;
  const shortages = new Map([...short].map(([mineral, f]) => [mineral, new Float64Array(draws).fill(f)]));
  const lost = valueAddedLost(model, shortages, seed);
  const direct = interval(lost.direct);
  const total = whenPresent(lost.total, interval);
  const today = (figure: Maybe<Interval>): Maybe<Interval> =>
    isMissing(figure) ? figure : whenPresent(table.todayFactor, (k) => times(figure, k));
  return {
    format: 'lodeward-industry/1',
    country,
    table: { id: table.id, year: table.year, source: table.source },
    short: Object.fromEntries(short),
    seed,
    draws,
    valueAddedLostKrw: { direct, least: interval(lost.least), greatest: interval(lost.greatest), total },
    valueAddedLostKrwToday: { year: table.today, direct: today(direct), total: today(total) },
    jobs: whenPresent(lost.jobs, interval),
    industries: model.named.map(({ id, name, sectors }) => {
      const rows = sectors.map((code) => table.codes.indexOf(code));
      const directKrw = rows.reduce((sum, k) => sum + lost.bySector[k]!, 0);
      const all = rows.reduce((sum, k) => sum + table.valueAdded[k]! * table.krwPerUnit, 0);
      return { id, name, directKrw, share: directKrw / all };
    }),
    notMade: [...tonnes].flatMap(([mineral, t]) => {
      const made = notMade(products, mineral, t);
      return made.length > 0
        ? made
        : [
            {
              product: mineral,
              name: { en: mineral },
              unit: '',
              count: missing('no-bill-of-materials', mineral),
              status: 'unverified',
            },
          ];
    }),
    unplaced: lost.unplaced,
    basis: [
      ...new Set(facts.uses.filter((u) => short.has(u.mineral)).map((u) => `${u.mineral}: use shares ${u.basis}`)),
    ],
  };
}
