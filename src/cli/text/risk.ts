import type { MineralAtRisk, WhichMinerals } from '../../answers/index.js';
import { isMissing, type Maybe } from '../../base/index.js';
import { plain, table, wrap } from './table.js';

const short: Readonly<Record<string, string>> = {
  hhi: 'HHI',
  'country-risk-hhi': 'HHI x risk',
  'net-import-reliance': 'reliance',
  'supplier-concentration': 'suppliers',
  geopolrisk: 'GeoPolRisk',
  'n-minus-one': 'largest',
};

const figure = (index: Maybe<{ readonly value: number }> | undefined) =>
  index === undefined || isMissing(index) ? '-' : plain(index.value);

const row = (mineral: MineralAtRisk, criteria: readonly string[]) => [
  `${mineral.rank.place}`.padStart(2),
  mineral.mineral,
  `${mineral.rank.best}-${mineral.rank.worst}`,
  plain(mineral.score),
  `${mineral.firstSupplier.country} ${plain(100 * mineral.firstSupplier.share)} %${mineral.firstSupplier.status === 'estimated' ? ' est.' : ''}`,
  ...criteria.map((c) => figure(mineral.indices[c as keyof typeof mineral.indices])),
  mineral.status,
];

/** One line for the minerals that lack the same criteria for the same reason. */
function missingLines(answer: WhichMinerals): string[] {
  const groups = new Map<string, string[]>();
  for (const { mineral, indices } of answer.minerals) {
    const codes = new Map<string, string[]>();
    for (const [criterion, index] of Object.entries(indices))
      if (isMissing(index))
        codes.set(index.missing.code, [...(codes.get(index.missing.code) ?? []), short[criterion] ?? criterion]);
    for (const [code, names] of codes) {
      const key = `${code} (${names.join(', ')})`;
      groups.set(key, [...(groups.get(key) ?? []), mineral]);
    }
  }
  return [...groups].map(([reason, minerals]) => wrap(`Missing, ${reason}: ${minerals.join(', ')}.`));
}

/** The ranking as a table, why figures are missing, and what is not implemented. */
export function riskText(answer: WhichMinerals): string {
  const criteria = Object.keys(answer.weights);
  const head = ['', 'mineral', 'places', 'score', 'first supplier', ...criteria.map((c) => short[c] ?? c), 'status'];
  const reasons = missingLines(answer);
  const notRanked = answer.notRanked.map((n) => n.mineral);
  return [
    `Where to look, seen from ${answer.importer}: 1 first. "places": 5 to 95 % of ${answer.draws} draws of flows and weights.`,
    '',
    table([head, ...answer.minerals.map((m) => row(m, criteria))]),
    '',
    ...reasons,
    ...(notRanked.length > 0 ? [wrap(`Not ranked, nothing bought abroad: ${notRanked.join(', ')}.`)] : []),
    wrap(`Not implemented: ${answer.notImplemented.map((n) => n.title).join('; ')}.`),
    wrap(
      `Governance of ${answer.governanceYear}. An index says where to look; a decision is made on averted loss. Vintage ${answer.vintage}.`,
    ),
  ].join('\n');
}

/** The figures of one index, one a line. */
export const indexText = (found: object): string =>
  Object.entries(found)
    .map(([name, value]) => `${name}: ${typeof value === 'number' ? value : JSON.stringify(value)}`)
    .join('\n');
