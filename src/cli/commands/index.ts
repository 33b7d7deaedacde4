import type { Command } from 'commander';

export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  /** Loaded only when asked for, so that start-up does not pay for every command. */
  readonly load: () => Promise<{ register(program: Command): void }>;
}

export const commands: readonly CommandEntry[] = [
  { name: 'study', summary: 'A study folder: make one, check it, run it', load: () => import('./study.js') },
  { name: 'project', summary: 'Joint projects: who gets what, under which rules', load: () => import('./project.js') },
];
