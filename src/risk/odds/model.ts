import type { CountryCode, MineralCode } from '../../base/index.js';
import { type Decision, type DecisionKind, decisionKinds, type OddsFacts, shareClass, yearsBetween } from './facts.js';
import { type ChanceOdds, chanceOdds, mixture, type RateOdds, rateOdds } from './posterior.js';

/** What was counted for one rate, so that a reader can redo it. */
export interface Counts {
  readonly events: number;
  readonly exposure: number;
  /** Unit of the exposure: government-years, decisions, months in force. */
  readonly unit: string;
}

export interface OddsModel {
  readonly facts: OddsFacts;
  /** Decisions a year of one government: its own count, shrunk to governments whose greatest world share is in the same class. */
  government(country: CountryCode): RateOdds & { readonly counts: Counts };
  /** Chance that a decision of this government hits this mineral, of which it has this share of world output. */
  hit(country: CountryCode, mineral: MineralCode, share: number): ChanceOdds & { readonly counts: Counts };
  /** Chance that a decision of this government is of this kind. */
  kind(country: CountryCode, kind: DecisionKind): ChanceOdds & { readonly counts: Counts };
  /** Ends a month of a restriction in force (right-censored exponential lengths), by kind. */
  ending(kind: DecisionKind): RateOdds & { readonly counts: Counts };
}

const topShares = (facts: OddsFacts): Map<CountryCode, number> => {
  const top = new Map<CountryCode, number>();
  for (const row of facts.exposure) top.set(row.country, Math.max(row.share, top.get(row.country) ?? 0));
  return top;
};

/**
 * Gamma posterior of one window: classes are pooled first (prior of one event at the overall mean), governments are then shrunk to
 * their class; the dispersion a is the method-of-moments estimate a = sum mu^2 / (sum (n - mu)^2 - mu), held within bounds.
 */
function windowRates(facts: OddsFacts, from: string, counted: readonly Decision[]) {
  const years = yearsBetween(from, facts.observed.to);
  const top = topShares(facts);
  const count = (country: CountryCode) => counted.filter((d) => d.country === country && d.announced >= from).length;
  const overall = counted.filter((d) => d.announced >= from).length / (years * top.size);
  const classes = [...facts.shareClasses, 0].map((_, index) => {
    const members = [...top].filter(([, share]) => shareClass(share, facts.shareClasses) === index).map(([c]) => c);
    const events = members.reduce((sum, country) => sum + count(country), 0);
    return { events, exposure: members.length * years, mean: (events + 1) / (members.length * years + 1 / overall) };
  });
  const classOf = (country: CountryCode) => shareClass(top.get(country) ?? 0, facts.shareClasses);
  let squares = 0;
  let excess = 0;
  for (const country of top.keys()) {
    const mu = classes[classOf(country)]!.mean * years;
    squares += mu * mu;
    excess += (count(country) - mu) ** 2 - mu;
  }
  const [least, most] = facts.priors.dispersionBounds;
  const a = excess > 0 ? Math.min(most, Math.max(least, squares / excess)) : most;
  return (country: CountryCode) => {
    const { mean } = classes[classOf(country)]!;
    return { shape: a + count(country), rate: a / mean + years };
  };
}

/**
 * Odds of export controls from counted decisions (docs/methods/odds.md). The unit is a government's decision: its yearly rate is
 * Gamma-Poisson, pooled by the government's greatest world share; then the chance that one mineral is hit (Beta-binomial;
 * the prior spreads the mean hits of a decision over what the government produces, by squared world share); then the kind. Windows (the whole time, the recent years) are mixed with equal weights.
 */
export function calibrateOdds(facts: OddsFacts): OddsModel {
  const counted = facts.decisions.filter((d) => d.counted);
  const windows = facts.windows.map((w) => windowRates(facts, w.from, counted));
  const whole = yearsBetween(facts.observed.from, facts.observed.to);
  const { kindStrength, hitStrength, lengthStrength } = facts.priors;

  const ruled = (country: CountryCode) => facts.exposure.filter((e) => e.country === country);
  const hitCount = counted.reduce(
    (sum, d) => sum + ruled(d.country).filter((e) => d.minerals.includes(e.mineral)).length,
    0,
  );
  const hitsPerDecision = hitCount / counted.length;

  const spells = counted
    .filter((d) => d.inForce !== undefined)
    .map((d) => ({
      kind: d.kind,
      ended: d.ended !== undefined,
      months: 12 * yearsBetween(d.inForce!, d.ended ?? facts.observed.to),
    }));
  const ended = (list: typeof spells) => list.filter((s) => s.ended).length;
  const months = (list: typeof spells) => list.reduce((sum, s) => sum + s.months, 0);
  const meanEnding = (ended(spells) + 0.5) / months(spells);

  return {
    facts,
    government: (country) => {
      const { shape, rate } = mixture(windows.map((w) => w(country)));
      const events = counted.filter((d) => d.country === country).length;
      return { ...rateOdds(shape, rate), counts: { events, exposure: whole, unit: 'government-years' } };
    },
    hit: (country, mineral, share) => {
      const others = ruled(country).filter((e) => e.mineral !== mineral);
      const squares = others.reduce((sum, e) => sum + e.share * e.share, share * share);
      const prior = Math.min(0.9, Math.max(0.001, (hitsPerDecision * share * share) / squares));
      const own = counted.filter((d) => d.country === country);
      const events = own.filter((d) => d.minerals.includes(mineral)).length;
      const weight = Math.max(hitStrength, 1 / prior);
      const odds = chanceOdds(events + weight * prior, own.length - events + weight * (1 - prior));
      return { ...odds, counts: { events, exposure: own.length, unit: 'decisions' } };
    },
    kind: (country, kind) => {
      const own = counted.filter((d) => d.country === country);
      const pooled =
        (counted.filter((d) => d.kind === kind).length + 0.5) / (counted.length + decisionKinds.length / 2);
      const events = own.filter((d) => d.kind === kind).length;
      const odds = chanceOdds(events + kindStrength * pooled, own.length - events + kindStrength * (1 - pooled));
      return { ...odds, counts: { events, exposure: own.length, unit: 'decisions' } };
    },
    ending: (kind) => {
      const own = spells.filter((s) => s.kind === kind);
      const odds = rateOdds(lengthStrength + ended(own), lengthStrength / meanEnding + months(own));
      return { ...odds, counts: { events: ended(own), exposure: months(own), unit: 'months in force' } };
    },
  };
}
