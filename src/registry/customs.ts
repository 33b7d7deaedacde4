import { isMissing, type Maybe, type MineralCode, type Tonnes } from '../base/index.js';

/** What the ledger says of one pair, mineral and year: shipments evidenced (`evidenced`), else tonnes that a contract makes due (`due`). */
export interface Claim {
  readonly agreements: readonly string[];
  readonly exporter: string;
  readonly importer: string;
  readonly mineral: MineralCode;
  /** Commodity form the paper names; any form of the mineral where it names none. */
  readonly form?: string;
  readonly year: number;
  readonly tonnes: Tonnes;
  readonly basis: 'evidenced' | 'due';
}

/** A customs number, as an atlas row gives it. */
export interface CustomsFlow {
  readonly id: string;
  readonly mineral: MineralCode;
  readonly form: string;
  readonly exporter?: string;
  readonly importer?: string;
  readonly year: number;
  readonly value: Maybe<number>;
  readonly unit: string;
  readonly source: string;
}

export type Verdict = 'matched' | 'short' | 'over' | 'no-flow' | 'wrong-code' | 'trans-shipped' | 'no-customs-data';

export interface Match {
  readonly claim: Claim;
  readonly verdict: Verdict;
  /** The customs tonnes it was held against; 0 where the year is covered and the pair has no row. */
  readonly customs?: Tonnes;
  /** True where the verdict is a question, not a finding: another explanation is possible. */
  readonly asks: boolean;
  readonly rows: readonly string[];
  readonly detail: Readonly<Record<string, string | number>>;
}

/** What matching needs to know of forms and codes. */
export interface CustomsFacts {
  /** Share of a form's gross tonnes that is contained metal; undefined where nobody knows: then gross tonnes are compared and it says so. */
  contained(form: string): number | undefined;
  /** Other codes of the same good, for example fluorspar-metallurgical for fluorspar-acid. */
  sisters(mineral: MineralCode): readonly MineralCode[];
  /** 0.1 for ten percent either way. */
  readonly tolerance: number;
}

interface Held {
  readonly tonnes: number;
  readonly rows: readonly string[];
}

/** Whether an atlas form is the form a paper names: its own code, or `concentrate` for `tin-ore` and `molybdenum-concentrate`. */
function isForm(code: string, named: string): boolean {
  const ends = named === 'ore' || named === 'concentrate' ? ['ore', 'concentrate'] : [named];
  return code === named || ends.some((end) => code.endsWith(`-${end}`));
}

/** Contained tonnes: the greatest of the sources, never their sum (several report the same flow); forms are added within a source. */
function held(flows: readonly CustomsFlow[], facts: CustomsFacts): Held {
  const bySource = new Map<string, { tonnes: number; rows: string[] }>();
  for (const { id, source, form, value } of flows) {
    if (isMissing(value)) continue;
    const sum = bySource.get(source) ?? { tonnes: 0, rows: [] };
    sum.tonnes += value * (facts.contained(form) ?? 1);
    sum.rows.push(id);
    bySource.set(source, sum);
  }
  const none: Held = { tonnes: 0, rows: [] };
  return [...bySource.values()].reduce<Held>((most, one) => (one.tonnes > most.tonnes ? one : most), none);
}

/**
 * Holds a claim against customs (docs/methods/customs-match.md). With T the customs tonnes of exporter, importer, mineral, form and year,
 * C the claim and t the tolerance: `matched` |T - C| <= t C; `over` T > (1 + t) C (others may trade too: a question); below, it asks
 * further: the same tonnes under another form or sister code are `wrong-code`; both legs over one transit country that are long enough
 * are `trans-shipped`; else `short`, or `no-flow` where T = 0. A mineral and year of which the importer reports nothing at all is
 * `no-customs-data`, not `no-flow`.
 *
 * @param flows yearly rows of kind trade of the mineral and its sisters
 */
export function matchCustoms(claim: Claim, flows: readonly CustomsFlow[], facts: CustomsFacts): Match {
  const { tonnes, exporter, importer } = claim;
  const { tolerance } = facts;
  const year = flows.filter((one) => one.year === claim.year && one.unit === 't');
  const same = year.filter(
    (one) => one.mineral === claim.mineral && (claim.form === undefined || isForm(one.form, claim.form)),
  );
  const pair = (list: readonly CustomsFlow[], from: string, to: string) =>
    held(
      list.filter((one) => one.exporter === from && one.importer === to),
      facts,
    );
  const found = pair(same, exporter, importer);
  const gross = same.some(({ form }) => facts.contained(form) === undefined) ? { grossTonnes: 'yes' } : {};
  const answer = (verdict: Verdict, asks: boolean, rows = found.rows, detail: Match['detail'] = {}): Match => ({
    claim,
    verdict,
    asks,
    ...(verdict === 'no-customs-data' ? {} : { customs: found.tonnes }),
    rows,
    detail: { tolerance, ...gross, ...detail },
  });
  if (!year.some((one) => one.importer === importer && !isMissing(one.value))) return answer('no-customs-data', false);
  if (Math.abs(found.tonnes - tonnes) <= tolerance * tonnes) return answer('matched', false);
  if (found.tonnes > tonnes) return answer('over', true);
  const sisters = facts.sisters(claim.mineral);
  const others = year.filter(
    (one) => !same.includes(one) && (one.mineral === claim.mineral || sisters.includes(one.mineral)),
  );
  for (const code of [...new Set(others.map(({ form }) => form))].sort()) {
    const coded = others.filter(({ form }) => form === code);
    const other = pair(coded, exporter, importer);
    if (other.tonnes > 0 && Math.abs(other.tonnes - tonnes) <= tolerance * tonnes)
      return answer('wrong-code', true, other.rows, { code, tonnes: other.tonnes });
  }
  const transits = new Set(same.map((one) => one.importer).filter((one) => one !== importer && one !== 'WLD'));
  for (const transit of [...transits].filter((one) => one !== undefined).sort()) {
    const legs = [pair(same, exporter, transit), pair(same, transit, importer)] as const;
    const least = (1 - tolerance) * (tonnes - found.tonnes);
    if (legs.every((leg) => leg.tonnes >= least))
      return answer('trans-shipped', true, [...legs[0].rows, ...legs[1].rows], {
        transit,
        firstLeg: legs[0].tonnes,
        secondLeg: legs[1].tonnes,
      });
  }
  return answer(found.tonnes > 0 ? 'short' : 'no-flow', false);
}
