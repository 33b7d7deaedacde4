import type { Row } from '../row.js';
import type { Chain, SeriesSpec } from './chain.js';
import { readSeries } from './output.js';

/** Sentences on who makes a form (or a part of it) by series not used as output: the five largest of each series of `chain.makers`. */
export const makersNotes = (chain: Chain, rows: readonly Row[]): readonly string[] =>
  (chain.makers ?? []).flatMap((spec) => {
    const largest = [...readSeries(rows, spec).by]
      .filter(([, made]) => made.tonnes > 0)
      .sort(([a, x], [b, y]) => y.tonnes - x.tonnes || (a < b ? -1 : 1))
      .slice(0, 5)
      .map(([country, made]) =>
        spec.unit === 'share'
          ? `${country} ${Math.round(100 * made.tonnes)} %`
          : `${country} ${Math.round(made.tonnes)} t`,
      );
    return largest.length === 0 ? [] : [sentence(spec, largest)];
  });

const sentence = (spec: SeriesSpec, largest: readonly string[]): string =>
  spec.unit === 'share'
    ? `Makers of ${spec.mineral ?? spec.form} by another source (${spec.source}, edition ${spec.year}, shares of older years; a flag, not used as output): ${largest.join(', ')}.`
    : `Output of ${spec.form ?? spec.mineral} in ${spec.year} (${spec.source}), not used as output here: ${largest.join(', ')}.`;
