import type { Atlas } from '../atlas/index.js';
import type { CountryCode, IsoDate, MineralCode } from '../base/index.js';
import {
  type CustomsFlow,
  claimsOf,
  type Ledger,
  type Match,
  matchCustoms,
  type Unclaimed,
} from '../registry/index.js';

export interface CustomsPorts {
  readonly ledger: Pick<Ledger, 'standings' | 'parties'>;
  readonly atlas: Pick<Atlas, 'rows' | 'vintage'>;
  /** Contained share of a commodity form; undefined where nobody knows. */
  readonly contained: (form: string) => number | undefined;
  /** Other mineral codes of the same good. */
  readonly sisters: (mineral: MineralCode) => readonly MineralCode[];
}

export interface Reconciliation {
  readonly year: number;
  readonly date: IsoDate;
  readonly tolerance: number;
  readonly vintage: string;
  readonly matches: readonly Match[];
  readonly unclaimed: readonly Unclaimed[];
}

/** Holds what the agreements claim of one year against customs rows: matched, short, over, no flow, or a question (wrong code, trans-shipped). */
export async function doesCustomsAgree(
  { ledger, atlas, contained, sisters }: CustomsPorts,
  question: { readonly date: IsoDate; readonly year: number; readonly host: CountryCode; readonly tolerance: number },
): Promise<Reconciliation> {
  const { date, year, host, tolerance } = question;
  const { standings } = await ledger.standings({ date });
  const countries = new Map((await ledger.parties()).map(({ id, country }) => [id, country]));
  const { claims, unclaimed } = claimsOf(standings, year, host, (id) => countries.get(id));
  const matches: Match[] = [];
  for (const claim of claims) {
    const flows: CustomsFlow[] = [];
    for (const mineral of [claim.mineral, ...sisters(claim.mineral)])
      flows.push(...(await atlas.rows({ kinds: ['trade'], mineral, year })).filter(({ month }) => month === undefined));
    matches.push(matchCustoms(claim, flows, { contained, sisters, tolerance }));
  }
  return { year, date, tolerance, vintage: atlas.vintage, matches, unclaimed };
}
