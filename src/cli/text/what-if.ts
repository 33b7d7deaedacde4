import type { WhatIf } from '../../answers/index.js';
import { type Interval, isMissing, type Maybe } from '../../base/index.js';
import { bar, plain, table, wrap } from './table.js';

const billion = 1e9;

const share = (part: number, whole: number) => `${plain((100 * part) / whole)} %`;

function finding(answer: WhatIf): string {
  const { importer, mineral, months, tonnesLost, baseTonnes } = answer;
  const span = months === 12 ? 'a year' : months === 1 ? 'a month' : `${months} months`;
  if (isMissing(tonnesLost) || isMissing(baseTonnes)) return `${mineral}: no figure.`;
  const base = baseTonnes.p50;
  const sign = tonnesLost.p50 < 0 ? 'more' : 'less';
  const [low, high] = [tonnesLost.p05, tonnesLost.p95].map(plain);
  return wrap(
    `${importer} would use ${plain(Math.abs(tonnesLost.p50))} t ${sign} ${mineral} in ${span}, ${share(Math.abs(tonnesLost.p50), base)} of its ${plain(base)} t (90 % of draws: ${low} to ${high} t).`,
  );
}

type Line = readonly [label: string, figure: Maybe<Interval>, unit: string, factor?: number];

function figures(answer: WhatIf): string {
  const lines: readonly Line[] = [
    ['tonnes lost', answer.tonnesLost, 't'],
    ['  of it unserved', answer.unserved, 't'],
    ['price paid', answer.priceIndex, 'x base'],
    ['scarcity index', answer.scarcityIndex, 'x base'],
    ['extra bill', answer.extraBillKrw, 'bn KRW', billion],
    ["buyer's loss", answer.buyerLossKrw, 'bn KRW', billion],
    ['  paid more', answer.lossParts.paidMoreKrw, 'bn KRW', billion],
    ["  another seller's tonnes", answer.lossParts.switchingKrw, 'bn KRW', billion],
    ['  tonnes gone', answer.lossParts.tonnesGoneKrw, 'bn KRW', billion],
    ['(use at the base price)', answer.baseBillKrw, 'bn KRW', billion],
    ['value added, direct', answer.valueAddedLostKrw.direct, 'bn KRW', billion],
    ['  least valuable first', answer.valueAddedLostKrw.least, 'bn KRW', billion],
    ['  most valuable first', answer.valueAddedLostKrw.greatest, 'bn KRW', billion],
    ['  of unserved tonnes', answer.valueAddedLostKrw.unserved.direct, 'bn KRW', billion],
    ['value added, total', answer.valueAddedLostKrw.total, 'bn KRW', billion],
  ];
  const head = ['', '5 %', '50 %', '95 %', 'unit  ', ''.padEnd(24)];
  const rows = lines.flatMap(([label, figure, unit, factor = 1]) => {
    if (isMissing(figure)) return [[label, '-', '-', '-', unit.padEnd(6), '']];
    const [low, middle, high] = [figure.p05 / factor, figure.p50 / factor, figure.p95 / factor];
    const scale = [Math.min(0, low), high] as const;
    return [[label, plain(low), plain(middle), plain(high), unit.padEnd(6), bar(low, middle, high, scale)]];
  });
  const reasons = lines.flatMap(([label, figure]) =>
    isMissing(figure) ? [`  ${label.trim()}: ${figure.missing.detail ?? figure.missing.code}`] : [],
  );
  return [table([head, ...rows]), ...reasons].join('\n');
}

function products({ notMade }: WhatIf): readonly string[] {
  const rows = notMade.map(({ name, unit, count, status }) =>
    isMissing(count)
      ? [name.en, '-', '-', '-', count.missing.detail ?? count.missing.code, '']
      : [name.en, plain(count.low), plain(count.mid), plain(count.high), unit, status],
  );
  return rows.length > 0
    ? [table([['not made, if all fell on one', 'low', 'middle', 'high', 'unit', 'status'], ...rows])]
    : [];
}

