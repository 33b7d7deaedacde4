import type { BaseMarket } from '../atlas/index.js';
import {
  type Interval,
  interval,
  isMissing,
  type Maybe,
  type MineralCode,
  missing,
  timesWhere,
  whenPresent,
} from '../base/index.js';
import type { ValueAddedLoss } from '../brief/index.js';
import { type IndustryModel, partOfParent, valueAddedLost } from '../industry/index.js';
import { type ByProduct, givenEvent, type Outcome, together } from '../shock/index.js';
import { baseRows } from './base-rows.js';
import { everywhere, inWonOf } from './lost-value-added.js';
import { type MonthOfPath, monthsOf } from './path-months.js';

/** Several minerals hit in one draw, the asked one first. */
export interface Together {
  readonly minerals: readonly {
    readonly mineral: MineralCode;
    readonly baseYear: string;
    readonly baseTonnes: Maybe<Interval>;
    readonly tonnesLost: Maybe<Interval>;
    readonly unserved: Maybe<Interval>;
    readonly priceIndex: Maybe<Interval>;
    readonly buyerLossKrw: Maybe<Interval>;
    readonly byMonth: Maybe<readonly MonthOfPath[]>;
    /** Of its base year. */
    readonly rows: readonly string[];
  }[];
  /** By-products of the minerals asked: tied in the solve, or why not. */
  readonly ties: readonly { readonly host: MineralCode; readonly byProduct: MineralCode; readonly tied: Maybe<true> }[];
  /** Added draw by draw; a mineral's own market and its forms are two readings of one use, of which the greater stands. */
  readonly buyerLossKrw: Maybe<Interval>;
  /** Each industry loses its value added once, whichever of the minerals it lacks. Won of the table's year. */
  readonly valueAddedLostKrw: ValueAddedLoss;
}

interface Facts {
  readonly industry: Maybe<IndustryModel>;
  readonly markets: readonly BaseMarket[];
  readonly seed: number;
  /** Won of the base year for a dollar, by member. */
  readonly won: readonly Maybe<number>[];
  readonly months: number;
  /** Date of the first month, where one is written. */
  readonly first: string | undefined;
}

const isOwn = ({ job: { market } }: Outcome) => market.mineral === market.parent;

/** A mineral's figure over its markets, draw by draw. */
function perMineral(
  outcomes: readonly Outcome[],
  of: (outcome: Outcome, k: number) => Float64Array,
): ReadonlyMap<MineralCode, Float64Array> {
  const groups = new Map<MineralCode, { own: boolean; values: Float64Array }[]>();
  outcomes.forEach((one, k) => {
    const { parent } = one.job.market;
    groups.set(parent, [...(groups.get(parent) ?? []), { own: isOwn(one), values: of(one, k) }]);
  });
  return new Map([...groups].map(([mineral, markets]) => [mineral, together(markets, outcomes[0]!.job.draws)]));
}

/** Value added of industries that lack several minerals at once: the share short of a mineral is that of its markets together, 1 at most. */
function jointValueAdded(outcomes: readonly Outcome[], { industry, markets, seed, months }: Facts): ValueAddedLoss {
  if (isMissing(industry)) return everywhere(industry);
  const short = perMineral(outcomes, (outcome) => {
    const { market } = outcome.job;
    const part = partOfParent(market, markets, industry.table.country, industry.nationalUse.get(market.parent));
    const use = outcome.all(0, 'baseTonnes');
    return outcome
      .all(0, 'tonnesLost')
      .map((tonnes, n) => part * Math.min(Math.max(((tonnes / use[n]!) * months) / 12, 0), 1));
  });
  const used = [...short].filter(([mineral]) => industry.uses.has(mineral));
  if (used.length === 0) return everywhere(missing('no-use-shares', 'data/industry/uses.csv says no use of these'));
  const shares = new Map(used.map(([mineral, values]) => [mineral, values.map((share) => Math.min(share, 1))]));
  return inWonOf('table', industry, valueAddedLost(industry, shares, seed), interval);
}

/** @param ties every by-product among the minerals, with the reason where its markets cannot be tied */
export function withOthers(
  outcomes: readonly Outcome[],
  ties: readonly { readonly rows: readonly ByProduct[]; readonly reason: Maybe<true> }[],
  facts: Facts,
): Together {
  const lost = facts.won.find((rate) => isMissing(rate));
  return {
    minerals: outcomes.map((outcome, k) => {
      const { market, path, importer } = outcome.job;
      const event = givenEvent(outcome, 0);
      return {
        mineral: market.mineral,
        baseYear: market.baseYear,
        baseTonnes: event.baseTonnes,
        tonnesLost: event.tonnesLost,
        unserved: event.unserved,
        priceIndex: event.priceIndex,
        buyerLossKrw: timesWhere(event.buyerLossUsd, facts.won[k]!),
        byMonth: path
          ? monthsOf(outcome, path, facts.first)
          : missing('one-year', 'this answer is a year as a whole; ask for months'),
        rows: baseRows(market, importer),
      };
    }),
    ties: ties.map(({ rows: [row], reason }) => ({ host: row!.host, byProduct: row!.byProduct, tied: reason })),
    buyerLossKrw:
      lost ??
      whenPresent(givenEvent(outcomes[0]!, 0).buyerLossUsd, () => {
        const losses = perMineral(outcomes, (outcome, k) => {
          const rate = facts.won[k] as number;
          return outcome.all(0, 'buyerLossUsd').map((usd) => usd * rate);
        });
        const all = [...losses.values()];
        return interval(all[0]!.map((_, n) => all.reduce((sum, loss) => sum + loss[n]!, 0)));
      }),
    valueAddedLostKrw: jointValueAdded(outcomes, facts),
  };
}
