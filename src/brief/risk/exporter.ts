import { type Interval, isMissing, type Maybe } from '../../base/index.js';
import type { Block, Cell, Document } from '../document.js';
import { stageName } from '../industry/phrases.js';
import { amount, between, code, count, country, inner, list, mineral, share, year } from '../phrases.js';
import { answer, head, reason } from '../project/phrases.js';
import { say, type Value } from '../sentence.js';
import type { BuyerClosure, SeenFromExporter } from './results.js';

const buyersShown = 3;
const middle = (figure: Maybe<Interval>, unit: string): Value =>
  isMissing(figure) ? reason(figure) : amount(figure.p50, unit, 2);

function happens({ id, closed }: BuyerClosure): Value {
  if (id === 'corridor-closes' || closed === '*') return inner(say('exporter.corridor'));
  const buyer = list(closed.map(country));
  return inner(say(id === 'buyer-stops' ? 'exporter.stops' : 'exporter.halves', { buyer }));
}

const instead = (closure: BuyerClosure): Value =>
  closure.instead.length === 0
    ? inner(say('exporter.nobody'))
    : list(
        closure.instead
          .slice(0, buyersShown)
          .map(({ buyer, moreTonnes }) =>
            inner(say('exporter.instead', { buyer: country(buyer), tonnes: amount(moreTonnes, 't', 2) })),
          ),
      );

/** `risk --for` as a document: what each closure costs the country with the ore, and who would buy instead. */
export function exporterDocument(result: SeenFromExporter): Document {
  const { exporter, money, minerals, byPost } = result;
  const title = say('exporter.title', { exporter: country(exporter) });
  const unverified = [...new Set(minerals.flatMap((one) => one.unverified))];
  const incomeTax = minerals[0]?.closures[0]?.incomeTaxLost;
  const blocks: Block[] = [
    {
      is: 'table',
      id: 'sold',
      title: say('exporter.sold'),
      columns: [
        head('column.mineral'),
        head('column.sold', true),
        head('column.revenue', true),
        head('column.firstBuyer'),
        head('column.take'),
        head('column.year'),
      ],
      rows: minerals.map((one): Cell[] => [
        { value: list([mineral(one.mineral), stageName(one.stage)]) },
        { value: amount(one.exportsTonnes, 't', 3) },
        { value: amount(one.exportRevenue.p50, money, 2) },
        {
          value: inner(
            say('partner.buyer', { country: country(one.buyers[0]!.country), share: share(one.buyers[0]!.share) }),
          ),
        },
        {
          value: inner(say('exporter.take', { royalty: share(one.take.royalty), surtax: share(one.take.surtax) })),
        },
        { value: year(one.baseYear) },
      ]),
    },
    {
      is: 'table',
      id: 'lost',
      title: say('exporter.lost', { exporter: country(exporter), draws: count(result.draws) }),
      columns: [
        head('column.mineral'),
        head('exporter.happens'),
        head('column.revenue', true),
        head('column.royalty', true),
        head('column.stranded', true),
        head('column.instead'),
      ],
      rows: minerals.flatMap((one) =>
        one.closures.map((closure): Cell[] => [
          { value: list([mineral(one.mineral), stageName(one.stage)]) },
          { value: happens(closure) },
          { value: between(closure.revenueLost, money) },
          { value: middle(closure.royaltyLost, money) },
          { value: middle(closure.strandedTonnes, 't') },
          { value: instead(closure) },
        ]),
      ),
    },
    {
      is: 'paragraph',
      sentences: [
        say('exporter.rate', { rate: amount(result.perUsd, money, 'full') }),
        ...(incomeTax !== undefined && isMissing(incomeTax)
          ? [say('exporter.incomeTax', { reason: reason(incomeTax) })]
          : []),
        ...(isMissing(byPost) ? [say('exporter.byPost', { reason: reason(byPost) })] : []),
        ...(unverified.length > 0 ? [say('exporter.unverified', { list: list(unverified.map(code)) })] : []),
      ],
    },
  ];
  return answer('exporter', title, [{ id: 'exporter', title, blocks }]);
}
