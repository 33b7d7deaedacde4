import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ko } from '../src/brief/locales/problems/ko.js';
import { mn } from '../src/brief/locales/problems/mn.js';

/** Texts of the sources of a room, those apart that build the atlas or speak a language. */
const sources = (room: string) =>
  (readdirSync(new URL(`../src/${room}`, import.meta.url), { recursive: true }) as string[])
    .filter((path) => path.endsWith('.ts') && !/test\.ts$|^atlas\/|locales/.test(path))
    .map((path) => readFileSync(new URL(`../src/${room}/${path}`, import.meta.url), 'utf8'));
/** Codes that stand beside a message: `code: 'x', ... message`, `say('x', 'message')`. */
const codesOf = (text: string) => [
  ...[...text.matchAll(/\bcode: '([a-z-]+)',[^{}]{0,160}?\bmessage\b/g)].map((found) => found[1]!),
  ...[
    ...text.matchAll(
      /\b(?:say|fault|said|wrong|problem)\((?:[^()']{0,60}, *|'[a-z]+', )?'([a-z]+(?:-[a-z]+)+)',\s+(?:\[[^\]]*\],\s*)?[`'"]/g,
    ),
  ].map((found) => found[1]!),
];

describe('words of problems', () => {
  it('are there for everything that a machine refuses', () => {
    const refused = sources('cli').flatMap((text) =>
      [...text.matchAll(/^ {2}(E[A-Z]+): '/gm)].map(([, code]) => code!),
    );
    expect(refused.length).toBeGreaterThan(5);
    for (const code of refused) expect(Object.keys(ko)).toContain(`system-${code.toLowerCase()}`);
  });
  it('have words for every code of a problem that a question can meet', () => {
    // A note, and what zod calls an issue of ours before it gets our code.
    const noProblems = ['special-royalty-holds-whole', 'custom'];
    const rooms = 'study fiscal project registry market shock industry risk answers portfolio node api cli'.split(' ');
    const met = new Set(rooms.flatMap((room) => sources(room).flatMap(codesOf)));
    expect(met.size).toBeGreaterThan(80);
    expect([...met].filter((code) => !(code in ko) && !noProblems.includes(code)).sort()).toEqual([]);
    expect(Object.keys(mn).sort()).toEqual(Object.keys(ko).sort());
  });
});
