import { isMissing } from '../../base/index.js';
import type { Block, Document } from '../document.js';
import { amount, code, count, country, inner, list, mineral, share, year } from '../phrases.js';
import { answer, head } from '../project/phrases.js';
import { say, type Value } from '../sentence.js';
import type { MineralAtRisk, WhichMinerals } from './results.js';

type Criterion = keyof MineralAtRisk['indices'];

const nameOf = (criterion: string): Value => inner(say(`criterion.${criterion as Criterion}`));

/** One line for the minerals that lack the same criteria for the same reason. */
function gaps({ minerals }: WhichMinerals): Block[] {
  const groups = new Map<string, { reason: string; criteria: string[]; minerals: string[] }>();
  for (const one of minerals) {
    const byReason = new Map<string, string[]>();
    for (const [criterion, index] of Object.entries(one.indices))
      if (isMissing(index)) byReason.set(index.missing.code, [...(byReason.get(index.missing.code) ?? []), criterion]);
    for (const [reason, criteria] of byReason) {
      const key = `${reason} ${criteria.join(' ')}`;
      const group = groups.get(key) ?? { reason, criteria, minerals: [] };
      group.minerals.push(one.mineral);
      groups.set(key, group);
    }
  }
  const items = [...groups.values()].map((group) =>
    say('risk.missing', {
      reason: { is: 'missing', code: group.reason },
      criteria: list(group.criteria.map(nameOf)),
      minerals: list(group.minerals.map(mineral)),
    }),
  );
  return items.length > 0 ? [{ is: 'bullets', items }] : [];
}

/** `risk` as a document: the order of attention, why figures are missing, what is not implemented. */
export function rankingDocument(result: WhichMinerals): Document {
  const title = say('risk.title', { importer: country(result.importer) });
  const [first] = result.minerals;
  const criteria = Object.keys(result.weights);
  const notRanked = result.notRanked.map((one) => mineral(one.mineral));
  const blocks: Block[] = [
    ...(first
      ? [
          {
            is: 'lead',
            sentence: say('risk.lead', {
              first: mineral(first.mineral),
              share: share(first.firstSupplier.share),
              country: country(first.firstSupplier.country),
            }),
          } as const,
        ]
      : []),
    {
      is: 'table',
      id: 'ranking',
      title: say('risk.table', { draws: count(result.draws) }),
      columns: [
        head('column.place', true),
        head('column.mineral'),
        head('column.places'),
        head('column.score', true),
        head('column.first'),
      ],
      rows: result.minerals.map((one) => [
        { value: count(one.rank.place) },
        { value: mineral(one.mineral) },
        { value: code(`${one.rank.best}–${one.rank.worst}`) },
        { value: amount(one.score, '1', 2) },
        {
          value: inner(
            say('partner.buyer', {
              country: country(one.firstSupplier.country),
              share: share(one.firstSupplier.share),
            }),
          ),
          ...(one.firstSupplier.status === 'estimated' ? { mark: 'estimated' as const } : {}),
        },
      ]),
    },
    {
      is: 'table',
      id: 'criteria',
      title: say('risk.criteria'),
      columns: [
        head('column.mineral'),
        ...criteria.map((criterion) => ({ head: say(`criterion.${criterion as Criterion}`), numeric: true })),
      ],
      rows: result.minerals.map((one) => [
        { value: mineral(one.mineral) },
        ...criteria.map((criterion) => {
          const index = one.indices[criterion as Criterion];
          return { value: index === undefined || isMissing(index) ? code('-') : amount(index.value, '1', 2) };
        }),
      ]),
    },
    ...gaps(result),
    {
      is: 'paragraph',
      sentences: [
        ...(notRanked.length > 0 ? [say('risk.notRanked', { list: list(notRanked) })] : []),
        say('risk.notImplemented', { list: list(result.notImplemented.map((one) => code(one.title))) }),
        say('risk.note', { year: year(result.governanceYear) }),
      ],
    },
  ];
  return answer('risk', title, [{ id: 'ranking', title, blocks }]);
}
