import type { Command } from 'commander';
import { NoAnswer } from '../../base/index.js';

/** Named in the contract of the command line; says that it is not built and what to do instead. */
export function register(program: Command): void {
  program
    .command('worker')
    .description('One more machine for an ensemble: not built, an ensemble runs on the threads of one machine')
    .option('--queue <url>', 'PostgreSQL server of the queue')
    .addHelpText('after', '\nExample, in its place:\n  $ npx lodeward study run --threads 16')
    .action(() => {
      throw new NoAnswer(
        'no-queue',
        'an ensemble runs on the threads of one machine, there is no queue for several; run it on a larger machine with --threads N: the same study, seed and draws give the same bytes there',
      );
    });
}
