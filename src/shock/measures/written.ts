import type { Measure } from './measure.js';

const plain = (value: number) => String(Number(value.toPrecision(12)));
const percent = (share: number) => `${plain(100 * share)}%`;
const joined = (words: readonly (string | false | undefined)[]) => words.filter(Boolean).join(' ');

/** `A,B -> C`, and the stage and the leak where they are written. */
function trade(measure: Extract<Measure, { from: unknown }>, besides: readonly string[] = []): string {
  const to = measure.to === '*' ? '*' : measure.to.join(',');
  const leak = 'leak' in measure && measure.leak;
  return joined([
    `${measure.from.join(',')} -> ${to}`,
    ...besides,
    measure.stage,
    leak && `leak ${percent(leak.share)} at ${plain(leak.cost)}`,
  ]);
}

function one(measure: Measure): string {
  switch (measure.kind) {
    case 'ban':
      return `ban ${trade(measure)}`;
    case 'quota':
      return `quota ${plain(measure.tonnesPerYear)} t/y ${trade(measure)}`;
    case 'duty':
      return joined(['duty', percent(measure.rate), measure.adValorem && 'ad valorem', trade(measure)]);
    case 'licence':
      return `licence ${plain(measure.days)} d ${trade(measure)}`;
    case 'outage':
      return joined(['outage', percent(measure.lost), measure.countries.join(','), measure.stage]);
    case 'commit':
      return `commit ${plain(measure.tonnesPerYear)} t/y ${trade(measure, measure.additional ? ['additional'] : [])}`;
    case 'close':
      return `close ${measure.route}`;
    case 'stock':
    case 'release':
      return `${measure.kind} ${plain(measure.tonnes)} t ${measure.country}`;
    case 'suspend':
      return `suspend ${measure.date} ${measure.until}`;
    case 'announce':
    case 'inforce':
    case 'expire':
      return `${measure.kind} ${measure.date}`;
  }
}

/**
 * Measures in the grammar: what `parseMeasures` reads back.
 * @example written([{ kind: 'ban', from: ['CHN'], to: '*' }]) // ban CHN -> *
 */
export const written = (measures: readonly Measure[]): string => measures.map(one).join(' + ');
