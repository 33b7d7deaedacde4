import type { BaseMarket } from '../atlas/index.js';
import {
  type CountryCode,
  InputRefused,
  isMissing,
  type Krw,
  type LocalText,
  type Maybe,
  type Problem,
  whenPresent,
} from '../base/index.js';
import type { MeasureSource } from '../brief/index.js';
import { type Candidate, type CostFrame, type CostRule, costOf, type Standing } from '../portfolio/index.js';
import type { MeasuresFile, ProjectFile } from '../study/index.js';
import { noSource, standingOf, takesFrom } from './plan-effects.js';

type Entry = MeasuresFile['measures'][number];

export interface ProjectValue {
  readonly cost: Maybe<Krw>;
  /** Revenue of the host's treasury and state companies, and value added of private firms and people there as far as it is known. */
  readonly hostGain: Maybe<Krw>;
  /** False where the project's file does not state its `homeValue`: wages and local suppliers are not in the gain. */
  readonly withWages: boolean;
}

/** What turns the entries of measures.yaml into candidates. */
export interface CandidateFacts {
  readonly importer: CountryCode;
  readonly partner: CountryCode;
  readonly countries: ReadonlySet<CountryCode>;
  readonly markets: ReadonlyMap<string, BaseMarket>;
  /** Routes that can close. */
  readonly routes: ReadonlySet<string>;
  /** Ids of projects whose name may not show. */
  readonly confidential: ReadonlySet<string>;
  readonly frame: CostFrame;
  /** Won per unit of a currency. */
  readonly krwPer: (currency: string) => Maybe<number>;
  /** What a support package for a project of the study costs the home treasury, and what the host gets, in present value. */
  readonly projectValue: (project: string, support: ProjectFile['support']) => Promise<ProjectValue>;
}

interface Unvalued {
  readonly id: string;
  readonly code: string;
  readonly detail: string;
  /** What the file says about it. */
  readonly says?: LocalText;
}

/** A source in one line. */
const cited = (source: Entry['source']): string =>
  typeof source === 'string' ? source : Object.values(source).join(', ');

export interface Candidates {
  readonly candidates: readonly Candidate[];
  readonly standing: ReadonlyMap<string, Standing>;
  /** None for a measure that rests on a confidential project. */
  readonly names: ReadonlyMap<string, Entry['name']>;
  /** What the file cites for effect and cost, and for delivery; none for a measure that rests on a confidential project. */
  readonly sources: ReadonlyMap<string, MeasureSource>;
  /** Measures whose gain for the partner leaves out wages and local suppliers. */
  readonly withoutWages: readonly string[];
  /** Entries that cannot be valued, with the reason: no effect shown, no market, or delivered after the budget's years. */
  readonly unvalued: readonly Unvalued[];
}

const inKrw = ({ value, currency }: { value: number; currency: string }, { krwPer }: CandidateFacts): Maybe<Krw> => {
  const rate = krwPer(currency);
  return isMissing(rate) ? rate : value * rate;
};

/** The measures in the order of their ids, those that rest on a confidential project under a number in place of it, and without their name. */
function masked(
  file: MeasuresFile,
  confidential: ReadonlySet<string>,
): { entries: readonly Entry[]; named: Set<string> } {
  const measures = [...file.measures].sort((a, b) => (a.id < b.id ? -1 : 1));
  const hidden = measures.filter(({ cost }) => cost.rule === 'project' && confidential.has(cost.project));
  const shown = new Map(hidden.map(({ id }, k) => [id, `confidential-${k + 1}`]));
  const idOf = (id: string) => shown.get(id) ?? id;
  const entries = measures.map((entry) => ({
    ...entry,
    id: idOf(entry.id),
    requires: entry.requires.map(idOf),
    excludes: entry.excludes.map(idOf),
    effect: Array.isArray(entry.effect)
      ? entry.effect.map((e) => ('raises' in e ? { ...e, raises: idOf(e.raises) } : e))
      : entry.effect,
  }));
  return { entries, named: new Set(entries.filter((_, k) => !shown.has(measures[k]!.id)).map(({ id }) => id)) };
}

async function costRule({ cost }: Entry, value: ProjectValue | undefined, facts: CandidateFacts): Promise<CostRule> {
  switch (cost.rule) {
    case 'stated':
      return { rule: 'stated', amountKrw: inKrw(cost.amount, facts) };
    case 'project':
      return { rule: 'project', presentValueKrw: value!.cost };
    default:
      return cost;
  }
}

/**
 * The partner's gain in present value: as stated; the host's revenue and private value added from a project and the premium it is paid on a contract, each times the
 * mode of the odds of delivery; 0 where it sells nothing and shares nothing; else missing.
 */
function partnerGain(
  entry: Entry,
  cost: Maybe<Krw>,
  value: ProjectValue | undefined,
  facts: CandidateFacts,
): Maybe<Krw> {
  if (entry.partnerGain) return inKrw(entry.partnerGain.amount, facts);
  const [, mode] = entry.delivery.odds;
  if (value) return whenPresent(value.hostGain, (gain) => mode * gain);
  const shared = entry.kind === 'joint-stock';
  if (!shared && !takesFrom(entry, facts.partner, facts)) return 0;
  return entry.cost.rule === 'premium' ? whenPresent(cost, (premium) => mode * premium) : noSource;
}

