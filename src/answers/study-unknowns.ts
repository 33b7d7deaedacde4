import { isMissing } from '../base/index.js';
import type { AgreementRow, MineralResult, Unknown } from '../brief/index.js';

const lines = 5;
const codes = (minerals: readonly MineralResult[], keep: (one: MineralResult) => boolean) => [
  ...new Set(minerals.filter(keep).map(({ parent }) => parent)),
];

/**
 * What is not known, five lines, the heaviest first: minerals without a market, flows that are estimated, output in no file, rates in no
 * source, no offtake evidenced, few decisions behind the odds, and how fast buyers find other sellers.
 */
export function studyUnknowns(
  minerals: readonly MineralResult[],
  agreements: readonly AgreementRow[],
): readonly Unknown[] {
  const about = (code: Unknown['code'], list: readonly string[]): readonly Unknown[] =>
    list.length > 0 ? [{ code, minerals: list }] : [];
  const contracted = agreements.some((row) => !isMissing(row.contractedTonnes) || !isMissing(row.deliveredTonnes));
  const all: readonly Unknown[] = [
    { code: 'prices' },
    { code: 'odds' },
    ...about(
      'flows',
      codes(minerals, ({ status }) => status === 'estimated'),
    ),
    { code: 'surtax' },
    ...(contracted ? [] : [{ code: 'offtake' } as const]),
    ...about(
      'output',
      codes(minerals, ({ status }) => status === 'traded-only'),
    ),
    ...about(
      'market',
      codes(minerals, ({ baseTonnes }) => isMissing(baseTonnes)),
    ),
    { code: 'stocks' },
  ];
  return all.slice(0, lines);
}
