import type { ProjectResult } from '../answers/index.js';
import { isMissing, type Maybe } from '../base/index.js';

const millions = (value: Maybe<number>) =>
  isMissing(value)
    ? `- (${value.missing.code})`
    : (value / 1e6).toLocaleString('en', { maximumFractionDigits: 1, minimumFractionDigits: 1 });
const percent = (value: Maybe<number>) =>
  isMissing(value) ? `- (${value.missing.code})` : `${(value * 100).toFixed(1)} %`;
const rates = (list: readonly number[]) => (list.length === 0 ? 'none' : list.map(percent).join(' and '));

/** The result as a table for the terminal. */
export function summary(result: ProjectResult): string {
  const { project, parties, breakevenPrice, money } = result;
  const lines = [
    `${result.id}: ${result.years[0]}-${result.years[result.years.length - 1]}, ${money}, ${result.prices} prices; law of ${result.regime.country}${isMissing(result.regime.date) ? '' : ` at ${result.regime.date}`}${result.regime.overlay ? `, with "${result.regime.overlay}"` : ''}`,
    '',
    `${'party'.padEnd(18)}${'NPV, m'.padStart(14)}${'rate'.padStart(9)}   IRR`,
    ...[{ id: 'project, pre-tax', npv: project.npv, rate: project.rate, irr: project.irr }, ...parties].map(
      ({ id, npv, rate, irr }) =>
        `${id.padEnd(18)}${millions(npv).padStart(14)}${percent(rate).padStart(9)}   ${rates(irr)}`,
    ),
    '',
    `Payback ${isMissing(project.payback) ? `- (${project.payback.missing.code})` : project.payback}; AETR ${percent(result.aetr)}, without the state share ${percent(result.aetrWithoutStateShare)}; METR ${percent(result.metr)}`,
    `Breakeven at ${percent(breakevenPrice.scale)} of the prices: ${Object.entries(breakevenPrice.byProduct)
      .map(
        ([mineral, price]) =>
          `${mineral} ${typeof price === 'number' ? Math.round(price).toLocaleString('en') : Array.isArray(price) ? 'by year' : '-'}`,
      )
      .join(', ')} ${breakevenPrice.unit}`,
  ];
  if (result.draws) {
    const { draws, npv, firmNpvBelowZero, failed } = result.draws;
    lines.push('', `${draws} draws: NPV mean (5 % to 95 %), millions`);
    for (const [id, spread] of Object.entries(npv))
      if (!isMissing(spread))
        lines.push(
          `${id.padEnd(18)}${millions(spread.mean).padStart(14)}   (${millions(spread.p05)} to ${millions(spread.p95)})`,
        );
    lines.push(
      `firm loses money in ${percent(firmNpvBelowZero)} of draws; ${percent(failed)} fail before construction`,
    );
  }
  if (result.unverified.length > 0)
    lines.push('', `Rests on rates that are not verified: ${result.unverified.join(', ')}`);
  for (const note of result.notes) lines.push(`Note: ${note}`);
  return `${lines.join('\n')}\n`;
}
