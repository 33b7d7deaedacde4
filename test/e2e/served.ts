import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Served {
  /** With a slash at its end. */
  readonly address: string;
  stop(): Promise<void>;
}

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

const ended = (child: ChildProcess) => new Promise<void>((resolve) => child.once('exit', () => resolve()));

/** `lodeward serve` as built, on a free port; of the study that ships, or of a folder. */
export async function served(environment: NodeJS.ProcessEnv = process.env, folder?: string): Promise<Served> {
  const child = spawn(process.execPath, [main, 'serve', ...(folder ? [folder] : []), '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment,
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      said += chunk;
      const found = /http:\/\/\S+\//.exec(said)?.[0];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`serve ended with ${code}: ${said}`)));
  });
  return {
    address,
    stop: async () => {
      const end = ended(child);
      child.kill('SIGTERM');
      await end;
    },
  };
}
