import { access, constants } from 'node:fs/promises';
import { parse } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import {
  copyStudy,
  makeFolder,
  openStudy,
  readStudyFolder,
  readStudySheet,
  runText,
  schemaOf,
  studyRun,
  writeRun,
  writeStudySheet,
} from '../../node/index.js';
import { languageOf, wholeNumber, won } from '../options.js';
import { progress } from '../progress.js';
import { shippedStudy, studyFolder } from '../study-folder.js';
import { tell } from '../text/answer.js';

const print = (document: unknown) => process.stdout.write(`${JSON.stringify(document)}\n`);

interface Common {
  readonly json?: boolean;
  readonly lang?: string;
}

interface Sheet extends Common {
  readonly xlsx: string;
}

interface RunOptions extends Common {
  readonly draws?: number;
  readonly seed?: number;
  readonly threads?: number;
  readonly budget?: number;
  readonly out: string;
}

const atLeastTen = (text: string): number => {
  const value = wholeNumber(text);
  if (value < 10) throw new InvalidArgumentError('at least 10 draws are needed');
  return value;
};

async function run(folder: string, options: RunOptions): Promise<void> {
  const study = await readStudyFolder(folder);
  const language = languageOf(options.lang);
  await makeFolder(options.out);
  await access(options.out, constants.W_OK);
  const opened = await openStudy(folder, study.study.importer, options.threads);
  const bar = progress('Losses');
  try {
    const { draws, seed, budget } = options;
    const question = {
      study,
      ...(draws === undefined ? {} : { draws }),
      ...(seed === undefined ? {} : { seed }),
      ...(budget === undefined ? {} : { budgetKrw: budget }),
    };
    const done = await studyRun(opened.ports, question, (step, at, all) => {
      if (step === 'losses') bar.step(at, all);
      else bar.end();
    });
    const files = await writeRun(done, opened, { study, folder: options.out, language });
    if (options.json) print(done.results);
    else process.stdout.write(`${runText(done, opened, language)}\n${options.out}: ${files.join(' ')}\n`);
  } finally {
    bar.end();
    await opened.close();
  }
}

function runCommand(study: Command): void {
  study
    .command('run')
    .description('The whole study: losses, partner table, agreements, project, plan, report')
    .addArgument(studyFolder())
    .option('--draws <n>', 'draws of the uncertain parameters (default: as study.yaml says)', atLeastTen)
    .option('--seed <n>', 'seed of the draws (default: as study.yaml says)', wholeNumber)
    .option('--threads <n>', 'worker threads; the answer does not depend on them', wholeNumber)
    .option('--budget <krw>', 'budget in won, in place of that of budget.yaml', won)
    .option('--out <dir>', 'folder for results.json, tables and report.html', 'out')
    .addHelpText('after', '\nExample:\n  $ npx lodeward study run my-study --draws 1000 --out my-out')
    .action(run);
}

function newStudyCommand(study: Command): void {
  study
    .command('new')
    .description('Copy the template study into a new folder')
    .argument('<dir>', 'folder that does not exist yet, or is empty')
    .addHelpText('after', '\nExample:\n  $ npx lodeward study new my-study')
    .action(async (folder: string, options: Common) => {
      await copyStudy(shippedStudy(), folder);
      tell(options, { folder }, 'study.copied', { folder, study: 'mongolia-korea' });
    });
}

function checkCommand(study: Command): void {
  study
    .command('check')
    .description('Check a study: all problems, with file and line')
    .addArgument(studyFolder())
    .addHelpText('after', '\nExample:\n  $ npx lodeward study check my-study')
    .action(async (folder: string, options: Common) => {
      const found = await readStudyFolder(folder);
      const { id, importer, partner } = found.study;
      const counts = { minerals: found.study.minerals.length, events: found.events.events.length };
      const answer = { problems: [], study: { id, importer, partner, ...counts } };
      tell(options, answer, 'study.sound', { study: id, importer, partner, ...counts });
    });
}

function templateCommand(study: Command): void {
  study
    .command('template')
    .description('Write a study as a spreadsheet that can be filled in')
    .addArgument(studyFolder())
    .requiredOption('--xlsx <file>', 'workbook to write')
    .addHelpText('after', '\nExample:\n  $ npx lodeward study template --xlsx my-study.xlsx')
    .action(async (folder: string, { xlsx: file, ...options }: Sheet) => {
      await writeStudySheet(folder, file);
      tell(options, { file }, 'study.template', { file });
    });
}

function importStudyCommand(study: Command): void {
  study
    .command('import')
    .description('Read a study from a spreadsheet into a new folder')
    .argument('[dir]', 'folder that does not exist yet, or is empty (default: named as the workbook)')
    .requiredOption('--xlsx <file>', 'workbook to read')
    .addHelpText('after', '\nExample:\n  $ npx lodeward study import --xlsx my-study.xlsx')
    .action(async (dir: string | undefined, { xlsx: file, ...options }: Sheet) => {
      const folder = dir ?? parse(file).name;
      await readStudySheet(file, folder);
      tell(options, { folder }, 'study.imported', { folder, file });
    });
}

function schemaCommand(study: Command): void {
  study
    .command('schema')
    .description('JSON Schema of a file of a study, for editors that check and complete')
    .argument(
      '[name]',
      'study, events, partner, stocks, industries, budget, measures, checks, project, agreements, ...',
    )
    .addHelpText('after', '\nExample:\n  $ npx lodeward study schema events > events.schema.json')
    .action((name: string | undefined) => {
      print(schemaOf(name));
    });
}

export function register(program: Command): void {
  const study = program.command('study').description('A study folder: make one, check it, run it');
  runCommand(study);
  newStudyCommand(study);
  checkCommand(study);
  templateCommand(study);
  importStudyCommand(study);
  schemaCommand(study);
}
