#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { commands } from './commands/index.js';
import { exitCode, report } from './exit.js';

async function main(argv: readonly string[]): Promise<void> {
  const program = new Command('lodeward')
    .description(
      'From evidence to decision on critical minerals: risk, shocks, joint projects, portfolios, agreements.',
    )
    .exitOverride();
  const asked = argv.find((word) => !word.startsWith('-'));
  for (const entry of commands) {
    if (entry.name === asked) (await entry.load()).register(program);
    else program.command(entry.name).summary(entry.summary);
  }
  try {
    await program.parseAsync(argv as string[], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? exitCode.done : exitCode.badInput;
    else report(error, argv.includes('--json'));
  }
}

await main(process.argv.slice(2));
