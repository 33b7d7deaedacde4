import type { CountryCode, Problem } from '../../base/index.js';
import { InputRefused } from '../../base/index.js';
import type { BaseMarket } from '../base-market.js';
import type { Chains } from '../chains.js';
import type { Row, RowId } from '../row.js';
import type { Adjustment } from './adjustment.js';
import type { Chain } from './chain.js';
import { buildMarket, type Reconciled } from './market.js';
import { indexTrade } from './report.js';

export type { Adjustment, AdjustmentKind } from './adjustment.js';
export type { Chain, ChainStage } from './chain.js';

/** What reconciliation needs beside the rows. */
export interface ReconcileFacts {
  readonly chains: readonly Chain[];
  /** Group code of each country: `R-AFR`. */
  readonly regions: ReadonlyMap<CountryCode, CountryCode>;
}

export interface BaseMarkets {
  readonly markets: readonly BaseMarket[];
  /** Flows, and the prices, secondary output and final demand that were computed with them. */
  readonly rows: readonly Row[];
  /** The rows each computed row was made of. */
  readonly inputs: ReadonlyMap<RowId, readonly RowId[]>;
  /** Largest first within a market. */
  readonly adjustments: readonly Adjustment[];
}

/**
 * Builds the base market of every chain from all rows of the atlas; lists of steps are kept in `steps`. Problems of all chains are
 * refused at once.
 */
export function buildMarkets(rows: readonly Row[], facts: ReconcileFacts, steps: Chains): BaseMarkets {
  const trade = indexTrade(rows);
  const regionOf = (country: CountryCode): CountryCode => facts.regions.get(country) ?? 'R-OTH';
  const problems: Problem[] = [];
  const built: Reconciled[] = [];
  for (const chain of facts.chains) {
    try {
      built.push(buildMarket(chain, rows, trade, regionOf));
    } catch (error) {
      if (!(error instanceof InputRefused)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new InputRefused(problems);
  const derived = built.flatMap((b) => b.derived);
  return {
    markets: built.map((b) => b.market),
    rows: derived.map((d) => ({ ...d.row, chain: steps.key(d.steps) })),
    inputs: new Map(derived.map((d) => [d.row.id, d.inputs])),
    adjustments: built.flatMap((b) => b.adjustments),
  };
}

export { type FlowRow, type MarketDocument, marketDocument, marketOf } from './market-document.js';
