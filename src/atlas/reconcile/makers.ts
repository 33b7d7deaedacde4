import type { Row } from '../row.js';
import type { Chain, SeriesSpec } from './chain.js';
import { readSeries } from './output.js';

/** A sentence on who makes the form by a source that is not used as output: the five largest shares of each series of `chain.makers`. */
export const makersNotes = (chain: Chain, rows: readonly Row[]): readonly string[] =>
  (chain.makers ?? []).flatMap((spec) => {
    const largest = [...readSeries(rows, spec).by]
      .sort(([a, x], [b, y]) => y.tonnes - x.tonnes || (a < b ? -1 : 1))
      .slice(0, 5)
      .map(([country, share]) => `${country} ${Math.round(100 * share.tonnes)} %`);
    return largest.length === 0 ? [] : [sentence(spec, largest)];
  });

const sentence = (spec: SeriesSpec, shares: readonly string[]): string =>
  `Makers of ${spec.mineral ?? ''} by another source (${spec.source}, edition ${spec.year}, shares of older years; a flag, not used as output): ${shares.join(', ')}.`;
