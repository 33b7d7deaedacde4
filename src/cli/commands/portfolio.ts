import { type Command, InvalidArgumentError, Option } from 'commander';
import { bestWithBudget, planDocument } from '../../answers/index.js';
import { highsSolver, openStudy, packagePath, readStudyFolder } from '../../node/index.js';
import { wholeNumber } from '../options.js';
import { frontierText, planText } from '../text/plan.js';

interface Options {
  readonly budget?: number;
  readonly objective?: 'expected' | 'cvar';
  readonly draws: number;
  readonly seed?: number;
  readonly threads?: number;
  readonly json?: boolean;
}

const won = (text: string): number => {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0)
    throw new InvalidArgumentError('won, 0 or more, such as 250e9');
  return value;
};

async function answer(folder: string, { budget, objective, draws, seed, threads }: Options) {
  const study = await readStudyFolder(folder);
  const opened = await openStudy(folder, study.study.importer, threads);
  try {
    const found = await bestWithBudget(
      { ...opened.ports, solver: await highsSolver() },
      {
        study,
        ...(budget === undefined ? {} : { budgetKrw: budget }),
        ...(objective === undefined ? {} : { objective }),
        seed: seed ?? study.study.seed,
        draws,
      },
    );
    return planDocument(found);
  } finally {
    await opened.close();
  }
}

export function register(program: Command): void {
  const portfolio = program.command('portfolio').description('What to do under a budget, and why not the rest');
  const asked = (name: string, description: string) =>
    portfolio
      .command(name)
      .description(description)
      .argument('[dir]', 'study folder', packagePath('studies', 'mongolia-korea'))
      .option('--budget <krw>', 'budget in won, in place of that of budget.yaml', won)
      .addOption(new Option('--objective <name>', 'what is made small').choices(['expected', 'cvar']))
      .option('--draws <n>', 'draws of the uncertain values', wholeNumber, 500)
      .option('--seed <n>', 'seed of the draws (default: as study.yaml says)', wholeNumber)
      .option('--threads <n>', 'worker threads; the answer does not depend on them', wholeNumber)
      .option('--json', 'one JSON document (lodeward-plan/1)');
  asked('choose', 'The best set of measures under the budget, why, and why not the others')
    .addHelpText('after', '\nExample:\n  $ npx lodeward portfolio choose --budget 250e9')
    .action(async (folder: string, options: Options) => {
      const plan = await answer(folder, options);
      process.stdout.write(`${options.json ? JSON.stringify(plan) : planText(plan)}\n`);
    });
  asked('frontier', 'What larger and smaller budgets would avert')
    .addHelpText('after', '\nExample:\n  $ npx lodeward portfolio frontier --draws 1000')
    .action(async (folder: string, options: Options) => {
      const plan = await answer(folder, options);
      process.stdout.write(`${options.json ? JSON.stringify(plan.frontier) : frontierText(plan)}\n`);
    });
}
