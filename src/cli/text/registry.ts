import { type Became, type RegistryWord, registryWord } from '../../answers/index.js';
import { inLanguage, isMissing, type Language, type LocalText, type Maybe } from '../../base/index.js';
import { hanging, padded } from '../../node/index.js';
import { plain, table } from './table.js';

type Standing = Became['agreements'][number];
type Evidenced = Standing['evidenced'][number];
type Promised = Standing['promised'][number];

/** What printing needs: the language, and the names of parties. */
export interface Voice {
  readonly language: Language;
  party(id: string): string;
}
export const voice = (
  language: Language,
  parties: readonly { readonly id: string; readonly name: LocalText }[],
): Voice => {
  const names = new Map(parties.map(({ id, name }) => [id, inLanguage(name, language)]));
  return { language, party: (id) => names.get(id) ?? id };
};

const say = (word: string, { language }: Voice) => registryWord(word as RegistryWord, language);
const label = 12;

/** `500 t/y tin concentrate, 2028-2032`, or what was promised in words. */
export function promise(one: Promised, by: Voice): string {
  const what = one.what ? inLanguage(one.what, by.language) : '';
  const amount = one.quantity === undefined ? '' : `${amountText(one.quantity)} ${one.unit ?? ''}`.trim();
  const good = one.measure === 'tonnes' ? [one.mineral, one.form].filter(Boolean).join(' ') : '';
  const years =
    one.from === undefined ? '' : one.to === undefined || one.to === one.from ? `${one.from}` : `${one.from}-${one.to}`;
  const first = [amount, good].filter(Boolean).join(' ');
  return [first && what ? `${first}: ${what}` : first || what, years].filter(Boolean).join(', ');
}

const amountText = (value: number) =>
  value >= 1e9 ? `${plain(value / 1e9)} bn` : value >= 1e6 ? `${plain(value / 1e6)} m` : plain(value);

export function evidence(one: Evidenced, by: Voice): string {
  const parts = [`${one.date} ${say(`what.${one.what}`, by)}`];
  if (one.tonnes !== undefined) parts.push(`${plain(one.tonnes)} ${one.unit ?? 't'}`);
  if (one.note) parts.push(inLanguage(one.note, by.language));
  const marks = [
    ...(one.counted ? [] : [say('word.uncounted', by)]),
    ...(one.source.filter(({ says }) => says).length > 1 ? [say('word.sources-differ', by)] : []),
    ...(one.confirmedBy.length > 0 ? [`${say('word.confirmed', by)} ${one.confirmedBy.map(by.party).join(', ')}`] : []),
    ...(one.disputedBy.length > 0 ? [`${say('word.disputed', by)} ${one.disputedBy.map(by.party).join(', ')}`] : []),
  ];
  return `${parts.join(', ')}${marks.length > 0 ? ` [${marks.join('; ')}]` : ''}`;
}

const block = (head: string, lines: readonly string[]): string[] =>
  lines.flatMap((line, i) => hanging(padded(i === 0 ? head : '', label), line));

/** One agreement in a few lines of 80 columns. */
export function entry(one: Standing, by: Voice, date = ''): string {
  const stage = say(`stage.${one.stage}`, by);
  const since = one.evidenced.filter(({ what }) => what !== 'lapse');
  const evidenced = since.length > 0 ? since.map((each) => evidence(each, by)) : [say('word.nothing-evidenced', by)];
  const next = one.nextDue;
  const differ = one.sources.filter(({ says }) => says).length > 1 ? ` [${say('word.sources-differ', by)}]` : '';
  return [
    ...hanging(padded(one.date, label), `${inLanguage(one.title, by.language)}${differ}`),
    ...hanging(padded('', label), `${one.id} · ${stage}`),
    ...block(
      say('word.promised', by),
      one.promised.map((each) => promise(each, by)),
    ),
    ...block(say('word.evidenced', by), evidenced),
    ...(next
      ? block(say('word.next', by), [
          `${next.due} ${inLanguage(next.what, by.language)}${next.owner ? ` (${by.party(next.owner)})` : ''}${next.due < date ? ` [${say('alarm.milestone-overdue', by)}]` : ''}`,
        ])
      : []),
  ].join('\n');
}

const number = ({ total }: { readonly total: Maybe<number> }): string => (isMissing(total) ? '-' : plain(total));

/** The three numbers by mineral. */
function tonnes(became: Became, by: Voice): string {
  const heads = [
    '',
    ...(['memorandum', 'contracted', 'delivered', 'unnamed'] as const).map((word) => say(`word.${word}`, by)),
  ];
  const papers = became.tonnes.filter((one) =>
    [one.memorandum, one.contracted, one.delivered].some(({ total, unnamed }) => total !== 0 || unnamed > 0),
  );
  const rows = papers.map((one) => [
    one.mineral,
    number(one.memorandum),
    number(one.contracted),
    number(one.delivered),
    String(one.memorandum.unnamed + one.contracted.unnamed + one.delivered.unnamed),
  ]);
  if (rows.length === 0) return '';
  return [say('word.tonnes', by), table([heads, ...rows])].join('\n');
}

const percent = (share: number) => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)}%`;
const oddsText = ({ mean, p05, p95 }: { mean: number; p05: number; p95: number }) =>
  `${percent(mean)} (${percent(p05)}-${percent(p95)})`;

function odds({ odds: rate }: Became, by: Voice): string {
  const text = `${say('word.odds', by)}: ${oddsText(rate.mostLikely)}; ${say('word.cautious', by)}: ${oddsText(rate.cautious)}.`;
  return hanging('', text).join('\n');
}

/** The list: agreements with stage, promise, evidence and next date, then the three numbers and the odds. */
export function list(became: Became, by: Voice, offset: number): string {
  const last = offset + became.agreements.length;
  const page = became.agreements.length < became.total ? ` (${offset + 1}-${last})` : '';
  return [
    `${say('word.agreements', by)} ${became.asOf}: ${became.total}${page}`,
    ...became.agreements.map((one) => entry(one, by, became.asOf)),
    tonnes(became, by),
    odds(became, by),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
