import type { BaseMarket } from '../atlas/index.js';
import { type CountryCode, InputRefused, log, type MineralCode, NoAnswer, uniform } from '../base/index.js';
import { drawChance, drawRate, type EventClass, type RiskEvent } from '../risk/index.js';
import {
  type Closure,
  effectsOf,
  type Measure,
  parseMeasures,
  routesShut,
  triangularQuantile,
  type YearlyEvent,
} from '../shock/index.js';
import type { StudyEvent } from '../study/index.js';

export interface EventsQuestion {
  readonly markets: readonly BaseMarket[];
  readonly importer: CountryCode;
  readonly generic: readonly RiskEvent[];
  /** Events of the study; those of minerals without a market are left to the caller's list of what is not modelled. */
  readonly own: readonly StudyEvent[];
  readonly countries: ReadonlySet<CountryCode>;
  /** What stops when a route closes; without it such events are not modelled. */
  readonly closures?: readonly Closure[];
  readonly seed: number;
  readonly draws: number;
}

export interface NotModelled {
  readonly event: string;
  readonly mineral: MineralCode;
  readonly code: string;
  readonly detail: string;
}

/** The class of generic event a measure of the study is an instance of. */
function classOf(
  measure: Measure,
  importer: CountryCode,
): { class: EventClass; country?: CountryCode; route?: string } | undefined {
  switch (measure.kind) {
    case 'ban':
      return {
        class: measure.to === '*' ? 'stop' : measure.to.includes(importer) ? 'destination-ban' : 'stop',
        country: measure.from[0]!,
      };
    case 'quota':
      return { class: 'halve', country: measure.from[0]! };
    case 'licence':
      return { class: 'licence', country: measure.from[0]! };
    case 'outage':
      return { class: 'outage', country: measure.countries[0]! };
    case 'close':
      return { class: 'corridor', route: measure.route };
    default:
      return undefined;
  }
}

const perDraw = (draws: number, make: (draw: number) => number) =>
  Float64Array.from({ length: draws }, (_, n) => make(n));

/** Rates from a chance a year, or from low, mode, high drawn triangularly; rate = -ln(1 - chance). */
function ownRates(event: StudyEvent, seed: number, draws: number): Float64Array {
  const [low, mode, high] = typeof event.odds === 'number' ? [event.odds, event.odds, event.odds] : event.odds!;
  return perDraw(draws, (n) => {
    const chance = triangularQuantile(low, mode, high, uniform(seed, event.decision ?? event.id, n, 'odds'));
    return -log(1 - Math.min(chance, 0.9999));
  });
}

/**
 * The events of a year for `yearlyRisk`: the generic ones of every mineral and the study's own. A study event stands in the place of the
 * generic event of its class, country and mineral: with `odds: null` at that event's odds, with odds of its own as a decision of its own.
 * Events that no market here can carry (a corridor without its network, an unknown stage) come back in `notModelled`.
 */
export function yearlyEvents(question: EventsQuestion): { events: YearlyEvent[]; notModelled: NotModelled[] } {
  const { importer, generic, own, countries, seed, draws } = question;
  const markets = new Map(question.markets.map((market) => [market.mineral, market]));
  const notModelled: NotModelled[] = [];
  const effects = (event: string, mineral: MineralCode, measures: readonly Measure[], months: number) => {
    try {
      return effectsOf(measures, markets.get(mineral)!, Math.min(months, 12), question.closures);
    } catch (error) {
      if (!(error instanceof NoAnswer || error instanceof InputRefused)) throw error;
      const code = error instanceof NoAnswer ? error.code : error.problems[0]!.code;
      notModelled.push({ event, mineral, code, detail: error.message });
      return undefined;
    }
  };

  const events: YearlyEvent[] = [];
  const taken = new Set<string>();
  for (const event of own) {
    if (!markets.has(event.mineral)) {
      notModelled.push({
        event: event.id,
        mineral: event.mineral,
        code: 'no-market',
        detail: 'no base market of this mineral',
      });
      continue;
    }
    const measures = parseMeasures(event.measure, countries);
    const made = effects(event.id, event.mineral, measures, event.months);
    const kin = measures.map((measure) => classOf(measure, importer)).find((found) => found !== undefined);
    const parent = generic.find(
      (g) =>
        g.class === kin?.class &&
        g.hits.some((h) => h.mineral === event.mineral && (!kin.route || h.measure === `close ${kin.route}`)) &&
        (kin.route !== undefined || g.country === kin.country),
    );
    if (!made) continue;
    const shut = routesShut(measures);
    const base = { id: event.id, mineral: event.mineral, months: event.months, effects: made, shut };
    if (event.odds !== null) {
      const decision = event.decision ?? event.id;
      events.push({ ...base, decision, rates: ownRates(event, seed, draws), chances: perDraw(draws, () => 1) });
    } else if (parent) {
      const hit = parent.hits.find((h) => h.mineral === event.mineral)!;
      events.push({ ...base, decision: parent.id, ...oddsOf(parent, hit, seed, draws) });
    } else {
      notModelled.push({
        event: event.id,
        mineral: event.mineral,
        code: 'no-odds',
        detail: 'no generic event of its class gives odds; write odds in events.yaml',
      });
      continue;
    }
    if (parent) taken.add(`${parent.id} ${event.mineral}`);
  }

  for (const event of generic)
    for (const hit of event.hits) {
      if (taken.has(`${event.id} ${hit.mineral}`) || !markets.has(hit.mineral)) continue;
      const measures = parseMeasures(hit.measure, countries);
      const made = effects(event.id, hit.mineral, measures, event.months);
      if (!made) continue;
      const { id, months } = event;
      events.push({
        id,
        decision: id,
        mineral: hit.mineral,
        months,
        effects: made,
        shut: routesShut(measures),
        ...oddsOf(event, hit, seed, draws),
      });
    }
  return { events, notModelled };
}

function oddsOf(event: RiskEvent, hit: RiskEvent['hits'][number], seed: number, draws: number) {
  return {
    rates: perDraw(draws, (n) => drawRate(event.odds, seed, event.id, n)),
    chances: perDraw(draws, (n) => drawChance(hit.chance, seed, event.id, n, hit.mineral)),
  };
}
