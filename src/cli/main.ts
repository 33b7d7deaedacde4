#!/usr/bin/env node
import { createRequire } from 'node:module';
import { Command, CommanderError } from 'commander';
import { InputRefused } from '../base/index.js';
import { commands } from './commands/index.js';
import { completeOptions, localise, missingCommand, reached, usageSentence } from './help.js';
import { languageLast, languageOf } from './options.js';

const { version } = createRequire(import.meta.url)('../../package.json') as { readonly version: string };

const langOption = (argv: readonly string[]) =>
  argv.find((word) => word.startsWith('--lang='))?.slice(7) ?? argv[argv.indexOf('--lang') + 1 || argv.length];

async function main(given: readonly string[]): Promise<void> {
  const argv = languageLast(given);
  const json = argv.includes('--json');
  const language = languageOf(langOption(argv));
  const program = new Command('lodeward')
    .description(
      'From evidence to decision on critical minerals: risk, shocks, joint projects, portfolios, agreements.',
    )
    .version(version, '-V, --version', 'print the version')
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .hook('preAction', async (_, command) => (await import('./codes.js')).lookUpCodes(command));
  localise(program, language);
  const asked = argv.find((word) => commands.some(({ name }) => name === word));
  for (const entry of commands) {
    if (entry.name === asked) (await entry.load()).register(program);
    else program.command(entry.name).description(entry.summary);
  }
  completeOptions(program, asked);
  localise(program, language);
  const { command, unknown } = reached(program, argv);
  const words = unknown ? argv.filter((word) => word !== '--help' && word !== '-h') : argv;
  try {
    await program.parseAsync(words as string[], { from: 'user' });
  } catch (thrown) {
    const bare = thrown instanceof CommanderError && thrown.code === 'commander.help' && thrown.exitCode !== 0;
    const error = bare ? missingCommand(command) : thrown;
    if (error instanceof CommanderError && error.exitCode === 0) return;
    // Answers and the machine's files are loaded where a command runs or fails, not for help.
    const { report } = await import('./exit.js');
    if (!(error instanceof CommanderError)) report(error, json, language);
    else
      report(
        new InputRefused([
          { code: error.code.replace('commander.', 'usage-'), message: usageSentence(error, language) },
        ]),
        json,
        language,
      );
  }
}

// A reader that closes early (`| head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

await main(process.argv.slice(2));
