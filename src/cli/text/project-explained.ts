import type { Buyers, Comparison, Explanation, ProjectFit, SupportCheck } from '../../answers/index.js';
import { isMissing, type Maybe } from '../../base/index.js';
import { millions, percent } from './project.js';

/** A comparison as a table: one row a variant; millions, or of a scenario what a tonne leaves. */
export function comparisonTable({ rows, stages, money, headline, discountedTonnes }: Comparison): string {
  const cell = (text: string, width = 13) => text.padStart(width);
  const tonnes = (rate: 'firm' | 'host' | 'home') => discountedTonnes[rate];
  const shown = (value: Maybe<number>, rate: 'firm' | 'host' | 'home') => {
    const pv = tonnes(rate);
    if (isMissing(value)) return '-';
    if (headline === 'npv') return millions(value);
    return isMissing(pv) || pv <= 0 ? '-' : Math.round(value / pv).toLocaleString('en');
  };
  const head = (title: string, columns: readonly string[]) =>
    `${title.padEnd(52)}${columns.map((h) => cell(h)).join('')}`;
  const lines = [
    headline === 'npv'
      ? `NPV in ${money}, millions, each at its own rate`
      : `A scenario on declared ranges: ${money} a tonne of the first product as planned, present values, each at its own rate`,
    head('host, overlay, support', ['firm', 'treasury', 'state', 'home', 'AETR', 'breakeven']),
    ...rows.map((row) => {
      const { host, overlay, support, participation } = row.variant;
      const label = [host, overlay, ...support, participation === 'share' ? '' : participation]
        .filter(Boolean)
        .join(' ');
      const figures = [
        shown(row.firmNpv, 'firm'),
        shown(row.hostTreasuryNpv, 'host'),
        shown(row.hostStateNpv, 'host'),
        shown(row.homeTreasuryNpv, 'home'),
        isMissing(row.aetr) ? '-' : percent(row.aetr),
        isMissing(row.breakevenScale) ? '-' : percent(row.breakevenScale),
      ];
      return `${label.padEnd(52)}${figures.map((f) => cell(f)).join('')}`;
    }),
  ];
  if (stages)
    lines.push(
      '',
      head('stage', ['mine', 'treasury', 'state', 'plant']),
      ...stages.map((s) => {
        const figures = [
          shown(s.firmNpv, 'firm'),
          shown(s.hostTreasuryNpv, 'host'),
          shown(s.hostStateNpv, 'host'),
          shown(s.converterNpv, 'firm'),
        ];
        return `${`${s.id} (${s.form}, ${s.country}, ${s.status})`.padEnd(52)}${figures.map((f) => cell(f)).join('')}`;
      }),
    );
  return `${lines.join('\n')}\n`;
}

/** The explanation in short: steps of each waterfall, the widest bars, standing, value of waiting. */
export function explanationText(e: Explanation): string {
  const lines: string[] = [];
  for (const w of e.waterfalls) {
    lines.push(`${w.party}, present values at its rate, millions`);
    for (const s of w.steps) lines.push(`  ${s.step.padEnd(36)}${millions(s.value).padStart(12)}`);
    lines.push(`  ${'= NPV'.padEnd(36)}${millions(w.npv).padStart(12)}`);
  }
  lines.push('', 'What moves the firm\u2019s NPV, millions (low input, high input)');
  for (const b of e.sensitivity)
    lines.push(
      `  ${b.input.padEnd(36)}${millions(b.firm[0]).padStart(12)}${millions(b.firm[1]).padStart(12)}   ${b.low} to ${b.high}, ${b.range}`,
    );
  lines.push('', 'AETR over price');
  for (const p of e.aetrByPrice)
    lines.push(`  ${percent(p.scale).padStart(9)}   AETR ${percent(p.aetr)}, pre-tax IRR ${percent(p.preTaxIrr)}`);
  lines.push('');
  for (const s of e.standing)
    lines.push(
      isMissing(s.monthsBelow)
        ? `${s.mineral}: price history - (${s.monthsBelow.missing.code})`
        : `${s.mineral}: below breakeven in ${percent(s.monthsBelow)} of ${s.months} months from ${s.first}, in ${percent(s.lastTenYearsBelow)} of the last ten years`,
    );
  for (const j of e.jointChain)
    lines.push(
      isMissing(j)
        ? `Joint chain - (${j.missing.code})`
        : `Joint chain, ${j.stage}: ${j.gain.map((x) => Math.round(x).toLocaleString('en')).join(' / ')} a contained tonne over concentrate sold at the border (plant ${Math.round(j.plantMargin)}, extra freight by ${j.route} ${j.extraFreight.map(Math.round).join(' / ')})`,
    );
  lines.push(
    isMissing(e.waiting)
      ? `Value of waiting - (${e.waiting.missing.code})`
      : `Value of waiting up to ${e.waiting.years} years: ${millions(e.waiting.value)} m; begin at ${percent(e.waiting.beginAt)} of the deck (${e.waiting.method})`,
  );
  return `${lines.join('\n')}\n`;
}

