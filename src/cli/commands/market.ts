import type { Command } from 'commander';
import { solveMarket, solveMarkets } from '../../answers/index.js';
import { readTextFile } from '../../node/index.js';
import { shippedFile } from '../study-folder.js';
import { blockText, marketText } from '../text/market.js';

const example = `
Example:
  $ npx lodeward market solve ${shippedFile('example', 'market.json')} --json`;

export function register(program: Command): void {
  const market = program.command('market').description('The market engine on any market');
  market
    .command('solve')
    .description(
      'Solve a market file (lodeward-market/1), or several that share by-products and corridors (lodeward-markets/1)',
    )
    .argument('<file>', 'market file, JSON')
    .option('--json', 'print one JSON document (lodeward-equilibrium/1)')
    .addHelpText('after', example)
    .action(async (file: string, { json }: { readonly json?: boolean }) => {
      const text = await readTextFile(file);
      if (holdsSeveral(text)) {
        const block = solveMarkets(text, file);
        process.stdout.write(`${json ? JSON.stringify(block) : blockText(block)}\n`);
        return;
      }
      const found = solveMarket(text, file);
      for (const { path, message } of found.problems ?? []) process.stderr.write(`${file}: ${path}: ${message}\n`);
      process.stdout.write(`${json ? JSON.stringify(found) : marketText(found)}\n`);
    });
}

const holdsSeveral = (text: string): boolean => /"format"\s*:\s*"lodeward-markets\/1"/.test(text);
