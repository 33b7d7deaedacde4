import type { Closure, SeenFromExporter } from '../../answers/index.js';
import { type Interval, isMissing, type Maybe } from '../../base/index.js';
import { plain, table, wrap } from './table.js';

const billion = 1e9;
const titles: Record<Closure['id'], string> = {
  'buyer-stops': 'stops',
  'buyer-halves': 'halves',
  'corridor-closes': 'corridor closes',
};

const middle = (figure: Maybe<Interval>, k = 1) => (isMissing(figure) ? '-' : plain(figure.p50 / k));
const range = (figure: Maybe<Interval>, k = 1) =>
  isMissing(figure) ? '-' : `${plain(figure.p05 / k)} to ${plain(figure.p95 / k)}`;

/** What each closure costs the country with the ore, in its own money, and who would buy instead. */
export function exporterText(answer: SeenFromExporter): string {
  const { exporter, money, minerals } = answer;
  const sold = table([
    ['sold abroad', 't a year', `bn ${money}`, 'first buyer', 'HHI', 'royalty + surtax', 'base year'],
    ...minerals.map((m) => [
      `${m.mineral} (${m.stage})`,
      plain(m.exportsTonnes),
      plain(m.exportRevenue.p50 / billion),
      `${m.buyers[0]!.country} ${plain(100 * m.buyers[0]!.share)} %${m.buyers[0]!.status === 'estimated' ? ' est.' : ''}`,
      plain(m.concentration),
      `${plain(100 * m.take.royalty)} + ${isMissing(m.take.surtax) ? '?' : plain(100 * m.take.surtax)} %`,
      m.baseYear,
    ]),
  ]);
  const lost = table([
    [`lost in a year, bn ${money}`, 'revenue', '5 to 95 %', 'royalty', 'surtax', 'income tax', 't stranded', 'instead'],
    ...minerals.flatMap((m) =>
      m.closures.map((c) => [
        `${m.mineral} (${m.stage}): ${c.id === 'corridor-closes' ? '' : `${c.closed[0]} `}${titles[c.id]}`,
        middle(c.revenueLost, billion),
        range(c.revenueLost, billion),
        middle(c.royaltyLost, billion),
        middle(c.surtaxLost, billion),
        middle(c.incomeTaxLost, billion),
        middle(c.strandedTonnes),
        c.instead
          .slice(0, 3)
          .map((b) => `${b.buyer} +${plain(b.moreTonnes)}`)
          .join(', ') || 'nobody',
      ]),
    ),
  ]);
  const unverified = [...new Set(minerals.flatMap((m) => m.unverified))];
  const income = minerals[0]?.closures[0]?.incomeTaxLost;
  return [
    `On whom ${exporter} hangs: a year without a buyer or a border, ${answer.draws} draws, ${plain(answer.perUsd)} ${money} a US dollar.`,
    '',
    sold,
    '',
    lost,
    '',
    ...(income !== undefined && isMissing(income) ? [wrap(`Income tax missing: ${income.missing.detail}.`)] : []),
    ...(isMissing(answer.byPost) ? [wrap(`By border post missing: ${answer.byPost.missing.detail}.`)] : []),
    ...(unverified.length > 0 ? [wrap(`Rates that were not read in the law: ${unverified.join(', ')}.`)] : []),
    `Vintage ${answer.vintage}.`,
  ].join('\n');
}
