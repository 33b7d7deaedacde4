import type { BaseMarket } from '../atlas/index.js';
import { interval, isMissing, type Maybe, type MineralCode, whenPresent } from '../base/index.js';
import type { JointYear } from '../brief/index.js';
import { type IndustryModel, partOfParent, valueAddedLost } from '../industry/index.js';
import type { RiskEvent } from '../risk/index.js';
import { theYear, together, type YearlyEvent } from '../shock/index.js';
import type { StudyEvent } from '../study/index.js';
import { expectedByEvent, type RunMarket } from './expected-by-event.js';
import { everywhere, inWonOf } from './lost-value-added.js';

interface JointFacts {
  readonly industry: Maybe<IndustryModel>;
  /** Every market of the atlas. */
  readonly markets: readonly BaseMarket[];
  readonly events: readonly YearlyEvent[];
  readonly own: readonly StudyEvent[];
  readonly generic: readonly RiskEvent[];
  readonly seed: number;
  readonly draws: number;
}

type Sound = RunMarket & { readonly won: number };

const isSound = (one: RunMarket): one is Sound => !isMissing(one.won) && !isMissing(one.risk.year);
const isOwn = ({ market }: RunMarket) => market.mineral === market.parent;
const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
const eventsShown = 12;

function joined(markets: readonly Sound[], draws: number, of: (one: Sound) => Float64Array): Float64Array {
  return together(
    markets.map((one) => ({ own: isOwn(one), values: of(one) })),
    draws,
  );
}

/** What a decision is called: class and country of a generic one, names of the study's events that share it. */
function named(decision: string, { own, generic }: JointFacts) {
  const kind = generic.find(({ id }) => id === decision);
  if (kind) return { class: kind.class, country: kind.country };
  const names = own.flatMap((event) => ((event.decision ?? event.id) === decision && event.name ? [event.name] : []));
  return names.length > 0 ? { names } : {};
}

/** What the joint expected loss comes from; of a mineral's own market and its forms the side with the greater mean speaks. */
function heaviest(minerals: ReadonlyMap<MineralCode, readonly Sound[]>, facts: JointFacts) {
  const found = new Map<string, Control>();
  let total = 0;
  for (const [mineral, markets] of minerals) {
    const sides = [true, false].map((own) =>
      markets.filter((one) => isOwn(one) === own).flatMap((one) => expectedByEvent(one, facts.events)),
    );
    const [a, b] = sides.map((side) => side.reduce((sum, { loss }) => sum + loss, 0));
    for (const { event, loss, byDraw, givenByDraw } of a! >= b! ? sides[0]! : sides[1]!) {
      const known = found.get(event.decision);
      total += loss;
      found.set(event.decision, {
        loss: (known?.loss ?? 0) + loss,
        minerals: [...new Set([...(known?.minerals ?? []), ...(loss > 0 ? [mineral] : [])])],
        byDraw: added(known?.byDraw, byDraw),
        givenByDraw: added(known?.givenByDraw, givenByDraw),
      });
    }
  }
  return [...found]
    .sort(([a, x], [b, y]) => y.loss - x.loss || (a < b ? -1 : 1))
    .slice(0, eventsShown)
    .filter(([, { loss }]) => loss > 0)
    .map(([event, { loss, minerals: hit, byDraw, givenByDraw }]) => ({
      event,
      ...named(event, facts),
      minerals: hit,
      part: loss / total,
      expectedLossKrw: interval(byDraw),
      givenKrw: interval(givenByDraw),
    }));
}

/** One control over all the minerals it hits. */
interface Control {
  readonly loss: number;
  readonly minerals: readonly MineralCode[];
  readonly byDraw: Float64Array;
  readonly givenByDraw: Float64Array;
}

const added = (a: Float64Array | undefined, b: Float64Array) => (a ? a.map((value, n) => value + b[n]!) : b);

/**
 * The year over all minerals, draw by draw: decisions hit their minerals in the same draws; buyers' losses of different minerals are added, those of
 * one mineral's own market and its forms never (`together`). Share short of a mineral = min(1, together(share of the market x its part of the
 * mineral)); each industry then loses its value added once (`valueAddedLost`, docs/methods/yearly-loss.md).
 */
export function studyJoint(all: readonly RunMarket[], facts: JointFacts): JointYear {
  const { industry, seed, draws } = facts;
  const sound = all.filter(isSound);
  const minerals = new Map<MineralCode, Sound[]>();
  for (const one of sound) minerals.set(one.market.parent, [...(minerals.get(one.market.parent) ?? []), one]);
  const losses = new Map(
    [...minerals].map(([mineral, markets]) => [
      mineral,
      joined(markets, draws, ({ risk, won }) => risk.yearUsd.map((usd) => usd * won)),
    ]),
  );
  const joint = new Float64Array(draws);
  for (const loss of losses.values()) for (let n = 0; n < draws; n++) joint[n]! += loss[n]!;
  const shareOf = (column: 'yearShare' | 'yearShareUnserved', markets: readonly Sound[], parted: boolean) =>
    joined(markets, draws, ({ market, risk }) => {
      const nationalUse = isMissing(industry) || !parted ? undefined : industry.nationalUse.get(market.parent);
      const country = risk.outcome.job.importer;
      const part = partOfParent(market, facts.markets, country, nationalUse);
      return risk[column].map((share) => part * Math.max(share - risk.cover, 0));
    }).map((share) => Math.min(share, 1));
  const valueAdded = (column: 'yearShare' | 'yearShareUnserved') => {
    if (isMissing(industry)) return { loss: everywhere(industry), jobs: industry };
    const short = [...minerals].map(([mineral, markets]) => [mineral, shareOf(column, markets, true)] as const);
    const lost = valueAddedLost(industry, new Map(short), seed);
    return { loss: inWonOf('today', industry, lost, theYear), jobs: whenPresent(lost.jobs, theYear) };
  };
  const fromAll = valueAdded('yearShare');
  const whole = mean(joint);
  return {
    lossKrw: theYear(joint),
    valueAddedLossKrw: fromAll.loss,
    valueAddedUnservedKrw: valueAdded('yearShareUnserved').loss,
    jobs: fromAll.jobs,
    minerals: [...minerals]
      .map(([mineral, markets]) => {
        const loss = losses.get(mineral)!;
        const hit = loss.reduce((count, one) => count + (one > 0 ? 1 : 0), 0) / draws;
        const part = whole > 0 ? mean(loss) / whole : 0;
        return {
          mineral,
          hit,
          shareShort: interval(shareOf('yearShare', markets, false)),
          lossKrw: interval(loss),
          part,
        };
      })
      .sort((a, b) => b.part - a.part || (a.mineral < b.mineral ? -1 : 1)),
    events: heaviest(minerals, facts),
    leftOut: all.filter((one) => !isSound(one)).map(({ market }) => market.mineral),
  };
}
