import type { BaseMarket } from '../../atlas/index.js';
import { type CountryCode, InputRefused, NoAnswer, type Problem } from '../../base/index.js';
import { announce } from './announce.js';
import { ban } from './ban.js';
import { close, routed } from './close.js';
import { commit } from './commit.js';
import { duty } from './duty.js';
import { expire } from './expire.js';
import { inforce } from './inforce.js';
import { licence } from './licence.js';
import type { Closure, Effect, Kind, Measure, MeasureKind } from './measure.js';
import { outage } from './outage.js';
import { quota } from './quota.js';
import { release } from './release.js';
import { stock } from './stock.js';
import { suspend } from './suspend.js';
import { Unreadable, Words } from './words.js';

const kinds: { readonly [K in Kind]: MeasureKind<K> } = {
  ban,
  quota,
  duty,
  licence,
  outage,
  close,
  stock,
  release,
  commit,
  announce,
  inforce,
  suspend,
  expire,
};

/** One line of the grammar for each kind, in the order of the contract. */
export const measureUsage: readonly string[] = Object.values(kinds).map((kind) => kind.usage);

const isKind = (word: string): word is Kind => Object.hasOwn(kinds, word);

function readOne(text: string, start: number): Measure {
  const words = new Words(text, start);
  const word = words.peek();
  if (word === undefined || !isKind(word)) words.fail(`one of ${Object.keys(kinds).join(', ')}`);
  words.any('a measure');
  const measure = kinds[word as Kind].read(words);
  words.done();
  return measure;
}

const countriesOf = (measure: Measure): readonly CountryCode[] => {
  if ('from' in measure) return measure.to === '*' ? measure.from : [...measure.from, ...measure.to];
  if (measure.kind === 'outage') return measure.countries;
  return 'country' in measure ? [measure.country] : [];
};

/**
 * Reads measures joined by `+`, the grammar of docs/methods/measures.md.
 * @param countries the codes there are; a code that is not among them is a problem
 * @throws InputRefused with one problem a measure (`measure-syntax`, with the character) and one an unknown country (`unknown-country`)
 * @example parseMeasures('ban CHN -> KOR,JPN + outage 40% CHL mined', codes)
 */
export function parseMeasures(text: string, countries?: ReadonlySet<CountryCode>): readonly Measure[] {
  const problems: Problem[] = [];
  const measures: Measure[] = [];
  let start = 1;
  for (const part of text.split('+')) {
    try {
      measures.push(readOne(part, start));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      const { position, found, wanted } = error;
      const usage = kinds[part.trim().split(/\s/)[0] as Kind]?.usage;
      problems.push({
        code: 'measure-syntax',
        path: `measure, character ${position}`,
        value: text,
        message: `At character ${position} of the measure: found ${found === 'the end' ? found : `"${found}"`}, wanted ${wanted}.${usage ? ` Write it as: ${usage}` : ''}`,
      });
    }
    start += part.length + 1;
  }
  const named = new Set(measures.flatMap(countriesOf));
  for (const code of named)
    if (countries && !countries.has(code) && !code.startsWith('R-'))
      problems.push({
        code: 'unknown-country',
        path: 'measure',
        value: code,
        message: `There is no country "${code}". Write ISO 3166-1 codes of three letters, such as CHN, KOR, MNG.`,
      });
  if (problems.length > 0) throw new InputRefused(problems);
  return measures;
}

/**
 * What the measures do to a market in a year without months, as yearly rates while they last.
 * @param months how long they last: a stock of 800 t let out in 6 months is 1,600 t a year
 * @param closures what passes a route, and its other ways (data/closures.csv, data/detours.csv)
 * @throws NoAnswer not-modelled for a kind that acts through months only
 * @throws InputRefused for a stage or a country the market does not hold by itself
 */
export function effectsOf(
  measures: readonly Measure[],
  market: BaseMarket,
  months = 12,
  closures: readonly Closure[] = [],
): readonly Effect[] {
  const problems = measures.flatMap(countriesOf).flatMap((code) => grouped(code, market));
  if (problems.length > 0) throw new InputRefused(problems);
  const effects = measures.flatMap((measure) => {
    const kind = kinds[measure.kind] as MeasureKind<Kind>;
    if (!kind.effects)
      throw new NoAnswer('not-modelled', `"${measure.kind}" acts through months and is not modelled in one year.`, {
        measure: measure.kind,
      });
    return kind.effects(measure, market, months, closures);
  });
  return routed(effects, new Set(routesShut(measures)), market, closures);
}

/** Routes that measures shut. */
export const routesShut = (measures: readonly Measure[]): readonly string[] =>
  measures.flatMap((measure) => (measure.kind === 'close' ? [measure.route] : []));

function grouped(code: CountryCode, market: BaseMarket): readonly Problem[] {
  for (const stage of market.stages)
    for (const [group, members] of stage.groups)
      if (members.includes(code))
        return [
          {
            code: 'country-in-group',
            path: 'measure',
            value: code,
            message: `${code} is one of the small sellers and buyers of ${market.mineral} held together as ${group}; name ${group} or another country.`,
          },
        ];
  return [];
}

export { routed } from './close.js';
export type { Closure, Effect, Measure, Range } from './measure.js';