/** Plants and suppliers of one mineral. */
export function buyersText({ mineral, importer, plants, suppliersNow }: Buyers): string {
  const lines = [`${mineral} to ${importer}`];
  if (isMissing(plants)) lines.push(`  no buyer known: ${plants.missing.detail ?? ''}`);
  else
    for (const p of plants)
      lines.push(
        `  ${p.company}, ${p.site}: ${p.takes} to ${p.makes}, ${isMissing(p.capacity) ? 'capacity not published' : `${p.capacity.toLocaleString('en')} ${p.unit}`} (${p.source}, ${p.date})`,
      );
  if (isMissing(suppliersNow)) lines.push(`  suppliers now: - (${suppliersNow.missing.code})`);
  else
    for (const s of suppliersNow)
      lines.push(
        `  buys now: ${s.form} from ${s.exporter}, ${Math.round(s.value).toLocaleString('en')} ${s.unit} in ${s.year} (${s.status})`,
      );
  return `${lines.join('\n')}\n`;
}

/** Programmes with the answer to each rule. */
export function supportText(programmes: SupportCheck['programmes']): string {
  const lines = programmes.flatMap((p) => [
    `${p.answer.toUpperCase().padEnd(10)} ${p.programme} (${p.kind}); call ${p.bodies.join(', ')}`,
    ...p.rules.map(
      (r) => `           ${r.answer.padEnd(9)} ${r.field}: ${r.reason}${r.document ? `; missing: ${r.document}` : ''}`,
    ),
  ]);
  return `${lines.join('\n')}\n`;
}

/** Who takes what, by which route, with which support. */
export function fitText(fit: ProjectFit): string {
  const parts = fit.products.map((p) => {
    const routes = p.routes.map((r) => {
      const contained = isMissing(r.usdPerContainedTonne)
        ? ''
        : `, USD ${r.usdPerContainedTonne.map(Math.round).join(' / ')} a contained tonne`;
      return `  by ${r.route} to ${r.destination}: USD ${r.usdPerGrossTonne.map(Math.round).join(' / ')} a gross tonne${contained} (${r.status}${r.haulCounted ? '' : '; without the haul to the railhead, which the project does not say'})\n`;
    });
    const landed = p.landed.flatMap(({ destination, route, usdPerTonne }) =>
      isMissing(usdPerTonne)
        ? []
        : [
            `  landed at ${destination} by ${route} at the breakeven price: USD ${usdPerTonne.map((x) => Math.round(x).toLocaleString('en')).join(' / ')} a contained tonne\n`,
          ],
    );
    const now = isMissing(p.priceNow)
      ? `  price now: - (${p.priceNow.missing.code})\n`
      : `  price now: USD ${Math.round(p.priceNow.usdPerTonne).toLocaleString('en')} a tonne of ${p.priceNow.form} (${p.priceNow.row})\n`;
    return `${buyersText(p.buyers)}${routes.join('')}${landed.join('')}${now}`;
  });
  return `${parts.join('\n')}\n${supportText(fit.support)}`;
}
