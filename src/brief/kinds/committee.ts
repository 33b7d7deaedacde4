import type { CountryCode, IsoDate, LocalText } from '../../base/index.js';
import type { Due, RegistryWord, Standing } from '../../registry/index.js';
import { registryWord } from '../../registry/index.js';
import { promisedAs } from '../agreements-told.js';
import type { Block, Document, Section } from '../document.js';
import { withNotice } from '../notice.js';
import { code, count, country, inner, text } from '../phrases.js';
import type { Results } from '../results.js';
import { type Sentence, say, type Value } from '../sentence.js';
import { shortImprint } from './imprint.js';
import { asks } from './vice-minister.js';

/** A body that signs, funds or hosts, as the agreements name it. */
export interface Body {
  readonly id: string;
  readonly name: LocalText;
  readonly country?: CountryCode;
}

export interface CommitteeFacts {
  readonly asOf: IsoDate;
  readonly standings: readonly Standing[];
  readonly bodies: readonly Body[];
}

const day = (value: IsoDate): Value => ({ is: 'date', value });
const words = (id: string): Value => {
  const word = (language: 'en' | 'ko' | 'mn') => registryWord(id as RegistryWord, language);
  return text({ en: word('en'), ko: word('ko'), mn: word('mn') });
};
const bullets = (items: readonly Sentence[]): readonly Block[] => (items.length > 0 ? [{ is: 'bullets', items }] : []);
const said = (given: LocalText | string): Value => text(typeof given === 'string' ? { en: given } : given);

type Pledge = Standing['promised'][number];
const what = ({ what: told, measure, quantity, unit }: Pledge): Value => {
  const named = told ? said(told) : words(`measure.${measure}`);
  if (quantity === undefined) return named;
  const number: Value = { is: 'quantity', value: quantity, ...promisedAs({ quantity, unit, measure }) };
  return inner(say('committee.quantity', { what: named, number }));
};
const publisher = (source: unknown): string => {
  const [first] = Array.isArray(source) ? source : [source];
  return typeof first === 'string' ? first : ((first as { publisher?: string } | undefined)?.publisher ?? '');
};

const nameOf =
  ({ bodies }: CommitteeFacts) =>
  (id: string): Value => {
    const body = bodies.find((one) => one.id === id);
    return body ? text(body.name) : code(id);
  };

function evidence({ evidenced }: Standing): readonly Sentence[] {
  if (evidenced.length === 0) return [say('committee.noEvidence')];
  return evidenced.map((one) =>
    say(one.counted ? 'committee.evidence' : 'committee.doubt', {
      date: day(one.date),
      what: 'note' in one && one.note ? said(one.note) : words(`what.${one.what}`),
      source: code(publisher(one.source)),
    }),
  );
}

function promised(standing: Standing, name: (id: string) => Value): readonly Block[] {
  const { nextDue } = standing;
  return [
    { is: 'lead', sentence: say('committee.item', { date: day(standing.date), title: text(standing.title) }) },
    ...bullets([
      say('committee.stage', { stage: words(`stage.${standing.stage}`), date: day(standing.stageSince) }),
      ...(standing.promised.length === 0 ? [say('committee.quiet')] : []),
      ...standing.promised.map((one) =>
        one.by === undefined
          ? say('committee.promise.nobody', { what: what(one) })
          : say('committee.promise', { what: what(one), by: name(one.by) }),
      ),
      ...evidence(standing),
      ...(nextDue ? [say('committee.due', { date: day(nextDue.due), what: said(nextDue.what) })] : []),
    ]),
  ];
}

interface Late {
  readonly standing: Standing;
  readonly due: Due;
}
const late = ({ standings, asOf }: CommitteeFacts): readonly Late[] =>
  standings.flatMap((standing) =>
    standing.open.filter(({ due }) => due < asOf).map((due): Late => ({ standing, due })),
  );

function overdue(facts: CommitteeFacts): readonly Block[] {
  const found = late(facts);
  const undated = facts.standings
    .filter(({ open }) => open.length === 0)
    .reduce((sum, { promised: all }) => sum + all.length, 0);
  return [
    ...(found.length === 0 ? bullets([say('committee.none')]) : []),
    ...bullets(
      found.map(({ standing, due }) =>
        say('committee.late', { title: text(standing.title), what: said(due.what), date: day(due.due) }),
      ),
    ),
    ...(undated > 0
      ? [{ is: 'note', tone: 'caution', sentence: say('committee.undated', { count: count(undated) }) } as const]
      : []),
  ];
}

/** What each body is asked for: what is overdue first, then what it promised and nothing shows, then its papers without promises that can be checked. */
function asksOf(body: string | undefined, facts: CommitteeFacts): readonly Sentence[] {
  const owes = (owner: string | undefined) => owner === body;
  const overdueAsks = late(facts)
    .filter(({ due }) => owes(due.owner))
    .map(({ standing, due }) =>
      say('committee.ask.overdue', { date: day(due.due), what: said(due.what), title: text(standing.title) }),
    );
  const open = facts.standings
    .filter(({ evidenced }) => !evidenced.some(({ counted }) => counted))
    .flatMap((standing) =>
      standing.promised
        .filter(({ by }) => owes(by))
        .map((one) => say('committee.ask.open', { what: what(one), title: text(standing.title) })),
    );
  const papers = facts.standings
    .filter(
      ({ stage, promised: all, parties }) =>
        stage === 'memorandum' && all.length === 0 && parties.some(({ party }) => party === body),
    )
    .map(({ title }) => say('committee.ask.paper', { title: text(title) }));
  return [...overdueAsks, ...open, ...papers];
}

function byBody(facts: CommitteeFacts, countries: readonly CountryCode[]): readonly Block[] {
  const own = facts.bodies
    .filter((body) => body.country !== undefined && countries.includes(body.country))
    .sort((a, b) => countries.indexOf(a.country!) - countries.indexOf(b.country!));
  return [
    ...own.flatMap((body): readonly Block[] => {
      const asked = asksOf(body.id, facts);
      return asked.length === 0
        ? []
        : [{ is: 'lead', sentence: say('notice', { text: text(body.name) }) }, ...bullets(asked)];
    }),
    ...(asksOf(undefined, facts).length === 0
      ? []
      : [{ is: 'lead', sentence: say('committee.bodiless') } as const, ...bullets(asksOf(undefined, facts))]),
  ];
}

/**
 * The agenda of the joint committee: what is to be decided, what is overdue, what was promised before with the evidence since, and what
 * each body is asked for. Meant to be written in two languages side by side.
 */
export function committee(results: Results, facts: CommitteeFacts): Document {
  const names = { importer: country(results.importer), partner: country(results.partner) };
  const section = (id: 'decide' | 'overdue' | 'promised' | 'asks', blocks: readonly Block[]): Section => ({
    id,
    title: say(`committee.${id}`),
    blocks,
  });
  const newest = [...facts.standings].sort((a, b) => (a.date > b.date ? -1 : a.date < b.date ? 1 : 0));
  return withNotice(
    {
      id: 'committee',
      title: say('title.committee', names),
      subtitle: say('subtitle.committee', { date: day(facts.asOf) }),
      imprint: shortImprint(results),
      sections: [
        section('decide', [{ is: 'bullets', items: asks(results), numbered: true }]),
        section('overdue', overdue(facts)),
        section(
          'promised',
          newest.flatMap((one) => promised(one, nameOf(facts))),
        ),
        section('asks', byBody(facts, [results.partner, results.importer])),
      ],
      evidence: new Map(),
    },
    results,
  );
}
