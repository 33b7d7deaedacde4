import { canonical } from '../base/index.js';
import type { Statement } from '../study/index.js';

/** Who recorded an entry, when, and why. */
export interface Recording {
  readonly by: string;
  /** `2026-11-28T12:00:00.000Z` */
  readonly at: string;
  readonly why: string;
}

/** One entry of the ledger: a statement with its place in the chain. Nothing of it is ever changed. */
export interface Entry extends Statement, Recording {
  /** 1, 2, 3, ... without gaps. */
  readonly seq: number;
  /** The agreement it belongs to; its own id where it belongs to none. */
  readonly root: string;
  /** Digest of the entry before; 64 zeros for the first. */
  readonly previous: string;
  readonly digest: string;
}

export const genesis = '0'.repeat(64);

/** SHA-256 of bytes, or of text in UTF-8, in hexadecimal: handed in, because the pure rooms have none. */
export type Sha256 = (data: string | Uint8Array) => string;

/** Digest of an entry: SHA-256 of the digest before it and the canonical text of everything else it says. */
export const digestOf = (entry: Omit<Entry, 'digest'>, sha256: Sha256): string =>
  sha256(`${entry.previous}\n${canonical({ ...entry, digest: undefined })}`);

/** A break of the chain: `seq` is where it shows. */
export interface Break {
  readonly seq: number;
  readonly id: string;
  readonly code: 'digest' | 'previous' | 'gap';
}

/** Walks entries in order of `seq` and gives every break; hand it the digest and number of the entry before the first. */
export function breaksOf(entries: Iterable<Entry>, sha256: Sha256, before = { seq: 0, digest: genesis }): Break[] {
  const breaks: Break[] = [];
  let last = before;
  for (const entry of entries) {
    const { seq, id } = entry;
    if (seq !== last.seq + 1) breaks.push({ seq, id, code: 'gap' });
    if (entry.previous !== last.digest) breaks.push({ seq, id, code: 'previous' });
    if (digestOf(entry, sha256) !== entry.digest) breaks.push({ seq, id, code: 'digest' });
    last = entry;
  }
  return breaks;
}
