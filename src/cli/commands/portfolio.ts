import { type Command, InvalidArgumentError, Option } from 'commander';
import { bestWithBudget, frontierTree, planDocument, planTree } from '../../answers/index.js';
import { openStudy, readStudyFolder, terminalText } from '../../node/index.js';
import { languageOf, wholeNumber, won } from '../options.js';
import { progress } from '../progress.js';
import { studyFolder } from '../study-folder.js';

interface Options {
  readonly budget?: number;
  readonly objective?: 'expected' | 'cvar';
  readonly tailWeight?: number;
  readonly loss?: 'buyers' | 'value-added';
  readonly draws: number;
  readonly seed?: number;
  readonly threads?: number;
  readonly lang?: string;
  readonly json?: boolean;
}

const weight = (text: string): number => {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 1)) throw new InvalidArgumentError('a weight from 0 to 1');
  return value;
};

/** The plan, and how to say a document of it. */
async function answer(folder: string, { draws, seed, threads, lang, ...asked }: Options) {
  const study = await readStudyFolder(folder);
  const language = languageOf(lang);
  const opened = await openStudy(folder, study.study.importer, threads);
  const bar = progress('Plan');
  try {
    const { budget, objective, tailWeight, loss } = asked;
    const question = {
      study,
      seed: seed ?? study.study.seed,
      draws,
      ...(budget === undefined ? {} : { budgetKrw: budget }),
      ...(objective === undefined ? {} : { objective }),
      ...(tailWeight === undefined ? {} : { tailWeight }),
      ...(loss === undefined ? {} : { loss }),
    };
    const plan = planDocument(await bestWithBudget(opened.ports, question, (share) => bar.step(share, 1)));
    return { plan, print: (tree: typeof planTree) => terminalText(tree(plan), opened.names, language) };
  } finally {
    bar.end();
    await opened.close();
  }
}

export function register(program: Command): void {
  const portfolio = program.command('portfolio').description('What to do under a budget, and why not the rest');
  const asked = (name: string, description: string) =>
    portfolio
      .command(name)
      .description(description)
      .addArgument(studyFolder())
      .option('--budget <krw>', 'budget in won, in place of that of budget.yaml', won)
      .addOption(new Option('--objective <name>', 'what is made small').choices(['expected', 'cvar']))
      .option('--tail-weight <w>', 'weight of CVaR beside the expected loss, 0 to 1', weight)
      .addOption(new Option('--loss <name>', 'whose loss').choices(['buyers', 'value-added']))
      .option(
        '--draws <n>',
        'draws of the uncertain values; the plan rests on at most 250, 20 years each',
        wholeNumber,
        250,
      )
      .option('--seed <n>', 'seed of the draws (default: as study.yaml says)', wholeNumber)
      .option('--threads <n>', 'worker threads; the answer does not depend on them', wholeNumber)
      .option('--json', 'one JSON document (lodeward-plan/1)');
  asked('choose', 'The best set of measures under the budget, why, and why not the others')
    .addHelpText('after', '\nExample:\n  $ npx lodeward portfolio choose --budget 100e9')
    .action(async (folder: string, options: Options) => {
      const { plan, print } = await answer(folder, options);
      process.stdout.write(options.json ? `${JSON.stringify(plan)}\n` : print(planTree));
    });
  asked('frontier', 'What larger and smaller budgets would avert')
    .addHelpText('after', '\nExample:\n  $ npx lodeward portfolio frontier --objective cvar')
    .action(async (folder: string, options: Options) => {
      const { plan, print } = await answer(folder, options);
      process.stdout.write(options.json ? `${JSON.stringify(plan.frontier)}\n` : print(frontierTree));
    });
}
