import { type Command, InvalidArgumentError } from 'commander';
import { phrase } from '../../answers/index.js';
import { startServer, World } from '../../api/index.js';
import { languageOf, wholeNumber } from '../options.js';
import { studyFolder } from '../study-folder.js';

const portNumber = (text: string): number => {
  const value = wholeNumber(text);
  if (value > 65_535) throw new InvalidArgumentError('a port is 0 to 65535; 0 takes any free one');
  return value;
};

interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly threads?: number;
  readonly database?: string;
  readonly lang?: string;
}

export function register(program: Command): void {
  program
    .command('serve')
    .description('The page and the HTTP API, for this machine only')
    .addArgument(studyFolder())
    .option('--port <n>', 'port; 0 takes any free one', portNumber, 8765)
    .option('--database <url>', 'PostgreSQL server of the ledger; default: the embedded one of this folder')
    .option('--host <address>', 'a loopback address', '127.0.0.1')
    .option('--threads <n>', 'worker threads; answers do not depend on them', wholeNumber)
    .addHelpText('after', '\nExample:\n  $ npx lodeward serve --port 8765')
    .action(async (folder: string, options: ServeOptions) => {
      const world = await World.open(folder, options);
      const { address, server } = await startServer(world, options);
      const language = languageOf(options.lang);
      const lines = [
        phrase('serve.at', language, { address }),
        phrase('serve.api', language, { address: `${address}openapi.json` }),
        phrase('serve.stop', language),
      ];
      process.stdout.write(`${lines.join('\n')}\n`);
      const stop = () => {
        server.close();
        void world.close().then(() => process.exit(0));
      };
      process.once('SIGINT', stop);
      process.once('SIGTERM', stop);
    });
}
