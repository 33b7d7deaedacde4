import type { Command } from 'commander';
import { evaluateProject } from '../../answers/index.js';
import { readProject } from '../../node/index.js';
import { wholeNumber } from '../options.js';
import { prices } from '../project-prices.js';
import { summary } from '../project-summary.js';

const print = (document: unknown) => process.stdout.write(`${JSON.stringify(document)}\n`);

interface EvaluateOptions {
  readonly overlay?: string;
  readonly draws: number;
  readonly seed: number;
  readonly json?: boolean;
}

export function register(program: Command): void {
  const project = program.command('project').description('Joint projects: who gets what, under which rules');
  project
    .command('evaluate')
    .description('Cash flows and figures by party of a project file (lodeward-project/1)')
    .argument('<file>', 'project file, YAML or JSON')
    .option('--overlay <name>', 'a what-if over the regime: a file, or the name of one that ships (draft-law-2026)')
    .option('--draws <n>', 'draws of prices, delay, overrun and success', wholeNumber, 0)
    .option('--seed <n>', 'seed of the draws', wholeNumber, 1)
    .option('--threads <n>', 'accepted for every command; one project needs one thread', wholeNumber)
    .option('--json', 'print one JSON document (lodeward-project-result/1)')
    .option('--lang <language>', 'en, ko or mn')
    .addHelpText(
      'after',
      '\nExample:\n  $ npx lodeward project evaluate studies/example/projects/sample-moly.yaml --draws 2000',
    )
    .action(async (file: string, options: EvaluateOptions) => {
      const { project: read, rules } = await readProject(file, options.overlay);
      const result = await evaluateProject(prices, { project: read, rules, draws: options.draws, seed: options.seed });
      if (options.json) print(result);
      else process.stdout.write(summary(result));
    });
}
