import type { IsoDate } from '../base/index.js';
import type { EntryBody, Statement } from '../study/index.js';
import type { AlarmSettings, AlarmSpan } from './alarm.js';
import type { Break, Entry, Recording } from './entry.js';
import type { Party } from './party.js';
import type { Stage } from './stage.js';
import type { Standing } from './standing.js';
import type { MineralTonnes } from './tonnes.js';

/** Which entries: all conditions hold together; in order of `seq`. */
export interface EntryQuery {
  readonly roots?: readonly string[];
  readonly ids?: readonly string[];
  readonly types?: readonly EntryBody['type'][];
  /** Recorded from this time on, and up to this time. */
  readonly recordedFrom?: string;
  readonly recordedUntil?: string;
  /** Date of the event itself, from this day on. */
  readonly dateFrom?: IsoDate;
  readonly after?: number;
  readonly limit?: number;
}

/** Agreements as they stood at `date`; with `knownAt`, as the ledger knew it at that time. Ordered by date, then id. */
export interface StandingQuery {
  readonly date: IsoDate;
  readonly knownAt?: string;
  readonly stage?: Stage;
  readonly mineral?: string;
  readonly party?: string;
  readonly limit?: number;
  readonly offset?: number;
}

export interface Appended {
  readonly added: readonly Entry[];
  /** Ids that the ledger already had, word for word. */
  readonly known: readonly string[];
  /** Digest of the last entry: keep it somewhere else to notice a shortened ledger. */
  readonly head: string;
}

export interface Verification {
  readonly entries: number;
  readonly head: string;
  readonly breaks: readonly Break[];
  /** Agreements whose derived standing or alarms do not follow from the entries. */
  readonly stale: readonly string[];
  /** False where the database would let an entry be changed or taken away. */
  readonly guarded: boolean;
  /** Digests of attachments whose bytes are no longer what the digest says. */
  readonly attachments: readonly string[];
}

/** Append-only book of dated entries. The same suite (test/contracts/registry) holds for every implementation. */
export interface Ledger {
  /** Records statements as one whole, or none with InputRefused. What the ledger already has word for word is left out. */
  append(statements: readonly Statement[], recording: Recording): Promise<Appended>;
  entries(query: EntryQuery): Promise<readonly Entry[]>;
  standings(query: StandingQuery): Promise<{ readonly total: number; readonly standings: readonly Standing[] }>;
  /** One agreement at a date; undefined where there is none or it was not yet made. */
  standing(agreement: string, date: IsoDate): Promise<Standing | undefined>;
  tonnes(date: IsoDate): Promise<readonly MineralTonnes[]>;
  alarms(date: IsoDate, settings: AlarmSettings): Promise<readonly AlarmSpan[]>;
  parties(): Promise<readonly Party[]>;
  /** Keeps a file with an entry, as an entry of type attachment with its digest; refuses one above the size limit. */
  attach(of: string, name: string, bytes: Uint8Array, recording: Recording): Promise<Appended>;
  /** The bytes of an attachment by digest, undefined where they were never handed in. */
  bytes(digest: string): Promise<Uint8Array | undefined>;
  verify(): Promise<Verification>;
  close(): Promise<void>;
}
