import { addDays, type IsoDate, inLanguage, type Language } from '../base/index.js';
import type { Standing } from './standing.js';

const escaped = (text: string) =>
  text.replace(/\\/g, '\\\\').replace(/;/g, '\\;').replace(/,/g, '\\,').replace(/\r?\n/g, '\\n');

/** Octets of one code point in UTF-8. */
const octets = (character: string): number => {
  const point = character.codePointAt(0)!;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
};

/** Folds a content line at 75 octets without the break, never inside a character (RFC 5545, 3.1). */
export function folded(line: string): string {
  let out = '';
  let width = 0;
  for (const character of line) {
    const size = octets(character);
    if (width + size > 75) {
      out += '\r\n ';
      width = 1;
    }
    out += character;
    width += size;
  }
  return out;
}

export interface CalendarWords {
  readonly due: string;
  readonly expires: string;
  readonly name: string;
}

interface Day {
  readonly uid: string;
  readonly date: IsoDate;
  readonly summary: string;
  readonly description: string;
  readonly remindDays: number;
}

function daysOf(
  standing: Standing,
  language: Language,
  words: CalendarWords,
  partyName: (id: string) => string,
): Day[] {
  const title = inLanguage(standing.title, language);
  const dues = standing.open.map(({ milestone, due, what, owner }) => ({
    uid: `${standing.id}/${milestone}`,
    date: due,
    summary: `${words.due}: ${inLanguage(what, language)}${owner ? ` (${partyName(owner)})` : ''}`,
    description: title,
    remindDays: 30,
  }));
  const { expires } = standing;
  if (expires === undefined || standing.stage === 'lapsed') return dues;
  const uid = `${standing.id}/expires`;
  return [...dues, { uid, date: expires, summary: `${words.expires}: ${title}`, description: title, remindDays: 90 }];
}

/**
 * Open milestones and expiries as an iCalendar feed (RFC 5545): all-day events with a stable UID, a reminder to the owner (VALARM),
 * lines ended by CRLF and folded at 75 octets.
 *
 * @param stamp time of making, `2026-11-28T12:00:00Z`
 * @param partyName name of a party in the language
 */
export function calendarOf(
  standings: readonly Standing[],
  stamp: string,
  language: Language,
  words: CalendarWords,
  partyName: (id: string) => string,
): string {
  const basic = (date: string) => date.replace(/-/g, '');
  const dtstamp = `${stamp.slice(0, 19).replace(/[-:]/g, '')}Z`;
  const days = standings
    .flatMap((standing) => daysOf(standing, language, words, partyName))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.uid < b.uid ? -1 : 1));
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Lodeward//Registry//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(words.name)}`,
    ...days.flatMap(({ uid, date, summary, description, remindDays }) => [
      'BEGIN:VEVENT',
      `UID:${uid}@registry.lodeward`,
      `DTSTAMP:${dtstamp}`,
      `DTSTART;VALUE=DATE:${basic(date)}`,
      `DTEND;VALUE=DATE:${basic(addDays(date, 1))}`,
      `SUMMARY:${escaped(summary)}`,
      `DESCRIPTION:${escaped(description)}`,
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${escaped(summary)}`,
      `TRIGGER:-P${remindDays}D`,
      'END:VALARM',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
