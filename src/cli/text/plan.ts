import type { PlanDocument } from '../../answers/index.js';
import { type Interval, isMissing, type Maybe } from '../../base/index.js';
import { plain, table, wrap } from './table.js';

const billion = 1e9;
const money = (value: number) => plain(value / billion);
const maybe = (value: Maybe<number>, show: (n: number) => string = money) => (isMissing(value) ? '-' : show(value));
const spread = (value: Maybe<Interval>) =>
  isMissing(value)
    ? '-'
    : value.p05 === value.p95
      ? money(value.mean)
      : `${money(value.mean)} (${money(value.p05)} to ${money(value.p95)})`;

function finding(plan: PlanDocument): string {
  if (isMissing(plan.averted) || isMissing(plan.before) || isMissing(plan.after))
    return wrap(`No plan keeps the rules. The smallest set that clashes: ${plan.clash.join('; ')}.`);
  const { expected, cvar } = plan.before;
  const cut = expected > 0 ? ` (${plain((100 * plan.averted.mean) / expected)} %)` : '';
  return wrap(
    `With ${money(plan.budgetKrw)} bn KRW, ${plan.years[0]}-${plan.years[1]}: ${plan.chosen.length === 0 ? 'buy nothing' : plan.chosen.join(', ')}; cost ${money(plan.costKrw)} bn. On fresh draws it averts ${money(plan.averted.mean)} of the ${money(expected)} bn KRW expected to be lost a year${cut}; the worst twentieth of years falls from ${money(cvar)} to ${money(plan.after.cvar)} bn.`,
  );
}

/** Budgets, what is spent of them, what they avert. */
export function frontierText(plan: PlanDocument): string {
  const rows = plan.frontier.map((point) => [
    money(point.budgetKrw),
    money(point.costKrw),
    spread(point.avertedInterval),
    String(point.chosen.length),
  ]);
  return table([['budget, bn KRW', 'spent', 'averted a year (bootstrap)', 'measures'], ...rows]);
}

/** The plan for a terminal of 80 columns: the set, each measure, the frontier, what the answer hangs on. */
export function planText(plan: PlanDocument): string {
  const measures = [...plan.measures].sort((a, b) => Number(b.chosen) - Number(a.chosen));
  const rows = measures.map((one) => [
    `${one.chosen ? '*' : ' '} ${one.id}`,
    maybe(one.costKrw),
    isMissing(one.avertedLossKrw) ? '-' : money(one.avertedLossKrw.mean),
    isMissing(one.lastInKrw) ? '-' : money(one.lastInKrw.mean),
    isMissing(one.rejection) ? 'in the plan' : one.rejection,
    maybe(one.benefitPerWon, plain),
    isMissing(one.entryCostKrw) ? (one.entryCostKrw.missing.code === 'never' ? 'never' : '-') : money(one.entryCostKrw),
  ]);
  const regret = isMissing(plan.regret) ? undefined : plan.regret;
  return [
    finding(plan),
    ...(rows.length > 0
      ? [table([['bn KRW', 'cost', 'alone', 'last in', 'why', 'per won', 'enters at'], ...rows])]
      : []),
    ...(plan.frontier.length > 0 ? [frontierText(plan)] : []),
    ...(regret
      ? [
          wrap(
            `Safest plan over the unknown values: ${regret.robust.join(', ') || 'buy nothing'} (greatest regret ${money(regret.robustRegretKrw)} bn a year). Knowing more would be worth most for: ${regret.valueOfInformation
              .slice(0, 3)
              .map((v) => `${v.unknown} (${money(v.krwPerYear)} bn a year)`)
              .join('; ')}.`,
          ),
        ]
      : []),
    ...plan.unvalued.map(({ id, detail }) => wrap(`- ${id}: not valued, ${detail}`, 80, '  ')),
    wrap(
      `Checks: HiGHS ${plan.status}, gap ${maybe(plan.gap, (n) => n.toExponential(0))}, ${maybe(plan.boundKrw)} bn bound; ${plain(plan.solves)} equilibria solved, subsets ${isMissing(plan.coverage) ? '-' : plan.coverage}; averted on the sample it was chosen on ${maybe(plan.avertedInSampleKrw)} bn. Draws ${plan.draws}, seed ${plan.seed}.`,
      80,
      '  ',
    ),
  ].join('\n\n');
}
