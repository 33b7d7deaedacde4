import type { IsoDate } from '../base/index.js';
import {
  type AlarmSpan,
  agreementsOf,
  alarmSettings,
  type BaseRate,
  baseRate,
  type Disclosure,
  type Ledger,
  type MineralTonnes,
  type Party,
  partiesIn,
  ringing,
  type Secured,
  type Standing,
  type StandingQuery,
  securedOf,
  standingAt,
  sumTonnes,
} from '../registry/index.js';
import type { Statement } from '../study/index.js';
import { knownParty } from './known-party.js';

/** What became of the agreements at a date. Three numbers by mineral, never added up; what may be counted on; on which odds. */
export interface Became {
  readonly asOf: IsoDate;
  readonly knownAt?: string;
  /** How many agreements fit; `agreements` may be one page of them. */
  readonly total: number;
  readonly agreements: readonly Standing[];
  readonly tonnes: readonly MineralTonnes[];
  /** At the base rate of greatest likelihood, and at the cautious one. */
  readonly secured: readonly Secured[];
  readonly securedCautious: readonly Secured[];
  readonly odds: BaseRate;
}

/** The same of a study's own statements, with the alarms that ring and the parties by their names. */
export interface BecameOfStudy extends Became {
  readonly alarms: readonly AlarmSpan[];
  readonly parties: readonly Party[];
}

export interface BecamePorts {
  readonly ledger: Pick<Ledger, 'standings' | 'tonnes' | 'parties'>;
  readonly disclosures: readonly Disclosure[];
}

function outcome(
  page: Pick<Became, 'asOf' | 'total' | 'agreements' | 'tonnes'>,
  contracts: readonly Standing[],
  disclosures: readonly Disclosure[],
): Became {
  const odds = baseRate(disclosures);
  const secured = securedOf(page.tonnes, contracts, odds.mostLikely);
  return { ...page, secured, securedCautious: securedOf(page.tonnes, contracts, odds.cautious), odds };
}

const holdsContract = ({ stage }: Standing) => stage === 'offtake' || stage === 'delivering';

/**
 * What became of the agreements in a set of statements, without a database: what `study run` prints.
 * @example becameOf(study.agreements, '2026-11-28', (await readMemoranda()).disclosures).agreements[0].stage
 */
export function becameOf(
  statements: readonly Statement[],
  date: IsoDate,
  disclosures: readonly Disclosure[],
): BecameOfStudy {
  const agreements = agreementsOf(statements)
    .flatMap((one) => standingAt(one, date) ?? [])
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1));
  const tonnes = sumTonnes(agreements.flatMap((one) => one.tonnes));
  const page = { asOf: date, total: agreements.length, agreements, tonnes };
  return {
    ...outcome(page, agreements.filter(holdsContract), disclosures),
    alarms: ringing(statements, date, alarmSettings),
    parties: partiesIn(statements),
  };
}

/** What became of the agreements of a ledger; filters and pages are those of `Ledger.standings`, the tonnes are of all agreements. */
export async function whatBecameOf(ports: BecamePorts, question: StandingQuery): Promise<Became> {
  await knownParty(ports.ledger, question.party);
  const { total, standings } = await ports.ledger.standings(question);
  const { date, knownAt } = question;
  const known = knownAt === undefined ? {} : { knownAt };
  const contracts = await Promise.all(
    (['offtake', 'delivering'] as const).map((stage) => ports.ledger.standings({ date, ...known, stage })),
  );
  const all = contracts.flatMap((one) => one.standings);
  const tonnes = await ports.ledger.tonnes(date);
  return { ...outcome({ asOf: date, total, agreements: standings, tonnes }, all, ports.disclosures), ...known };
}
