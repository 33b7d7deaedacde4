import {
  type Changed,
  phrase,
  type Reconciliation,
  type RegistryWord,
  type Ringing,
  registryWord,
  type Soundness,
  type whatIsDue,
} from '../../answers/index.js';
import { inLanguage, type Language } from '../../base/index.js';
import { hanging, padded } from '../../node/index.js';
import { evidence, promise, type Voice } from './registry.js';
import { plain } from './table.js';

type Alarm = Ringing['alarms'][number];
type Entry = Changed['recorded'][number];
const say = (word: string, by: Voice) => registryWord(word as RegistryWord, by.language);

function alarm(one: Alarm, by: Voice): string {
  const { mineral, year, contracted, capacity, change } = one.detail;
  const detail = [
    one.subject === one.agreement ? '' : one.subject,
    change,
    capacity === undefined ? '' : `${mineral} ${year}: ${plain(Number(contracted))} t > ${plain(Number(capacity))} t`,
    one.owner ? `${say('word.owner', by)}: ${by.party(one.owner)}` : '',
  ].filter((part) => part !== undefined && part !== '');
  const head = hanging(
    padded(one.anchor, 12),
    `${say(`alarm.${one.code}`, by)} · ${inLanguage(one.title, by.language)}`,
  );
  return [...head, ...(detail.length > 0 ? hanging(padded('', 12), detail.join(' · ')) : [])].join('\n');
}

export function alarms(ringing: Ringing, by: Voice): string {
  const head = `${say('word.alarms', by)} ${ringing.date}: ${ringing.alarms.length || say('word.none', by)}`;
  return [head, ...ringing.alarms.map((one) => alarm(one, by))].join('\n');
}

/** One recorded entry: when it is of, what it says, who recorded it. */
export function recorded(one: Entry, by: Voice): string {
  const { body } = one;
  const date = 'date' in body && body.date ? body.date : one.at.slice(0, 10);
  const title =
    body.type === 'agreement' || body.type === 'change'
      ? inLanguage(body.title, by.language)
      : body.type === 'party'
        ? inLanguage(body.name, by.language)
        : body.type === 'evidence'
          ? `${say(`what.${body.what}`, by)} · ${body.of}`
          : `${registryWord(`entry.${body.type}`, by.language)} · ${body.of}`;
  return hanging(padded(date, 12), `${title} (${one.id}; ${one.by})`).join('\n');
}

const some = (title: string, lines: readonly string[], limit = 20): string[] =>
  lines.length === 0
    ? []
    : [
        '',
        `${title}: ${lines.length}`,
        ...lines.slice(0, limit),
        ...(lines.length > limit ? [`            ... ${lines.length - limit} +`] : []),
      ];

export function changed(change: Changed, by: Voice): string {
  return [
    `${change.since} .. ${change.until}${change.vintage ? ` · ${change.vintage}` : ''}`,
    ...some(
      say('word.events', by),
      change.events.map((one) => recorded(one, by)),
    ),
    ...some(
      say('word.rules', by),
      change.rules.map((one) => recorded(one, by)),
    ),
    ...some(
      say('word.new-alarms', by),
      change.newAlarms.map((one) => alarm(one, by)),
    ),
    ...some(
      say('word.ended-alarms', by),
      change.endedAlarms.map((one) => alarm(one, by)),
    ),
    ...some(
      say('word.recorded', by),
      change.recorded.map((one) => recorded(one, by)),
    ),
    ...some(
      say('word.sources', by),
      change.sources.flatMap((one) =>
        hanging(padded(one.accessed, 12), `${one.publisher}: ${one.title} (${one.edition})`),
      ),
    ),
  ].join('\n');
}

export function reconciliation(answer: Reconciliation, by: Voice): string {
  const lines = answer.matches.flatMap(({ claim, verdict, customs, rows, detail }) => [
    ...hanging(
      '',
      `${claim.exporter} -> ${claim.importer} ${claim.mineral} ${claim.form ?? ''} ${claim.year} (${claim.basis}, ${claim.agreements.join(', ')})`,
    ),
    ...hanging(
      padded('', 4),
      `${say(`verdict.${verdict}`, by)}: ${plain(claim.tonnes)} t${customs === undefined ? '' : ` / ${plain(customs)} t`}${detail['grossTonnes'] ? ' (gross)' : ''}${detail['code'] ? ` · ${detail['code']}` : ''}${detail['transit'] ? ` · ${detail['transit']}` : ''}`,
    ),
    ...rows.map((row) => `    ${row}`),
  ]);
  const open = answer.unclaimed.map(({ agreement, reason }) => `${agreement}: ${reason}`);
  const none = lines.length + open.length === 0 ? [say('word.none', by)] : [];
  return [`${answer.year} · ±${answer.tolerance * 100}% · ${answer.vintage}`, ...lines, ...open, ...none].join('\n');
}

export function duties(list: Awaited<ReturnType<typeof whatIsDue>>, by: Voice): string {
  if (list.length === 0) return say('word.none', by);
  return list
    .map(({ agreement, milestones, promises, toAnswer }) =>
      [
        ...hanging('', `${inLanguage(agreement.title, by.language)} (${agreement.id})`),
        ...milestones.flatMap(({ due, what, overdue }) =>
          hanging(
            padded('', 4),
            `${due} ${inLanguage(what, by.language)}${overdue ? ` [${say('alarm.milestone-overdue', by)}]` : ''}`,
          ),
        ),
        ...promises.flatMap((one) => hanging(padded('', 4), `${say('word.promised', by)}: ${promise(one, by)}`)),
        ...toAnswer.flatMap((one) =>
          hanging(padded('', 4), `${say('word.to-answer', by)}: ${one.id} ${evidence(one, by)}`),
        ),
      ].join('\n'),
    )
    .join('\n\n');
}

/** What a check of the ledger found, every fault on a line of its own. */
export function soundness(found: Soundness, language: Language): string {
  const { breaks, stale, attachments, guarded, holdsHead, sound, entries: count, head } = found;
  return [
    ...breaks.map((one) => phrase('ledger.break', language, { ...one })),
    ...stale.map((id) => phrase('ledger.stale', language, { id })),
    ...attachments.map((digest) => phrase('ledger.attachment', language, { digest })),
    ...(guarded ? [] : [phrase('ledger.unguarded', language)]),
    ...(holdsHead === false ? [phrase('ledger.noHead', language)] : []),
    phrase(sound ? 'ledger.sound' : 'ledger.unsound', language, { count, head }),
  ].join('\n');
}
