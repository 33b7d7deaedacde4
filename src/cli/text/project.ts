import type { ProjectResult } from '../../answers/index.js';
import { isMissing, type Language, type Maybe } from '../../base/index.js';
import { projectWords } from './project-words.js';
import { table } from './table.js';

const reason = (value: { readonly missing: { readonly code: string } }) => `- (${value.missing.code})`;

/** `12.3` for 12.3 million, or why there is none. */
export const millions = (value: Maybe<number>): string =>
  isMissing(value)
    ? reason(value)
    : (value / 1e6).toLocaleString('en', { maximumFractionDigits: 1, minimumFractionDigits: 1 });

/** `12.3 %` for 0.123, or why there is none. */
export const percent = (value: Maybe<number>): string =>
  isMissing(value) ? reason(value) : `${(value * 100).toFixed(1)} %`;

const whole = (value: number) => Math.round(value).toLocaleString('en');

function parties(result: ProjectResult, language: Language): string {
  const words = projectWords[language];
  const { project, perTonne } = result;
  if (result.headline === 'per-tonne')
    return `${words.scenario}\n${table([
      [words.party, perTonne.unit, words.rate],
      ...result.parties.map(({ id, rate }) => {
        const value = perTonne.byParty[id]!;
        return [id, isMissing(value) ? reason(value) : whole(value), percent(rate)];
      }),
    ])}`;
  const rates = (list: readonly number[]) => (list.length === 0 ? words.none : list.map(percent).join(', '));
  return table([
    [words.party, words.npv, words.rate, words.irr],
    [words.preTax, millions(project.npv), percent(project.rate), rates(project.irr)],
    ...result.parties.map(({ id, npv, rate, irr }) => [id, millions(npv), percent(rate), rates(irr)]),
  ]);
}

function drawn(result: ProjectResult, language: Language): readonly string[] {
  const words = projectWords[language];
  if (!result.draws) return [];
  const { draws, npv, firmNpvBelowZero, failed } = result.draws;
  const spreads = Object.entries(npv).flatMap(([id, spread]) =>
    isMissing(spread) ? [] : [[id, millions(spread.mean), `${millions(spread.p05)} .. ${millions(spread.p95)}`]],
  );
  return [
    '',
    `${words.draws}: ${draws.toLocaleString('en')}`,
    ...(result.headline === 'npv' ? [table([[words.npv, 'mean', '5 % .. 95 %'], ...spreads])] : []),
    `${words.loses}: ${percent(firmNpvBelowZero)}; ${words.fails}: ${percent(failed)}`,
  ];
}

/** The result of `project evaluate` for the terminal; a scenario is told per tonne. */
export function resultText(result: ProjectResult, language: Language): string {
  const words = projectWords[language];
  const { project, breakevenPrice, regime } = result;
  const date = isMissing(regime.date) ? '' : ` ${regime.date}`;
  const prices = Object.entries(breakevenPrice.byProduct).map(
    ([name, price]) => `${name} ${typeof price === 'number' ? whole(price) : '-'} ${breakevenPrice.units[name]}`,
  );
  const lines = [
    `${result.id}: ${result.years[0]}-${result.years[result.years.length - 1]}, ${result.money}, ${result.prices}; ${words.law} ${regime.country}${date}${regime.overlay ? ` + ${regime.overlay}` : ''}`,
    '',
    parties(result, language),
    '',
    `${words.payback}: ${isMissing(project.payback) ? reason(project.payback) : project.payback}`,
    `${words.aetr}: ${percent(result.aetr)}; ${words.withoutState}: ${percent(result.aetrWithoutStateShare)}; ${words.metr}: ${percent(result.metr)}`,
    `${words.breakeven}: ${percent(breakevenPrice.scale)} (${prices.join(', ')})`,
    ...drawn(result, language),
    ...(result.unverified.length > 0 ? ['', `${words.unverified}: ${result.unverified.join(', ')}`] : []),
    ...result.notes.map((note) => `${words.note}: ${note}`),
  ];
  return `${lines.join('\n')}\n`;
}
