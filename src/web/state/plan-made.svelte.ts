import type { PlanDocument } from '../../answers/index.js';
import { inLanguage } from '../../base/index.js';
import type { Value } from '../../brief/index.js';
import { mineralsOf, within } from './about.js';
import { rangesOf } from './made.svelte.js';
import { openMarket } from './market.js';
import { study } from './study.svelte.js';
import { text } from './text.svelte.js';
import type { Fact, Made } from './trace.svelte.js';
import { place } from './view.svelte.js';

/** What the file of measures cites for a measure: its effect and cost, and its delivery. */
function citedFor({ name, source }: PlanDocument['measures'][number]): readonly Fact[] {
  if (!source) return [];
  const called = inLanguage(name, place.language);
  return [
    { name: called, said: text('trace.measure'), source: source.measure },
    { name: called, said: text('trace.delivery'), source: source.delivery },
  ];
}

/**
 * How a number of a plan was got: the rows that the losses of the minerals in question rest on, the ranges that were drawn, and what the
 * file cites for each measure that the line names; where it names none, for the measures of the plan.
 */
export const planMade =
  (plan: PlanDocument) =>
  (about: readonly Value[]): Made => {
    const called = new Set(within(about).flatMap((value) => (value.is === 'text' ? [value.text.en] : [])));
    const named = plan.measures.filter(({ name }) => called.has(name.en));
    const minerals = mineralsOf(about);
    const measures = named.length > 0 || minerals.length > 0 ? named : plan.measures.filter(({ chosen }) => chosen);
    const meant = [...new Set([...minerals, ...measures.flatMap((one) => one.minerals)])].slice(0, 8);
    return {
      how: text('trace.plan', { draws: plan.draws, years: plan.yearsPerDraw, seed: String(plan.seed) }),
      rows: async () => {
        const known = (await study.kept())?.minerals ?? [];
        const rows = known.filter(({ mineral }) => meant.includes(mineral)).flatMap((one) => one.rows.slice(0, 3));
        if (rows.length > 0) return rows;
        const markets = await Promise.all(meant.map(openMarket));
        return markets.map(({ market }) => market.stages.at(-1)!.basePrice.row);
      },
      facts: async () => {
        const first = meant[0] === undefined ? [] : [await openMarket(meant[0])];
        return [
          ...measures.flatMap(citedFor),
          ...first.flatMap(({ market, parameters }) => rangesOf(market, parameters)),
        ];
      },
    };
  };
