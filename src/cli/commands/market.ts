import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { solveMarket } from '../../answers/index.js';
import { InputRefused } from '../../base/index.js';
import { marketText } from '../text/market.js';

const example = `
Example:
  $ npx lodeward market solve studies/example/market.json --json`;

export function register(program: Command): void {
  const market = program.command('market').description('The market engine on any market');
  market
    .command('solve')
    .description('Solve a market file (lodeward-market/1) for prices, flows and tonnes after its measures')
    .argument('<file>', 'market file, JSON')
    .option('--json', 'print one JSON document (lodeward-equilibrium/1)')
    .option('--lang <language>', 'en, ko or mn')
    .addHelpText('after', example)
    .action((file: string, { json }: { readonly json?: boolean }) => {
      const found = solveMarket(readText(file), file);
      for (const { path, message } of found.problems ?? []) process.stderr.write(`${file}: ${path}: ${message}\n`);
      process.stdout.write(`${json ? JSON.stringify(found) : marketText(found)}\n`);
    });
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const message = `cannot read ${file}: ${(error as Error).message}`;
    throw new InputRefused([{ code: 'unreadable-file', message, file }]);
  }
}
