import { isMissing, type Maybe } from '../../base/index.js';
import type { Table } from '../document.js';
import { stageName } from '../industry/phrases.js';
import { code, count, inner, list, mineral, share, text, year } from '../phrases.js';
import { type Sentence, say, type Value } from '../sentence.js';
import { cell, column, minerals, ratio, setOf, won, wonRange, word } from './phrases.js';
import type { PlanResult } from './result.js';

const kind = (name: string): Value => word(`plan.kind.${name}`, name);

/** The chosen measures: what each costs and averts beside the others, and how often resampled draws choose it. */
export function chosenTable(plan: PlanResult): Table {
  const steady = plan.frontier.find(({ budgetKrw }) => budgetKrw === plan.budgetKrw)?.chosenIn ?? {};
  return {
    is: 'table',
    id: 'plan-table',
    title: say('plan.table.title'),
    columns: [
      column('column.measure'),
      column('column.cost', true),
      column('column.averted', true),
      column('column.perWon', true),
      column('column.steady', true),
    ],
    rows: plan.measures
      .filter(({ chosen }) => chosen)
      .map((one) => [
        cell(text(one.name)),
        cell(won(one.costKrw)),
        cell(wonRange(one.lastInKrw)),
        cell(ratio(one.benefitPerWon)),
        cell(share(steady[one.id] ?? 0)),
      ]),
  };
}

/** What each measure is: kind, minerals, when and with what odds it delivers. */
export function measuresTable(plan: PlanResult): Table {
  return {
    is: 'table',
    id: 'plan-measures',
    title: say('plan.measures.title'),
    columns: [
      column('column.measure'),
      column('column.kind'),
      column('column.mineral'),
      column('column.from', true),
      column('column.deliveryOdds', true),
      column('column.partnerGain', true),
    ],
    rows: plan.measures.map((one) => [
      cell(text(one.name)),
      cell(kind(one.kind)),
      cell(minerals(one)),
      cell(year(one.delivery.year)),
      cell(share(one.delivery.odds)),
      cell(won(one.partnerGainKrw)),
    ]),
  };
}

/** Why each other measure is out, and what it would have to cost. */
export function rejectedTable(plan: PlanResult): Table {
  return {
    is: 'table',
    id: 'plan-rejected',
    title: say('plan.rejected.title'),
    columns: [
      column('column.measure'),
      column('column.cost', true),
      column('column.lastIn', true),
      column('column.whyNot'),
      column('column.enters', true),
    ],
    rows: plan.measures
      .filter(({ chosen }) => !chosen)
      .map((one) => [
        cell(text(one.name)),
        cell(won(one.costKrw)),
        cell(wonRange(one.lastInKrw)),
        cell(isMissing(one.rejection) ? code('') : word(`plan.out.${one.rejection}`, one.rejection)),
        cell(won(one.entryCostKrw)),
      ]),
  };
}

/** Each measure alone and last-in, a year and per won of its cost. */
export function worthTable(plan: PlanResult): Table {
  return {
    is: 'table',
    id: 'plan-worth',
    title: say('plan.worth.title'),
    columns: [
      column('column.measure'),
      column('column.alone', true),
      column('column.lastIn', true),
      column('column.perWonAlone', true),
      column('column.perWon', true),
    ],
    rows: plan.measures.map((one) => [
      cell(text(one.name)),
      cell(wonRange(one.avertedLossKrw)),
      cell(wonRange(one.lastInKrw)),
      cell(ratio(one.benefitPerWonAlone)),
      cell(ratio(one.benefitPerWon)),
    ]),
  };
}

/** What comes into a set and what leaves it, or `same`. */
function changed(plan: PlanResult, from: readonly string[], to: readonly string[], same: Value): Value {
  const more = to.filter((id) => !from.includes(id));
  const less = from.filter((id) => !to.includes(id));
  if (more.length === 0 && less.length === 0) return same;
  const id = less.length === 0 ? 'plan.change.more' : more.length === 0 ? 'plan.change.less' : 'plan.change';
  return inner(say(id, { more: setOf(plan, more), less: setOf(plan, less) }));
}

