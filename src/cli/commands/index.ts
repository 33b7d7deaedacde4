import type { Command } from 'commander';

export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  /** Loaded only when asked for, so that start-up does not pay for every command. */
  readonly load: () => Promise<{ register(program: Command): void }>;
}

export const commands: readonly CommandEntry[] = [
  { name: 'brief', summary: 'Briefs in three languages from the results of a run', load: () => import('./brief.js') },
  {
    name: 'atlas',
    summary: 'Rows with provenance: show, trace, compare, build, add official files',
    load: () => import('./atlas.js'),
  },
  { name: 'data', summary: 'Rows of the atlas in files for other programs', load: () => import('./data.js') },
  {
    name: 'support',
    summary: 'Support programmes of the home states: who qualifies',
    load: () => import('./support.js'),
  },
  {
    name: 'buyers',
    summary: 'Who could take a mineral, and from whom the country buys now',
    load: () => import('./buyers.js'),
  },
  { name: 'study', summary: 'A study folder: make one, check it, run it', load: () => import('./study.js') },
  {
    name: 'market',
    summary: 'The market engine on any market file',
    load: () => import('./market.js'),
  },
  {
    name: 'shock',
    summary: 'What happens if: a ban, a quota, an outage, an offtake',
    load: () => import('./shock.js'),
  },
  {
    name: 'backtest',
    summary: 'The model against what happened, misses included',
    load: () => import('./backtest.js'),
  },
  { name: 'project', summary: 'Joint projects: who gets what, under which rules', load: () => import('./project.js') },
  {
    name: 'risk',
    summary: 'Which minerals should worry a country; one index on raw inputs',
    load: () => import('./risk.js'),
  },
  {
    name: 'industry',
    summary: 'What shortages cost industries; one product over all its minerals',
    load: () => import('./industry.js'),
  },
  { name: 'registry', summary: 'From memorandum to delivered tonnes', load: () => import('./registry.js') },
  { name: 'since', summary: 'What changed since a day', load: () => import('./since.js') },
  {
    name: 'portfolio',
    summary: 'What to do under a budget, and why not the rest',
    load: () => import('./portfolio.js'),
  },
  { name: 'serve', summary: 'The page and the HTTP API, for this machine only', load: () => import('./serve.js') },
  { name: 'worker', summary: 'One more machine for an ensemble (not built)', load: () => import('./worker.js') },
];
