import type { Recorded } from '../../answers/index.js';
import { inLanguage } from '../../base/index.js';
import { hanging, padded } from '../../node/index.js';
import { recorded } from './ledger.js';
import { entry, type Voice } from './registry.js';

type Entry = Recorded['entries'][number];

const sourcesOf = ({ body }: Entry, by: Voice): string[] => {
  const sources = 'source' in body && body.source !== undefined ? body.source : [];
  return sources.flatMap(({ publisher, title, address, digest, date, says }) =>
    hanging(
      padded('', 14),
      [publisher, title, address, digest && `[${digest.slice(0, 8)}]`, date].filter(Boolean).join(', ') +
        (says ? `: "${inLanguage(says, by.language)}"` : ''),
    ),
  );
};

/** One agreement in full: how it stands, then every entry with who, when, why, sources and digest. */
export function record({ standing, entries }: Recorded, by: Voice): string {
  const notes = standing?.note ? hanging(padded('', 12), inLanguage(standing.note, by.language)) : [];
  const aims = (standing?.aims ?? []).flatMap((aim) => hanging(`${padded('', 12)}- `, inLanguage(aim, by.language)));
  const lines = entries.flatMap((one) => [
    recorded(one, by),
    ...sourcesOf(one, by),
    ...hanging(
      padded('', 14),
      `#${one.seq} ${one.at.slice(0, 16)}Z ${one.by}: ${one.why} [${one.digest.slice(0, 16)}]`,
    ),
  ]);
  return [...(standing ? [entry(standing, by)] : []), ...notes, ...aims, '', ...lines].join('\n');
}
