import { InputRefused, type LocalText } from '../base/index.js';
import type { ActiveLevy, ActiveRegime } from '../fiscal/index.js';
import type { ProjectFile } from '../study/index.js';

export type PartyKind = 'firm' | 'host-treasury' | 'host-state' | 'home-treasury' | 'lender' | 'other';

export interface Owner {
  readonly id: string;
  /** As the project file says it. */
  readonly name?: LocalText;
  readonly kind: PartyKind;
  readonly country: string;
  readonly share: number;
  readonly terms: 'paid' | 'carried' | 'free';
  /** Yearly growth of the carry loan. */
  readonly rate: number;
  /** Dividend withholding of a foreign owner: rate and years, by position of the levy in the regime. */
  readonly withheld: readonly {
    readonly levy: number;
    readonly rate: number;
    readonly from: number;
    readonly until: number;
  }[];
}

/** What was assumed or left out: a code, the same in English, and what stands in it. */
export interface Note {
  readonly code:
    | 'special-royalty-holds-whole'
    | 'state-share-by-law'
    | 'owner-without-country'
    | 'no-loss-odds'
    | 'pays-nothing'
    | 'no-hectares';
  readonly detail: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface Ownership {
  readonly owners: readonly Owner[];
  /** Each owner's part of a call, the state's carried or free part included. */
  readonly calls: readonly number[];
  readonly notes: readonly Note[];
}

/** Treaty rates of a withholding levy on money that goes to `country`; empty for a receiver at home. */
export function withheldFrom(
  levies: readonly ActiveLevy[],
  on: 'dividend' | 'interest',
  country: string,
  host: string,
): Owner['withheld'] {
  return levies.flatMap(({ levy, from, until }, i) =>
    levy.kind === 'withholding' && levy.on === on && country !== host
      ? [{ levy: i, rate: levy.treaty[country] ?? levy.rate, from, until }]
      : [],
  );
}

/** `firm`, and `firm-2` where that is taken. @example distinct(['bank', 'bank']) is ['bank', 'bank-2'] */
export function distinct(ids: readonly string[]): string[] {
  const taken = new Set<string>();
  return ids.map((id) => {
    let name = id;
    for (let n = 2; taken.has(name); n++) name = `${id}-${n}`;
    taken.add(name);
    return name;
  });
}

type Listed = NonNullable<ProjectFile['owners']>[number];
const everything: readonly Listed[] = [{ party: 'firm', share: 1 }];

/**
 * Who owns the project. The regime's state share counts where no host state stands among the owners: the others keep their proportions of the rest. With a special
 * royalty there is no state share: the others hold the whole.
 */
export function ownershipOf(project: ProjectFile, regime: ActiveRegime): Ownership {
  const notes: Note[] = [];
  const say = (code: Note['code'], detail: string, values: Note['values'] = {}) => notes.push({ code, detail, values });
  const law = regime.levies.map(({ levy }) => levy).find((levy) => levy.kind === 'state-share');
  const lawful = law?.kind === 'state-share' ? law : undefined;
  let listed: readonly Listed[] = project.owners ?? everything;
  if (project.participation === 'special-royalty' && listed.some((o) => o.party === 'host-state')) {
    listed = listed.filter((o) => o.party !== 'host-state');
    say('special-royalty-holds-whole', 'special royalty instead of the state share: the other owners hold the whole');
  }
  if (lawful && !listed.some((o) => o.party === 'host-state')) {
    listed = [...listed, { party: 'host-state', share: lawful.share }];
    say(
      'state-share-by-law',
      `state share of ${lawful.share} by the law of ${regime.country}; the owners do not say otherwise`,
      {
        share: lawful.share,
        country: regime.country,
      },
    );
  }
  const total = listed.reduce((sum, o) => sum + o.share, 0);
  if (project.participation === 'share' && !lawful && total < 1 - 1e-9)
    throw new InputRefused([
      {
        code: 'shares-do-not-add',
        message: `the shares of the owners add to ${total} and the regime of ${regime.country} has no state share for the rest; they must add to 1`,
        path: 'owners',
        value: total,
      },
    ]);
  const state = listed.find((o) => o.party === 'host-state')?.share ?? 0;
  const others = listed.reduce((sum, o) => (o.party === 'host-state' ? sum : sum + o.share), 0);
  const ids = distinct(listed.map((o) => o.id ?? o.party));
  const owners = listed.map((o, i): Owner => {
    const isState = o.party === 'host-state';
    const country = isState ? project.host : (o.country ?? project.host);
    if (!isState && o.country === undefined && project.owners)
      say(
        'owner-without-country',
        `${ids[i]} names no country: taken as an owner of ${project.host}, without withholding`,
        {
          owner: ids[i]!,
        },
      );
    return {
      id: ids[i]!,
      ...(o.name ? { name: o.name } : {}),
      kind: o.party,
      country,
      share: isState ? o.share : (o.share / others) * (1 - state),
      terms: o.terms ?? (isState ? (lawful?.terms ?? 'paid') : 'paid'),
      rate: o.rate ?? (isState ? (lawful?.rate ?? 0) : 0),
      withheld: withheldFrom(regime.levies, 'dividend', country, project.host),
    };
  });
  const paying = owners.reduce((sum, o) => (o.terms === 'paid' ? sum + o.share : sum), 0);
  return { owners, calls: owners.map((o) => (o.terms === 'paid' ? o.share / paying : 0)), notes };
}

/** What came of sharing a project's free cash. */
export interface Shared {
  readonly flows: readonly Float64Array[];
  /** Owed on carry loans at the end. */
  readonly unpaidCarry: number;
}

/**
 * Shares free cash: positive is distributed by shares, negative is paid in by the paying owners. A carried owner's part of a call is lent by them, grows at `rate`
 * from the year after, and is repaid from its dividends first; the repayment bears no withholding.
 *
 * @param amounts withholding is added here, one array a levy
 */
export function shareOut(free: Float64Array, { owners, calls }: Ownership, amounts: readonly Float64Array[]): Shared {
  const flows = owners.map(() => new Float64Array(free.length));
  const carried = owners.map(() => 0);
  for (let t = 0; t < free.length; t++) {
    const cash = free[t]!;
    let repaid = 0;
    for (let i = 0; i < owners.length; i++) {
      const { share, terms, rate, withheld } = owners[i]!;
      if (terms === 'carried') carried[i]! *= 1 + rate;
      if (cash < 0) {
        flows[i]![t] = cash * calls[i]!;
        if (terms === 'carried') carried[i]! -= cash * share;
        continue;
      }
      let dividend = cash * share;
      if (terms === 'carried') {
        const back = Math.min(dividend, carried[i]!);
        carried[i]! -= back;
        repaid += back;
        dividend -= back;
      }
      let tax = 0;
      for (const { levy, rate: taxed, from, until } of withheld) {
        if (t < from || t >= until) continue;
        tax += dividend * taxed;
        amounts[levy]![t]! += dividend * taxed;
      }
      flows[i]![t] = dividend - tax;
    }
    if (repaid > 0) for (let i = 0; i < owners.length; i++) flows[i]![t]! += repaid * calls[i]!;
  }
  return { flows, unpaidCarry: carried.reduce((sum, c) => sum + c, 0) };
}
