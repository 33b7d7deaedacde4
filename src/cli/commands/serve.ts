import { type Command, InvalidArgumentError } from 'commander';
import { startServer, World } from '../../api/index.js';
import { packagePath } from '../../node/index.js';
import { wholeNumber } from '../options.js';

const portNumber = (text: string): number => {
  const value = wholeNumber(text);
  if (value > 65_535) throw new InvalidArgumentError('a port is 0 to 65535; 0 takes any free one');
  return value;
};

export function register(program: Command): void {
  program
    .command('serve')
    .description('The page and the HTTP API, for this machine only')
    .argument('[dir]', 'study folder', packagePath('studies', 'mongolia-korea'))
    .option('--port <n>', 'port; 0 takes any free one', portNumber, 8765)
    .option('--database <url>', 'PostgreSQL server of the ledger; default: the embedded one of this folder')
    .option('--host <address>', 'a loopback address', '127.0.0.1')
    .option('--threads <n>', 'worker threads; answers do not depend on them', wholeNumber)
    .addHelpText('after', '\nExample:\n  $ npx lodeward serve --port 8765')
    .action(async (folder: string, options: { port: number; host: string; threads?: number; database?: string }) => {
      const world = await World.open(folder, options);
      const { address, server } = await startServer(world, options);
      process.stdout.write(`Lodeward is at ${address} (API: ${address}openapi.json). Stop it with Ctrl-C.\n`);
      const stop = () => {
        server.close();
        void world.close().then(() => process.exit(0));
      };
      process.once('SIGINT', stop);
      process.once('SIGTERM', stop);
    });
}
