import type { Command } from 'commander';
import { checkSupport, supportDocument } from '../../answers/index.js';
import { readProgrammes, readProject } from '../../node/index.js';
import { shippedFile } from '../study-folder.js';
import { print } from '../text/answer.js';

export function register(program: Command): void {
  const support = program.command('support').description('Support programmes of the home states');
  support
    .command('check')
    .description('Which programmes a project qualifies for, and why not: each rule, missing documents, whom to call')
    .argument('<file>', 'project file')
    .option('--home <country>', 'home state; those of the firms among the owners where absent')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      `\nExample:\n  $ npx lodeward support check ${shippedFile('example', 'projects', 'sample-moly.yaml')}`,
    )
    .action(async (file: string, options: { home?: string; json?: boolean; lang?: string }) => {
      const { project } = await readProject(file);
      const check = checkSupport(project, await readProgrammes(), options.home?.toUpperCase());
      await print(options, check, supportDocument);
    });
}
