import type { BaseMarket } from '../../atlas/index.js';
import { type MessageId, messages, phrase } from '../../brief/index.js';
import { assumptionsOf, type ParameterRow } from '../../shock/index.js';
import { names } from './names.svelte.js';
import { text } from './text.svelte.js';
import type { Fact, Made } from './trace.svelte.js';
import { place } from './view.svelte.js';

const parameterText = (parameter: string): string => {
  const id = `parameter.${parameter}`;
  return id in messages.en ? phrase(id as MessageId, place.language) : parameter;
};

export function rangesOf(market: BaseMarket, parameters: readonly ParameterRow[]): readonly Fact[] {
  const digits = new Intl.NumberFormat(place.language, { maximumSignificantDigits: 3 });
  return assumptionsOf(market, parameters).map(({ parameter, stages, low, mode, high, source }) => ({
    name: `${parameterText(parameter)}${stages.length < market.stages.length ? ` (${stages.join(', ')})` : ''}`,
    said: text('trace.range', { low: digits.format(low), mode: digits.format(mode), high: digits.format(high) }),
    source,
  }));
}

/**
 * What a figure of a what-if was made of: the importer's largest purchases, the base price, and the ranges that were drawn; got together
 * when it is opened, since a slider makes it anew with every move.
 */
export function solved(
  market: BaseMarket,
  parameters: readonly ParameterRow[],
  importer: string,
  measure: string,
  seller?: string,
): Made {
  const { flows, basePrice } = market.stages.at(-1)!;
  return {
    get how() {
      return text('trace.solved', { mineral: names.mineralText(market.mineral), measure, year: market.baseYear });
    },
    rows: async () => [
      ...flows
        .filter((flow) => flow.importer === importer && (seller === undefined || flow.exporter === seller))
        .sort((a, b) => b.tonnes - a.tonnes)
        .slice(0, 8)
        .map(({ row }) => row),
      basePrice.row,
    ],
    facts: async () => rangesOf(market, parameters),
  };
}
