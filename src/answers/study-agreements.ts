import {
  type IsoDate,
  isMissing,
  type Language,
  type LocalText,
  languages,
  type Maybe,
  missing,
} from '../base/index.js';
import { type Agreements, promisedAs, quantity } from '../brief/index.js';
import { type Disclosure, type Promised, type RegistryWord, registryWord, type Standing } from '../registry/index.js';
import type { Study } from '../study/index.js';
import { becameOf } from './what-became-of.js';

const word = (id: RegistryWord): LocalText => {
  const [en, ko, mn] = languages.map((language) => registryWord(id, language)) as [string, string, string];
  return { en, ko, mn };
};

/** What was promised in words, with its number where it names one: "Silver concentrate ($17 million)". */
function promise({ what, quantity: promised, unit, measure }: Promised): LocalText {
  const text = what ?? word(`measure.${measure}`);
  if (promised === undefined) return text;
  const as = promisedAs({ quantity: promised, unit, measure });
  const told = (language: Language) => `${text[language]} (${quantity(promised, as.unit, language, as.figures)})`;
  return { en: told('en'), ...(text.ko ? { ko: told('ko') } : {}), ...(text.mn ? { mn: told('mn') } : {}) };
}

function total(standing: Standing, kind: 'memorandum' | 'contracted' | 'delivered'): Maybe<number> {
  const known = standing.tonnes.map((one) => one[kind].total).filter((value): value is number => !isMissing(value));
  const sum = known.reduce((a, b) => a + b, 0);
  if (sum > 0) return sum;
  return kind === 'memorandum'
    ? missing('no-tonnes', `no paper of ${standing.id} that is not yet a contract names contained tonnes`)
    : missing('none-evidenced', `the ledger has no evidence of ${kind} contained tonnes of ${standing.id}`);
}

const publisher = (source: unknown): string => {
  const [first] = Array.isArray(source) ? source : [source];
  return typeof first === 'string' ? first : ((first as { publisher?: string } | undefined)?.publisher ?? '');
};

/** The newest date that any entry names: what the study knows reaches no further. */
function newest(study: Study): IsoDate {
  const dates = study.agreements.map(({ body }) => ('date' in body ? (body.date ?? '') : ''));
  return dates.sort().at(-1) ?? '';
}

/** The agreements of a study as they stand at its date, newest first, with the odds that a memorandum becomes a contract; missing where the study has none. */
export function studyAgreements(
  study: Study,
  disclosures: readonly Disclosure[],
  transit: Agreements['transit'],
): Maybe<Agreements> {
  if (study.agreements.length === 0)
    return missing('no-agreements', 'the folder agreements of the study has no entries');
  const date = study.study.asOf ?? newest(study);
  const { agreements, odds } = becameOf(study.agreements, date, disclosures);
  const rows = [...agreements].reverse().map((standing) => ({
    id: standing.id,
    date: standing.date,
    title: standing.title,
    stage: word(`stage.${standing.stage}`),
    nextDue:
      standing.nextDue?.due ?? missing('no-due-date', `no open milestone of ${standing.id} names a day after ${date}`),
    memorandumTonnes: total(standing, 'memorandum'),
    contractedTonnes: total(standing, 'contracted'),
    deliveredTonnes: total(standing, 'delivered'),
    promised: standing.promised.map(promise),
    evidence: standing.evidenced.map((one) => ({
      date: one.date,
      what: 'note' in one && one.note ? (one.note as LocalText) : word(`what.${one.what}` as RegistryWord),
      counted: one.counted,
      source: publisher(one.source),
    })),
  }));
  const { mean, p05, p95 } = odds.mostLikely;
  return { asOf: date, odds: { mean, p05, p95 }, transit, rows };
}
