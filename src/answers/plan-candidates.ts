import type { BaseMarket } from '../atlas/index.js';
import {
  type CountryCode,
  InputRefused,
  isMissing,
  type Krw,
  type Maybe,
  missing,
  type Problem,
} from '../base/index.js';
import { type Candidate, type CostFrame, type CostRule, costOf, type Standing } from '../portfolio/index.js';
import { parseMeasures } from '../shock/index.js';
import type { MeasuresFile } from '../study/index.js';

type Entry = MeasuresFile['measures'][number];

export interface ProjectValue {
  readonly cost: Maybe<Krw>;
  readonly hostGain: Maybe<Krw>;
}

/** What turns the entries of measures.yaml into candidates. */
export interface CandidateFacts {
  readonly importer: CountryCode;
  readonly partner: CountryCode;
  readonly countries: ReadonlySet<CountryCode>;
  readonly markets: ReadonlyMap<string, BaseMarket>;
  readonly frame: CostFrame;
  /** Won per unit of a currency. */
  readonly krwPer: (currency: string) => Maybe<number>;
  /** What the support of a project of the study costs the home treasury, and what the host gets, in present value. */
  readonly projectValue: (project: string) => Promise<ProjectValue>;
}

export interface Candidates {
  readonly candidates: readonly Candidate[];
  readonly standing: ReadonlyMap<string, Standing>;
  readonly names: ReadonlyMap<string, Entry['name']>;
  /** Entries that cannot be valued, with the reason: no effect shown, no market, or delivered after the budget's years. */
  readonly unvalued: readonly { readonly id: string; readonly code: string; readonly detail: string }[];
}

const inKrw = ({ value, currency }: { value: number; currency: string }, { krwPer }: CandidateFacts): Maybe<Krw> => {
  const rate = krwPer(currency);
  return isMissing(rate) ? rate : value * rate;
};

async function costRule({ cost }: Entry, facts: CandidateFacts): Promise<CostRule> {
  switch (cost.rule) {
    case 'stated':
      return { rule: 'stated', amountKrw: inKrw(cost.amount, facts) };
    case 'project':
      return { rule: 'project', presentValueKrw: (await facts.projectValue(cost.project)).cost };
    default:
      return cost;
  }
}

/** Tonnes that sentences of the grammar hold in stock for the importer, or bring it a year. */
function tonnesOf(sentences: readonly string[], facts: CandidateFacts): { stock: number; contract: number } {
  const sum = { stock: 0, contract: 0 };
  for (const measure of sentences.flatMap((text) => parseMeasures(text, facts.countries))) {
    if ((measure.kind === 'stock' || measure.kind === 'release') && measure.country === facts.importer)
      sum.stock += measure.tonnes;
    if (measure.kind === 'commit' && measure.to !== '*' && measure.to.includes(facts.importer))
      sum.contract += measure.tonnesPerYear;
  }
  return sum;
}

async function partnerGain({ partnerGain: stated, cost }: Entry, facts: CandidateFacts): Promise<Maybe<Krw>> {
  if (stated) return inKrw(stated.amount, facts);
  if (cost.rule === 'project') return (await facts.projectValue(cost.project)).hostGain;
  return missing('no-source', 'no source states the gain of the partner');
}

async function standingOf(
  entry: Entry,
  effects: Exclude<Entry['effect'], { unknown: string }>,
  facts: CandidateFacts,
): Promise<Standing> {
  const minerals = [...new Set(effects.map((effect) => effect.mineral))];
  const sentences = (mineral: string) => effects.filter((e) => e.mineral === mineral).map((e) => e.measure);
  const tonnes = new Map(minerals.map((mineral) => [mineral, tonnesOf(sentences(mineral), facts)]));
  return {
    id: entry.id,
    odds: entry.delivery.odds,
    measures: new Map(
      minerals.map((mineral) => [mineral, sentences(mineral).flatMap((text) => parseMeasures(text, facts.countries))]),
    ),
    stock: new Map([...tonnes].map(([mineral, { stock }]) => [mineral, stock])),
    contract: new Map([...tonnes].map(([mineral, { contract }]) => [mineral, contract])),
    partnerGain: await partnerGain(entry, facts),
  };
}

/** Why an entry cannot be valued at all; undefined where it can. */
function obstacle(
  { id, effect, delivery, minerals }: Entry,
  facts: CandidateFacts,
): Candidates['unvalued'][number] | undefined {
  if ('unknown' in effect) return { id, code: 'effect-unknown', detail: effect.unknown };
  const without = minerals.filter((mineral) => !facts.markets.has(mineral));
  if (without.length > 0) return { id, code: 'no-market', detail: `no base market of ${without.join(', ')}` };
  if (delivery.year > facts.frame.to) return { id, code: 'too-late', detail: `delivers in ${delivery.year}` };
  return undefined;
}

/**
 * Candidates and what they do, from measures.yaml.
 * @throws InputRefused with the problems of every entry whose sentences cannot be read or whose links name no entry
 */
export async function planCandidates(file: MeasuresFile, facts: CandidateFacts): Promise<Candidates> {
  const ids = new Set(file.measures.map((entry) => entry.id));
  const problems: Problem[] = file.measures.flatMap((entry) =>
    [...entry.requires, ...entry.excludes]
      .filter((id) => !ids.has(id))
      .map((value) => ({
        code: 'unknown-measure',
        file: 'measures.yaml',
        path: entry.id,
        value,
        message: `${entry.id} names the measure "${value}", which is not in the file; write it or take the name out`,
      })),
  );
  const candidates: Candidate[] = [];
  const standing = new Map<string, Standing>();
  const unvalued: Candidates['unvalued'][number][] = [];
  for (const entry of file.measures) {
    const found = obstacle(entry, facts);
    if (found || 'unknown' in entry.effect) {
      if (found) unvalued.push(found);
      continue;
    }
    try {
      standing.set(entry.id, await standingOf(entry, entry.effect, facts));
    } catch (error) {
      if (!(error instanceof InputRefused)) throw error;
      problems.push(
        ...error.problems.map((problem) => ({ ...problem, file: 'measures.yaml', path: `${entry.id}.effect` })),
      );
      continue;
    }
    const { id, kind, minerals, delivery, ties, requires, excludes } = entry;
    const [, mode] = delivery.odds;
    const cost = costOf(await costRule(entry, facts), minerals[0]!, delivery.year, facts.frame);
    candidates.push({
      id,
      kind,
      minerals,
      cost,
      delivery: { odds: mode, year: delivery.year },
      ties,
      requires,
      excludes,
    });
  }
  if (problems.length > 0) throw new InputRefused(problems);
  return { candidates, standing, names: new Map(file.measures.map((entry) => [entry.id, entry.name])), unvalued };
}