const raisedBy = ({ effect }: Entry): readonly string[] =>
  Array.isArray(effect) ? effect.flatMap((e) => ('raises' in e ? [e.raises] : [])) : [];

/** Why an entry cannot be valued at all; undefined where it can. */
function obstacle({ id, effect, delivery, minerals }: Entry, facts: CandidateFacts): Unvalued | undefined {
  if ('unknown' in effect) return { id, code: 'effect-unknown', detail: effect.unknown.en, says: effect.unknown };
  const without = minerals.filter((mineral) => !facts.markets.has(mineral));
  if (without.length > 0) return { id, code: 'no-market', detail: `no base market of ${without.join(', ')}` };
  if (delivery.year > facts.frame.to) return { id, code: 'too-late', detail: `delivers in ${delivery.year}` };
  return undefined;
}

/** Names of other measures, minerals and routes that an entry uses and that are not there. */
function strangers(entry: Entry, entries: readonly Entry[], facts: CandidateFacts): readonly Problem[] {
  const at = { file: 'measures.yaml', path: entry.id };
  const ids = new Map(entries.map((one) => [one.id, one]));
  const unknown = [...entry.requires, ...entry.excludes, ...raisedBy(entry)].filter((id) => !ids.has(id));
  const effects = Array.isArray(entry.effect) ? entry.effect : [];
  const unlisted = effects.flatMap((e) => ('mineral' in e && !entry.minerals.includes(e.mineral) ? [e.mineral] : []));
  const routes = effects.flatMap((e) => ('detour' in e && !facts.routes.has(e.detour) ? [e.detour] : []));
  const chained = raisedBy(entry).filter(
    (id) => entries.some((one) => raisedBy(one).includes(entry.id)) && ids.has(id),
  );
  const say = (code: string, values: readonly string[], message: (value: string) => string): Problem[] =>
    values.map((value) => ({ ...at, code, value, message: message(value) }));
  return [
    ...say(
      'unknown-measure',
      unknown,
      (value) => `${entry.id} names the measure "${value}", which is not in the file; write it or take the name out`,
    ),
    ...say(
      'unlisted-mineral',
      unlisted,
      (value) => `${entry.id} acts on ${value}, which is not among its minerals; add it there`,
    ),
    ...say(
      'unknown-route',
      routes,
      (value) => `there is no route "${value}"; routes: ${[...facts.routes].join(', ') || 'none'}`,
    ),
    ...say(
      'raised-itself',
      chained,
      () => `${entry.id} raises the odds of others and is raised itself; leave one of the two out`,
    ),
  ];
}

/**
 * Candidates and what they do, from measures.yaml.
 * @throws InputRefused with the problems of every entry whose sentences cannot be read or whose links name nothing
 */
export async function planCandidates(file: MeasuresFile, facts: CandidateFacts): Promise<Candidates> {
  const { entries, named } = masked(file, facts.confidential);
  const problems: Problem[] = entries.flatMap((entry) => strangers(entry, entries, facts));
  const candidates: Candidate[] = [];
  const standing = new Map<string, Standing>();
  const unvalued: Unvalued[] = [];
  const withoutWages: string[] = [];
  for (const entry of entries) {
    const found = obstacle(entry, facts);
    if (found || 'unknown' in entry.effect) {
      if (found) unvalued.push(found);
      continue;
    }
    const value =
      entry.cost.rule === 'project' ? await facts.projectValue(entry.cost.project, entry.cost.support) : undefined;
    const { id, kind, minerals, delivery, ties, requires, excludes } = entry;
    if (value?.withWages === false && !entry.partnerGain) withoutWages.push(id);
    const cost = costOf(await costRule(entry, value, facts), minerals[0]!, delivery.year, facts.frame);
    try {
      standing.set(id, standingOf(entry, entry.effect, partnerGain(entry, cost, value, facts), facts));
    } catch (error) {
      if (!(error instanceof InputRefused)) throw error;
      problems.push(...error.problems.map((problem) => ({ ...problem, file: 'measures.yaml', path: `${id}.effect` })));
      continue;
    }
    const [, mode] = delivery.odds;
    candidates.push({
      id,
      kind,
      minerals,
      cost,
      delivery: { odds: mode, year: delivery.year },
      ties: [...ties, ...minerals.map((mineral) => `parent ${facts.markets.get(mineral)!.parent}`)],
      requires,
      excludes,
      raises: raisedBy(entry),
    });
  }
  if (problems.length > 0) throw new InputRefused(problems);
  const names = new Map(entries.flatMap(({ id, name }) => (named.has(id) ? [[id, name] as const] : [])));
  const sources = new Map(
    entries.flatMap(({ id, source, delivery }) =>
      named.has(id) ? [[id, { measure: cited(source), delivery: cited(delivery.source) }] as const] : [],
    ),
  );
  return { candidates, standing, names, sources, withoutWages, unvalued };
}
