import { type Command, InvalidArgumentError } from 'commander';
import { type WhatIfQuestion, whatIf, whatIfDocument, withOwn } from '../../answers/index.js';
import { openShockPorts, readBase, readOwnRoutes } from '../../node/index.js';
import { wholeNumber } from '../options.js';
import { print } from '../text/answer.js';

const months = (text: string): number => {
  const value = wholeNumber(text);
  if (value < 1 || value > 36) throw new InvalidArgumentError('1 to 36 months');
  return value;
};

const draws = (text: string): number => {
  const value = wholeNumber(text);
  if (value < 1) throw new InvalidArgumentError('at least 1 draw is needed');
  return value;
};

const codes = (text: string): readonly string[] =>
  text
    .split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '');

export function register(program: Command): void {
  const shock = program.command('shock').description('What happens if: an export ban, a quota, an outage, an offtake.');
  shock
    .command('run')
    .description('One what-if with intervals: tonnes, price, bill, who replaces whom.')
    .requiredOption('--mineral <code>', 'market of the atlas, such as tin')
    .requiredOption(
      '--measure <text>',
      'what happens, such as "ban CHN -> *" or "outage 40% CHL mined + commit 500 t/y MNG -> KOR"',
    )
    .option('--importer <country>', 'seen from which country', 'KOR')
    .option(
      '--months <n>',
      'how long it lasts: a path of months with stocks, habit and licences; without it a year as a whole',
      months,
    )
    .option('--draws <n>', 'draws of the uncertain parameters', draws, 1000)
    .option('--with <codes>', 'other minerals that the same measure hits in the same draw: cobalt,nickel', codes)
    .option('--year <n>', 'the base year rolled forward to this one, such as 2030', wholeNumber)
    .option(
      '--scenario <name>',
      'of demand, with --year: of data/demand, or a lodeward-demand/1 file of your own',
      'trend',
    )
    .option(
      '--base <file>',
      'a base market of your own in place of the atlas: lodeward-market/1, or a file of events that holds one',
    )
    .option(
      '--routes <file>',
      'routes of your own for "close ROUTE" (lodeward-routes/1): shares, other ways and their cost',
    )
    .option('--drivers', 'also say which assumptions drive the tonnes lost')
    .option('--seed <n>', 'seed of the draws', wholeNumber, 1)
    .option('--threads <n>', 'worker threads; the answer does not depend on them', draws)
    .option('--json', 'one JSON document (lodeward-shock/1)')
    .addHelpText(
      'after',
      '\nExamples:\n  $ npx lodeward shock run --mineral tin --measure "ban IDN -> *" --importer KOR\n  $ npx lodeward shock run --mineral molybdenum --with copper --measure "close mng-chn"\n  $ npx lodeward shock run --mineral natural-graphite --measure "ban CHN -> *" --year 2030',
    )
    .action(
      async (
        options: WhatIfQuestion & { base?: string; routes?: string; threads?: number; json?: boolean; lang?: string },
      ) => {
        const { base, routes, threads, json, lang, ...asked } = options;
        const own = base === undefined ? [] : await readBase(base, asked.mineral);
        const ports = await openShockPorts(threads);
        try {
          const closures = routes === undefined ? ports.closures : await readOwnRoutes(routes, ports.closures);
          const answer = await whatIf(withOwn({ ...ports, closures }, own), asked);
          await print({ ...(json ? { json } : {}), ...(lang ? { lang } : {}) }, answer, whatIfDocument);
        } finally {
          await ports.close();
        }
      },
    );
}
