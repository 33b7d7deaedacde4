import { exportersShut, planOf } from '../../answers/index.js';
import type { BaseMarket } from '../../atlas/index.js';
import {
  type Closure,
  type Effect,
  effectsOf,
  type Job,
  type Measure,
  type ParameterRow,
  type PathPlan,
  parseMeasures,
} from '../../shock/index.js';

/** What the page asks of a market. */
export interface Question {
  readonly number: number;
  /** In the measure grammar. */
  readonly measure: string;
  readonly importer: string;
  readonly months: number;
  /** Month by month, with stocks and habit; else at the rate of a year. */
  readonly path: boolean;
  /** Whose sales abroad are kept beside; of a year as a whole only. */
  readonly seller?: string | undefined;
}

/** What came with the market. */
export interface Facts {
  readonly market: BaseMarket;
  readonly parameters: readonly ParameterRow[];
  readonly closures: readonly Closure[];
}

/** A job without what the worker holds of the market already. */
export type Drawn = Omit<Job, 'market' | 'parameters'>;

/** A question read against its market, ready to be drawn. */
export interface Asked {
  readonly question: Question;
  readonly measures: readonly Measure[];
  /** In a year as a whole, of those without a date. */
  readonly effects: readonly Effect[];
  readonly plan?: PathPlan;
  readonly drawn: Drawn;
  readonly job: Job;
}

/**
 * The job of a question, as `shock run` makes it for the same seed: a path of months where one is asked for or a date is written, else a
 * year, whose stocks are let out over the months of it.
 * @throws InputRefused, NoAnswer for measures that cannot be read or are not modelled
 */
export function jobOf({ market, parameters, closures }: Facts, question: Question, draws: number, seed: number): Asked {
  const { importer, months, path, seller } = question;
  const measures = parseMeasures(question.measure);
  const plan = planOf(measures, path ? months : undefined, closures);
  const effects = plan ? [] : effectsOf(measures, market, Math.min(months, 12), closures);
  // A path reads its measures draw by draw: what this market cannot carry is refused here, before the first.
  if (plan)
    effectsOf(
      measures.filter((measure) => !('date' in measure)),
      market,
      12,
      closures,
    );
  const drawn: Drawn = {
    importer,
    seed,
    draws,
    scenarios: [{ effects: plan ? [] : effects }],
    sellers: true,
    exporters: [...new Set([...exportersShut(measures, closures), ...(seller === undefined ? [] : [seller])])],
    ...(plan ? { path: plan } : {}),
  };
  return { question, measures, effects, ...(plan ? { plan } : {}), drawn, job: { ...drawn, market, parameters } };
}

/** Whether the months change what is solved: in a path, and where a stock is let out over them. Else they are a factor of the year. */
export const monthsCount = ({ measure, path }: Pick<Question, 'measure' | 'path'>): boolean =>
  path || /\b(announce|inforce|suspend|expire|stock|release)\b/.test(measure);
