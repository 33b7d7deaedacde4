import { isMissing, type Maybe } from '../../base/index.js';
import type { ProductExposure } from '../../industry/index.js';
import type { Cell, Document } from '../document.js';
import { code, country, inner, mineral, share, text, year } from '../phrases.js';
import { answer, head, reason } from '../project/phrases.js';
import { say, type Value } from '../sentence.js';
import { rangeCells, won } from './phrases.js';
import type { IndustryExposure, IndustryMinerals } from './results.js';

const supplier = (first: ProductExposure['first']): Cell =>
  isMissing(first)
    ? { value: reason(first) }
    : {
        value: inner(say('partner.buyer', { country: country(first.country), share: share(first.share) })),
        ...(first.status === 'estimated' ? { mark: 'estimated' as const } : {}),
      };

/** `industry exposure` of a product as a document. */
export function exposureDocument(result: IndustryExposure): Document {
  const title = say('industry.product.title', { product: code(result.name), importer: country(result.importer) });
  const hanging = (made: ProductExposure['hangingOnFirst']): Value =>
    isMissing(made) ? reason(made) : { is: 'range', low: made.low, high: made.high, unit: '1' };
  return answer('industry-exposure', title, [
    {
      id: 'product',
      title,
      blocks: [
        {
          is: 'table',
          id: 'materials',
          title: say('industry.product.table', { unit: code(result.unit) }),
          columns: [
            head('column.mineral'),
            head('industry.low', true),
            head('industry.middle', true),
            head('industry.high', true),
            head('column.first'),
            head('column.hanging', true),
          ],
          rows: result.minerals.map((line) => [
            { value: mineral(line.mineral) },
            ...rangeCells(line.kilograms),
            supplier(line.first),
            { value: hanging(line.hangingOnFirst) },
          ]),
        },
        { is: 'paragraph', sentences: [say('industry.product.note', { source: code(result.source) })] },
      ],
    },
  ]);
}

const stake = (krw: Maybe<{ readonly low: number; readonly high: number }>): Value =>
  isMissing(krw) ? reason(krw) : { is: 'range', low: krw.low, high: krw.high, unit: 'KRW' };

/** `industry exposure` of a named industry as a document. */
export function mineralsDocument(result: IndustryMinerals): Document {
  const title = say('industry.minerals.title', { industry: text(result.name), importer: country(result.importer) });
  const lead = say('industry.minerals.lead', { value: won(result.valueAddedKrw), year: year(result.wonOf) });
  return answer('industry-minerals', title, [
    {
      id: 'minerals',
      title,
      blocks: [
        { is: 'lead', sentence: lead },
        {
          is: 'table',
          id: 'minerals',
          title: say('industry.minerals.table'),
          columns: [
            head('column.mineral'),
            head('column.useShare', true),
            head('column.exposure', true),
            head('column.first'),
            head('column.atStake', true),
          ],
          rows: result.minerals.map((line) => [
            { value: mineral(line.mineral) },
            { value: share(line.useShare) },
            { value: { is: 'shares', low: line.exposure.low, high: line.exposure.high } as const },
            supplier(line.first),
            { value: stake(line.atStakeKrw) },
          ]),
        },
        { is: 'paragraph', sentences: [say('industry.minerals.note')] },
      ],
    },
  ]);
}
