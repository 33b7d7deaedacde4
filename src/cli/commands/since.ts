import type { Command } from 'commander';
import { whatChanged } from '../../answers/index.js';
import { openAtlas } from '../../node/index.js';
import { day, reading, today } from '../ledger.js';
import { changed } from '../text/ledger.js';

export function register(program: Command): void {
  program
    .command('since')
    .description('What changed since a day: events and entries of agreements, alarms, rules, sources of the atlas')
    .argument('<date>', 'the day', day)
    .option('--until <date>', 'up to this day (default: today)', day)
    .option('--database <url>', "a PostgreSQL server in place of the workspace's own ledger")
    .addHelpText('after', '\nExample:\n  $ npx lodeward since 2025-09-01')
    .action(async (since: string, options: { until?: string; database?: string; json?: boolean; lang?: string }) => {
      const atlas = await openAtlas();
      const sources = await atlas.sources();
      await reading(
        options,
        (ledger) =>
          whatChanged(
            { ledger, atlas: { vintage: atlas.vintage, sources } },
            { since, until: options.until ?? today() },
          ),
        changed,
      );
    });
}
