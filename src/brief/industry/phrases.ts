import { isMissing, type Maybe } from '../../base/index.js';
import type { NotMade, Range } from '../../industry/index.js';
import type { Block, Cell } from '../document.js';
import { type MessageId, messages } from '../locales/index.js';
import { amount, code, inner, text } from '../phrases.js';
import { head, reason } from '../project/phrases.js';
import { say, type Value } from '../sentence.js';

export const won = (value: Maybe<number>): Value => amount(value, 'KRW', 2);

/** Low, middle and high of a range in three cells, or its reason in the first. */
export const rangeCells = (range: Maybe<Range>, unit = '1'): readonly Cell[] =>
  isMissing(range)
    ? [{ value: reason(range) }, { value: code('') }, { value: code('') }]
    : [range.low, range.mid, range.high].map((value) => ({ value: amount(value, unit, 3) }));

/** Tonnes as products, one a line. */
export const notMadeTable = (products: readonly NotMade[]): readonly Block[] =>
  products.length === 0
    ? []
    : [
        {
          is: 'table',
          id: 'not-made',
          title: say('industry.notMade.title'),
          columns: [
            head('column.product'),
            head('industry.low', true),
            head('industry.middle', true),
            head('industry.high', true),
            head('column.unit'),
          ],
          rows: products.map(({ name, count, unit }) => [
            { value: text(name) },
            ...rangeCells(count),
            { value: productUnit(unit) },
          ]),
        },
      ];

/** What a product is counted in: a word where the unit is one, else its symbol. */
export const productUnit = (unit: string): Value =>
  unit === 'car' || unit === 'motor' || unit === 'wafer' ? inner(say(`product.unit.${unit}`)) : code(unit);

/** A stage by its name; a stage of another name as the chain calls it. */
export const stageName = (stage: string): Value => {
  const id = `industry.stage.${stage}`;
  return id in messages.en ? inner(say(id as MessageId)) : code(stage);
};