/** Budgets, what is spent of them, what they avert, and how sure the set is. */
export function frontierTable(plan: PlanResult): Table {
  return {
    is: 'table',
    id: 'plan-frontier',
    title: say('plan.frontier.title'),
    columns: [
      column('column.budget', true),
      column('column.spent', true),
      column('column.averted', true),
      column('column.number', true),
      column('column.least', true),
      column('column.entering'),
    ],
    rows: plan.frontier.map((point, i) => {
      const before = plan.frontier[i - 1]?.chosen ?? [];
      const least = Math.min(1, ...point.chosen.map((id) => point.chosenIn[id] ?? 0));
      return [
        cell(won(point.budgetKrw)),
        cell(won(point.costKrw)),
        cell(wonRange(point.avertedInterval)),
        cell(count(point.chosen.length)),
        cell(point.chosen.length === 0 ? code('–') : share(least)),
        cell(changed(plan, before, point.chosen, code('–'))),
      ];
    }),
  };
}

/** The unknown values that would change the choice most. */
export function regretTable(plan: PlanResult): Table | undefined {
  if (isMissing(plan.regret)) return undefined;
  const { unknowns } = plan.regret;
  const worth = (value: number, error: Maybe<number>): Value =>
    isMissing(error) ? won(value) : inner(say('plan.plusMinus', { value: won(value), error: won(error) }));
  return {
    is: 'table',
    id: 'plan-regret',
    title: say('plan.regret.title'),
    columns: [
      column('column.unknown'),
      column('column.regretLow', true),
      column('column.regretMiddle', true),
      column('column.regretHigh', true),
      column('column.information', true),
    ],
    rows: unknowns
      .filter(({ valueKrw }) => valueKrw > 0)
      .map(({ mineral: of, parameter, stages, regretKrw, valueKrw, errorKrw }) => [
        cell(
          inner(
            say('plan.unknown', {
              mineral: mineral(of),
              parameter: word(`plan.parameter.${parameter}`, parameter),
              stages: list(stages.map(stageName)),
            }),
          ),
        ),
        cell(won(regretKrw.low)),
        cell(won(regretKrw.middle)),
        cell(won(regretKrw.high)),
        cell(worth(valueKrw, errorKrw)),
      ]),
  };
}

/** Plans from the importer's best to the partner's best, none of which is worse than another for both; each set by what sets it apart from the plan. */
export function capitalsTable(plan: PlanResult): Table | undefined {
  if (isMissing(plan.twoCapitals)) return undefined;
  const { front, nash } = plan.twoCapitals;
  const isNash = (chosen: readonly string[]) => !isMissing(nash) && nash.chosen.join() === chosen.join();
  return {
    is: 'table',
    id: 'plan-capitals',
    title: say('plan.capitals.title'),
    columns: [
      column('column.importerGain', true),
      column('column.partnerGain', true),
      column('column.cost', true),
      column('column.set'),
    ],
    rows: front.map(({ importerGain, partnerGain, cost, chosen }) => {
      const set = changed(plan, plan.chosen, chosen, inner(say('plan.capitals.same')));
      return [
        cell(won(importerGain)),
        cell(won(partnerGain)),
        cell(won(cost)),
        cell(isNash(chosen) ? inner(say('plan.nash.row', { set })) : set),
      ];
    }),
  };
}

/** How the front of two capitals is reckoned, and whose gain is not known or not whole. */
export function capitalsNotes(plan: PlanResult): Sentence[] {
  if (isMissing(plan.twoCapitals)) return [];
  const { uncounted, withoutWages } = plan.twoCapitals;
  return [
    say('plan.capitals.how'),
    ...(withoutWages.length > 0 ? [say('plan.capitals.withoutWages', { set: setOf(plan, withoutWages) })] : []),
    ...(uncounted.length > 0 ? [say('plan.capitals.uncounted', { set: setOf(plan, uncounted) })] : []),
  ];
}
