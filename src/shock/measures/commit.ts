import type { MeasureKind } from './measure.js';
import { lastOr } from './stages.js';

/** An offtake: the seller owes the buyer so many tonnes a year; `additional`: they come from a new mine and are not taken from others. */
export const commit: MeasureKind<'commit'> = {
  usage: 'commit 1200 t/y A -> B [additional] [stage]',
  read: (words) => {
    const tonnesPerYear = words.quantity('t/y');
    const { from, to } = words.pairs();
    if (from.length !== 1 || to === '*' || to.length !== 1) words.fail('one seller and one buyer');
    return { kind: 'commit', tonnesPerYear, from, to, additional: words.take('additional'), ...words.stage() };
  },
  effects: ({ from, to, stage, tonnesPerYear, additional }, market) => [
    {
      kind: 'commit',
      stage: lastOr(market, stage).name,
      from: from[0]!,
      to: to[0]!,
      tonnes: tonnesPerYear,
      additional,
    },
  ],
};
