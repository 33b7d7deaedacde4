import type { IsoDate } from '../base/index.js';
import {
  type AlarmSettings,
  type AlarmSpan,
  alarmSettings,
  type Duties,
  dutiesOf,
  type Ledger,
} from '../registry/index.js';
import { knownParty } from './known-party.js';

export interface AlarmQuestion extends Partial<AlarmSettings> {
  readonly date: IsoDate;
  /** Only alarms of agreements of this party, and of milestones it owns. */
  readonly party?: string;
}

export interface Ringing {
  readonly date: IsoDate;
  readonly settings: AlarmSettings;
  readonly alarms: readonly AlarmSpan[];
}

/** Which alarms ring at a date, in order of the date they hang on. */
export async function whatRings(
  { ledger }: { readonly ledger: Pick<Ledger, 'alarms' | 'standings' | 'parties'> },
  { date, party, ...own }: AlarmQuestion,
): Promise<Ringing> {
  await knownParty(ledger, party);
  const settings = { ...alarmSettings, ...own };
  const alarms = await ledger.alarms(date, settings);
  if (party === undefined) return { date, settings, alarms };
  const { standings } = await ledger.standings({ date, party });
  const mine = new Set(standings.map(({ id }) => id));
  return {
    date,
    settings,
    alarms: alarms.filter(({ agreement, owner }) => mine.has(agreement) && (owner === undefined || owner === party)),
  };
}

/** What a party has to do at a date: its milestones, its promises, and entries of the other side it has not answered. */
export async function whatIsDue(
  { ledger }: { readonly ledger: Pick<Ledger, 'standings' | 'parties'> },
  question: { readonly date: IsoDate; readonly party: string },
): Promise<readonly Duties[]> {
  await knownParty(ledger, question.party);
  const { standings } = await ledger.standings(question);
  return dutiesOf(standings, question.party, question.date);
}
