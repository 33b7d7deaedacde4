import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreement, at } from '../../test/fixtures/agreement-lines.js';
import { calendarOf, folded } from './calendar.js';

describe('the calendar', () => {
  it('folds at 75 octets, never inside a character, and unfolds to the same text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }).map((text) => text.replace(/[\r\n]/g, '')),
        (text) => {
          const lines = folded(text).split('\r\n');
          for (const line of lines) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
          expect(lines.map((line, i) => (i === 0 ? line : line.slice(1))).join('')).toBe(text);
        },
      ),
    );
  });
  it('has one all-day event for each open milestone and expiry, escaped and ended by CRLF', () => {
    const standing = at(
      '2025-02-01',
      agreement(', expires: 2026-02-28'),
      '  - { id: m1, type: milestone, of: deal, due: 2025-12-31, owner: mng, what: "Assay; tin, copper" }\n',
    );
    const words = { due: 'Due', expires: 'Expires', name: 'N' };
    const text = calendarOf([standing], '2026-11-28T10:11:12.000Z', 'en', words, () => '광산, 회사');
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.match(/[^\r]\n/)).toBeNull();
    const lines = text.replace(/\r\n /g, '').split('\r\n');
    expect(lines).toContain('SUMMARY:Due: Assay\\; tin\\, copper (광산\\, 회사)');
    expect(lines).toContain('DTSTART;VALUE=DATE:20251231');
    expect(lines).toContain('DTEND;VALUE=DATE:20260101');
    expect(lines).toContain('DTSTAMP:20261128T101112Z');
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(2);
  });
});
