import { InputRefused, isMissing } from '../../base/index.js';
import type { BaseStage } from '../base-market.js';
import type { Row } from '../row.js';
import type { Chain } from './chain.js';
import { type Derived, derivedRow } from './origin.js';
import type { StageFlows } from './stage.js';

interface Price {
  readonly price: BaseStage['basePrice'];
  readonly derived: readonly Derived[];
}

/**
 * Base price of every stage in dollars per contained tonne: a price row of the atlas (times a factor), the median unit value of the
 * stage's own trade, or a share of the next stage's price. Computed prices become rows of their own.
 */
export function priceOf(chain: Chain, stages: readonly StageFlows[], rows: readonly Row[]): readonly Price[] {
  const prices: Price[] = [];
  for (const stage of [...stages].reverse()) prices.unshift(one(chain, stage, prices[0], rows));
  return prices;
}

function one(chain: Chain, stage: StageFlows, next: Price | undefined, rows: readonly Row[]): Price {
  const spec = stage.spec.price;
  if (spec.shareOfNext !== undefined && next !== undefined)
    return computed(
      chain,
      stage,
      next.price.usdPerTonne * spec.shareOfNext,
      `${spec.shareOfNext} of the price of the next stage: ${spec.why ?? ''}`,
      [next.price.row],
    );
  if (spec.unitValue === true && stage.unitValue !== undefined)
    return computed(
      chain,
      stage,
      stage.unitValue,
      `value-weighted median unit value of the stage's trade. ${spec.why ?? ''}`,
      [],
    );
  const row = rows.find((r) => r.id === spec.row);
  if (row === undefined || isMissing(row.value))
    throw new InputRefused([
      {
        code: 'no-price',
        message: `chain ${chain.market}, stage ${stage.spec.name}: no price row ${spec.row ?? ''}; name a row of the atlas, or unitValue: true`,
        file: `data/chains/${chain.market}.yaml`,
        path: `stages.${stage.spec.name}.price`,
        value: spec.row,
      },
    ]);
  if (spec.factor === undefined) return { price: { usdPerTonne: row.value, row: row.id }, derived: [] };
  return computed(chain, stage, row.value * spec.factor, `${row.id} times ${spec.factor}: ${spec.why ?? ''}`, [row.id]);
}

function computed(chain: Chain, stage: StageFlows, value: number, detail: string, inputs: readonly string[]): Price {
  const row = derivedRow(chain, stage.spec, { kind: 'price', value, unit: 'usd-per-t', status: 'estimated' });
  return { price: { usdPerTonne: value, row: row.id }, derived: [{ row, steps: [{ step: 'price', detail }], inputs }] };
}
