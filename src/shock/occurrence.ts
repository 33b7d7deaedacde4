import { exp, type MineralCode, uniform } from '../base/index.js';
import type { Effect } from './measures/index.js';

/** Something that may happen to a mineral in a year; its odds are given draw by draw. */
export interface YearlyEvent {
  readonly id: string;
  /** Events with the same decision happen together: one control that hits several minerals. */
  readonly decision: string;
  /** Code of the market it hits. */
  readonly mineral: MineralCode;
  /** How long it lasts; losses of a whole year are scaled by months/12, 12 at most. */
  readonly months: number;
  readonly effects: readonly Effect[];
  /** Routes that it shuts: contracts that stand in its year have to go round. */
  readonly shut?: readonly string[];
  /** Yearly rate of the decision, one a draw. */
  readonly rates: ArrayLike<number>;
  /** Chance that the mineral is hit when it happens, one a draw. */
  readonly chances: ArrayLike<number>;
}

/** The part of a year that an event lasts. */
export const shareOfYear = ({ months }: Pick<YearlyEvent, 'months'>): number => Math.min(months, 12) / 12;

/** Chance that the event happens in the year of draw n: at least one of a Poisson number with its rate. */
export const happens = ({ rates }: YearlyEvent, draw: number): number => 1 - exp(-rates[draw]!);

/**
 * Which of the events of a mineral happen in the simulated year of draw n. A decision is drawn once for all minerals (keys: seed,
 * decision, draw), the hit once a mineral, so that common controls come together.
 * @param year one of several years simulated with the parameters of the draw
 */
export const occurring = (events: readonly YearlyEvent[], seed: number, draw: number, year = 0): readonly number[] => {
  const key = year === 0 ? '' : `/${year}`;
  return events.flatMap((event, k) =>
    uniform(seed, event.decision, draw, `happens${key}`) < happens(event, draw) &&
    uniform(seed, event.decision, draw, `hits/${event.mineral}${key}`) < event.chances[draw]!
      ? [k]
      : [],
  );
};
