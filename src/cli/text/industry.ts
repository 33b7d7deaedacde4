import type { DemandAhead, IndustryCost, IndustryExposure, IndustryShort } from '../../answers/index.js';
import { type Interval, inLanguage, isMissing, type Language, type LocalText, type Maybe } from '../../base/index.js';
import { plain, table, wrap } from './table.js';

const trillion = 1e12;
const reason = (m: { readonly missing: { readonly code: string; readonly detail?: string } }) =>
  `${m.missing.code}${m.missing.detail ? ` (${m.missing.detail})` : ''}`;
const range = (low: number, mid: number, high: number) => [plain(low), plain(mid), plain(high)];
const row = (label: string, f: Maybe<Interval>, unit: string, k = 1) =>
  isMissing(f) ? [label, '-', '-', '-', reason(f)] : [label, ...range(f.p05 / k, f.p50 / k, f.p95 / k), unit];

/** Value added, jobs and products that a shortage costs. */
export function shortText(answer: IndustryShort, language: Language): string {
  const { valueAddedLostKrw: lost, valueAddedLostKrwToday: today, table: io } = answer;
  const won = (year: number) => `tn KRW of ${year}`;
  const named = answer.industries.filter((i) => i.directKrw > 0);
  return [
    `Short in ${answer.country}: ${Object.entries(answer.short)
      .map(([mineral, f]) => `${mineral} ${plain(100 * f)} % of a year`)
      .join(', ')}.`,
    '',
    table([
      ['value added lost', '5 %', '50 %', '95 %', 'unit'],
      row('direct, in proportion', lost.direct, won(io.year), trillion),
      row('  least valuable uses first', lost.least, won(io.year), trillion),
      row('  most valuable uses first', lost.greatest, won(io.year), trillion),
      row('total: with suppliers', lost.total, won(io.year), trillion),
      row('direct', today.direct, won(today.year), trillion),
      row('total: with suppliers', today.total, won(today.year), trillion),
      row('jobs that go with the total', answer.jobs, 'full-time equivalents'),
    ]),
    '',
    table([
      ['direct, mean', 'tn KRW', 'of its value added'],
      ...named.map((i) => [
        inLanguage(i.name as LocalText, language),
        plain(i.directKrw / trillion),
        `${plain(100 * i.share)} %`,
      ]),
    ]),
    ...(answer.notMade.length === 0
      ? []
      : [
          '',
          table([
            ['not made, if all fell on one', 'low', 'mid', 'high', 'unit'],
            ...answer.notMade.map((n) =>
              isMissing(n.count)
                ? [n.product, '-', '-', '-', reason(n.count)]
                : [n.product, ...range(n.count.low, n.count.mid, n.count.high), n.unit],
            ),
          ]),
        ]),
    '',
    wrap(
      `Total: stopped industries and their suppliers, no customers and no re-employment: a maximum of that kind. Exposures are estimates of this project (${answer.draws} draws); ${answer.basis.join('; ')}. ${io.source}.`,
    ),
  ].join('\n');
}

/** One product, a line a mineral. */
export function exposureText(answer: IndustryExposure): string {
  const rows = answer.minerals.map((m) => [
    m.mineral,
    ...(isMissing(m.kilograms) ? ['-', '-', '-'] : range(m.kilograms.low, m.kilograms.mid, m.kilograms.high)),
    isMissing(m.first)
      ? '-'
      : `${m.first.country} ${plain(100 * m.first.share)} %${m.first.status === 'estimated' ? ' est.' : ''}`,
    isMissing(m.hangingOnFirst) ? '-' : plain(m.hangingOnFirst.mid),
    m.status,
  ]);
  const reasons = answer.minerals.flatMap((m) =>
    [m.kilograms, m.first].flatMap((x) => (isMissing(x) ? [`${m.mineral}: ${reason(x)}.`] : [])),
  );
  const per = `kg a ${answer.unit}`;
  return [
    `${answer.name}, seen from ${answer.importer}. Each mineral by itself, as if all of it went into this product.`,
    '',
    table([['mineral', 'low', per, 'high', 'first supplier', `${answer.unit} that hang on it`, 'status'], ...rows]),
    '',
    ...reasons,
    `Source: ${answer.source}. Vintage ${answer.vintage}.`,
  ].join('\n');
}

/** The cost channel: each mineral with the sectors that feel it most. */
export function costText(answer: IndustryCost): string {
  return answer.minerals
    .flatMap((m) => [
      `${m.mineral} dearer by ${plain(100 * m.rise)} % of ${plain(m.usdPerTonne)} USD/t, ${plain(m.tonnes)} t used in ${answer.country} (${m.baseYear}): ${
        isMissing(m.costKrw) ? reason(m.costKrw) : `${plain(m.costKrw / 1e9)} bn KRW a year`
      }.`,
      '',
      table([
        ['sector', 'bn KRW', '% of its value added'],
        ...m.sectors.slice(0, 8).map((s) => [s.name, plain(s.costKrw / 1e9), plain(100 * s.shareOfValueAdded)]),
      ]),
      '',
    ])
    .concat(`A cost, never to be added to value added lost for want of tonnes. Vintage ${answer.vintage}.`)
    .join('\n');
}

/** A base year rolled forward, a line a figure. */
export function aheadText(answer: DemandAhead): string {
  const line = (label: string, base: number, f: Maybe<Interval>) => [
    label,
    plain(base),
    ...(isMissing(f) ? ['-', '-', '-', reason(f)] : [...range(f.p05, f.p50, f.p95), `x ${plain(f.p50 / base)}`]),
  ];
  const rows = answer.stages.flatMap((s) => [
    line(`${s.name}: ${answer.importer}`, s.baseTonnes, s.tonnes),
    line(`${s.name}: world`, s.worldBaseTonnes, s.worldTonnes),
    ...(isMissing(s.firstSupplier)
      ? []
      : [line(`${s.name}: asked of ${s.firstSupplier.country}`, s.firstSupplier.baseTonnes, s.firstSupplier.tonnes)]),
  ]);
  return [
    `${answer.mineral} in ${answer.year} under "${answer.scenario}": demand of the scenario, suppliers keep their shares of ${answer.baseYear}.`,
    '',
    table([['tonnes', answer.baseYear, '5 %', '50 %', '95 %', ''], ...rows]),
    '',
    ...answer.capacity.map((c) =>
      wrap(
        `New: ${c.country} ${c.stage} from ${c.from}, ${range(c.tonnes.low, c.tonnes.mode, c.tonnes.high).join(' / ')} t (${c.status}; ${c.source}).`,
      ),
    ),
    ...answer.sources.map((s) => wrap(`Source: ${s}`)),
    `Vintage ${answer.vintage}.`,
  ].join('\n');
}
