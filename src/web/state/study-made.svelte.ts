import type { Became, ProjectResult } from '../../answers/index.js';
import { inLanguage, isMissing } from '../../base/index.js';
import type { BeforeRun, Results, Value } from '../../brief/index.js';
import { mineralsOf } from './about.js';
import { post } from './api.js';
import { rangesOf } from './made.svelte.js';
import { openMarket } from './market.js';
import { planMade } from './plan-made.svelte.js';
import { projectMade } from './project-made.svelte.js';
import { study } from './study.svelte.js';
import { text } from './text.svelte.js';
import type { Fact, Made, Making } from './trace.svelte.js';
import { place } from './view.svelte.js';

/** Rows of the minerals that a line names, or of all; the ranges of the first. */
function runMade({ minerals, draws, givenEventDraws, seed }: Results, about: readonly Value[]): Made {
  const named = mineralsOf(about);
  const meant = minerals.filter(({ mineral }) => named.includes(mineral));
  const [only] = meant;
  const rows = meant.length > 0 ? meant.flatMap((one) => one.rows) : minerals.flatMap((one) => one.rows.slice(0, 1));
  return {
    how: text('trace.run', { draws, given: givenEventDraws, seed: String(seed) }),
    rows: [...new Set(rows)].slice(0, 24),
    facts: async () => {
      if (!only) return [];
      const { market, parameters } = await openMarket(only.mineral);
      return rangesOf(market, parameters);
    },
  };
}

/** The project of the overview, computed again from its file for the levies and sources that it rests on. */
function ofProject({ project }: BeforeRun): Made | undefined {
  if (isMissing(project)) return undefined;
  const made = async (): Promise<Made | undefined> => {
    const file = (await study.projects()).find(({ id }) => id === project.id)?.text;
    if (file === undefined) return undefined;
    return projectMade(await post<ProjectResult>('projects/evaluate', { text: file, draws: 0, seed: 1 }), 'npv', file);
  };
  return {
    how: text('trace.project'),
    facts: async () => {
      const facts = (await made())?.facts ?? [];
      return typeof facts === 'function' ? facts() : facts;
    },
  };
}

/** A paper with what it was read from. */
export const cited = ({ title, date, sources }: Became['agreements'][number]): Fact => ({
  name: inLanguage(title, place.language),
  said: date,
  source: sources.map((one) => Object.values(one).join(', ')).join('; '),
});

/** Tonnes as the papers name them, each paper of these minerals with its source. */
export const agreementsMade = (date: string, minerals: readonly string[] = []): Made => ({
  how: text('trace.agreements'),
  facts: async () =>
    (await study.agreements(date)).agreements
      .filter((one) => minerals.length === 0 || one.minerals.some((mineral) => minerals.includes(mineral)))
      .map(cited),
});

/** How the numbers of a study before its run were got that name no row themselves. */
export const beforeMade =
  (known: BeforeRun): Making =>
  (_about, section) => {
    if (section === 'project') return ofProject(known);
    return section === 'agreements' && !isMissing(known.agreements) ? agreementsMade(known.agreements.asOf) : undefined;
  };

/** How the numbers of a run were got that name no row themselves, by the section they stand in. */
export const studyMade =
  (results: Results): Making =>
  (about, section) => {
    if (section === 'project') return ofProject(results);
    if (section === 'agreements' && !isMissing(results.agreements)) return agreementsMade(results.agreements.asOf);
    if (section === 'plan' && !isMissing(results.plan)) return planMade(results.plan)(about);
    return runMade(results, about);
  };