function sellers({ replacement, importer }: WhatIf): string {
  const shown = replacement.slice(0, 12);
  const rows = shown.map(({ exporter, tonnesBefore, tonnesAfter }) => [
    exporter === importer ? `${exporter} (own)` : exporter,
    plain(tonnesBefore),
    plain(tonnesAfter.p05),
    plain(tonnesAfter.p50),
    plain(tonnesAfter.p95),
  ]);
  const left = replacement.length - shown.length;
  return [
    table([['who sells, t', 'before', 'after 5 %', '50 %', '95 %'], ...rows]),
    ...(left > 0 ? [`and ${left} smaller sellers (--json has them)`] : []),
  ].join('\n');
}

const words: Readonly<Record<string, string>> = {
  sigma: 'substitution between sellers (sigma)',
  'new-link': 'new suppliers (delta)',
  demand: 'demand to price (eps)',
  supply: 'mine supply to price (eta)',
  processing: 'processing to margin',
  capacity: 'mine capacity, x base',
  'processing-capacity': 'plant capacity, x base',
  choke: 'price that stops use, x base',
  'sigma-short': 'substitution in the month',
  'habit-months': 'habit gives way, months',
  'cover-months': "buyers' stock, months of use",
  'front-load-months': 'ordered ahead, months',
  'licence-gap-flow': 'passes in a licence gap, x normal',
  'licence-recovery': 'licensed after the gap, x normal',
};

function assumptions(answer: WhatIf): string {
  const rows = answer.assumptions
    .filter(({ parameter }) => words[parameter] !== undefined)
    .map(({ parameter, stages, low, mode, high, status }) => [
      `${words[parameter]}${stages.length < new Set(answer.assumptions.flatMap((a) => a.stages)).size ? `, ${stages.join(', ')}` : ''}`,
      plain(low),
      plain(mode),
      plain(high),
      status,
    ]);
  return table([['what it hangs on (drawn)', 'low', 'mode', 'high', 'status'], ...rows]);
}

function months({ byMonth }: WhatIf): readonly string[] {
  if (isMissing(byMonth)) return [];
  const rows = byMonth.map(({ month, tonnes, priceIndex, stockTonnes }) => [
    String(month),
    plain(tonnes.p05),
    plain(tonnes.p50),
    plain(tonnes.p95),
    isMissing(priceIndex) ? '-' : plain(priceIndex.p50),
    plain(stockTonnes.p50),
  ]);
  return [table([['month', 'used 5 %', '50 %', '95 %', 'price', 'stock, t'], ...rows])];
}

function driving({ drivers }: WhatIf): readonly string[] {
  if (isMissing(drivers)) return [];
  const percent = (value: number) => `${Math.round(100 * value)} %`;
  const rows = drivers.map(({ group, first, total }) => [
    group,
    percent(first.value),
    percent(total.value),
    `${percent(total.p05)} to ${percent(total.p95)}`,
  ]);
  return [table([['what drives tonnes lost', 'alone', 'with others', '90 % interval'], ...rows])];
}

function checks(answer: WhatIf): string {
  const { solves, failed, worstResidualTonnes } = answer.certificate;
  const growth = isMissing(answer.largestGrowth) ? '-' : plain(answer.largestGrowth.p50);
  return wrap(
    `Checks: ${solves - failed} of ${solves} draws certified, worst residual ${worstResidualTonnes.toExponential(0)} t; the fastest growing seller delivers ${growth} x its base tonnes (median). Draws ${answer.draws}, seed ${answer.seed}, vintage ${answer.vintage.slice(0, 12)}.`,
    80,
    '  ',
  );
}

/** The answer for a terminal of 80 columns: the finding first, then figures, sellers, assumptions, checks and notes. */
export function whatIfText(answer: WhatIf): string {
  const { mineral, measure, importer, baseYear, status } = answer;
  return [
    `${mineral}: ${measure}, seen from ${importer}; base year ${baseYear} (${status})`,
    finding(answer),
    ...answer.warnings.map(({ detail }) => wrap(`! ${detail}`, 80, '  ')),
    figures(answer),
    ...products(answer),
    ...months(answer),
    sellers(answer),
    assumptions(answer),
    ...driving(answer),
    checks(answer),
    ...(answer.notes.length > 0
      ? [['Notes on the base year', ...answer.notes.map((note) => wrap(`- ${note}`, 80, '  '))].join('\n')]
      : []),
  ].join('\n\n');
}
