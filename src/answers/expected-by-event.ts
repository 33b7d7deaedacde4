import type { BaseMarket } from '../atlas/index.js';
import { isMissing, type Krw, type Maybe } from '../base/index.js';
import { afterStock, happens, type MineralRisk, shareOfYear, type YearlyEvent } from '../shock/index.js';

/** One market of a run with its won of the base year for a dollar. */
export interface RunMarket {
  readonly market: BaseMarket;
  readonly risk: MineralRisk;
  readonly won: Maybe<number>;
}

interface ExpectedLoss {
  readonly event: YearlyEvent;
  /** Mean over the draws of chance a year x share of the year x loss. */
  readonly loss: Krw;
  /** The same draw by draw, and given that the decision is taken. */
  readonly byDraw: Float64Array;
  readonly givenByDraw: Float64Array;
}

/** Expected buyer's loss a year of each event of a market, once stocks are let out; 0 without an exchange rate. */
export function expectedByEvent(
  { market, risk, won }: RunMarket,
  events: readonly YearlyEvent[],
): readonly ExpectedLoss[] {
  const rate = isMissing(won) ? 0 : won;
  return events
    .filter((event) => event.mineral === market.mineral)
    .map((event, k) => {
      const givenByDraw = Float64Array.from({ length: risk.givenDraws }, (_, n) => {
        const loss = afterStock(risk.outcome, n, k, 'buyerLossUsd', shareOfYear(event), risk.cover);
        return rate * event.chances[n]! * loss;
      });
      const byDraw = givenByDraw.map((loss, n) => happens(event, n) * loss);
      return { event, loss: byDraw.reduce((sum, loss) => sum + loss, 0) / risk.givenDraws, byDraw, givenByDraw };
    });
}
