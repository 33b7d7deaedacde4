import type { Command } from 'commander';
import { copyStudy, packagePath, readStudyFolder, schemaOf } from '../../node/index.js';

const shipped = () => packagePath('studies', 'mongolia-korea');

interface Json {
  readonly json?: boolean;
}

const print = (document: unknown) => process.stdout.write(`${JSON.stringify(document)}\n`);

export function register(program: Command): void {
  const study = program.command('study').description('A study folder: make one, check it, run it');
  study
    .command('new')
    .description('Copy the template study into a new folder')
    .argument('<dir>', 'folder that does not exist yet, or is empty')
    .addHelpText('after', '\nExample:\n  $ npx lodeward study new my-study')
    .action(async (folder: string, { json }: Json) => {
      await copyStudy(shipped(), folder);
      if (json) print({ folder });
      else
        process.stdout.write(
          `${folder}: a copy of the study mongolia-korea; edit it, then lodeward study check ${folder}\n`,
        );
    });
  study
    .command('check')
    .description('Check a study: all problems, with file and line')
    .argument('[dir]', 'study folder', shipped())
    .addHelpText('after', '\nExample:\n  $ npx lodeward study check my-study')
    .action(async (folder: string, { json }: Json) => {
      const found = await readStudyFolder(folder);
      const { id, importer, partner, minerals } = found.study;
      const events = found.events.events.length;
      if (json) print({ problems: [], study: { id, importer, partner, minerals: minerals.length, events } });
      else
        process.stdout.write(
          `${id}: no problems (${importer} with ${partner}, ${minerals.length} minerals, ${events} events of its own).\n`,
        );
    });
  study
    .command('schema')
    .description('JSON Schema of a file of a study, for editors that check and complete')
    .argument(
      '[name]',
      'study, events, partner, stocks, industries, budget, measures, checks, project, agreements, ...',
    )
    .addHelpText('after', '\nExample:\n  $ npx lodeward study schema events > events.schema.json')
    .action((name: string | undefined) => print(schemaOf(name)));
}
