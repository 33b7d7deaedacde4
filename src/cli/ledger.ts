import { userInfo } from 'node:os';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { phrase } from '../answers/index.js';
import { openLedger, readingLedger } from '../node/index.js';
import { languageOf } from './options.js';
import { type Voice, voice } from './text/registry.js';

type Ledger = Awaited<ReturnType<typeof openLedger>>;
/** Options that every command of the ledger may have. */
export interface Common {
  readonly database?: string;
  readonly json?: boolean;
  readonly lang?: string;
  readonly date: string;
  readonly by: string;
  readonly why?: string;
}

export const today = () => new Date().toISOString().slice(0, 10);
export function day(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text)))
    throw new InvalidArgumentError('a date like 2026-01-31 is needed');
  return text;
}
const print = (text: string) => process.stdout.write(`${text}\n`);

/** Reads from the ledger and prints; where the workspace has none yet it reads what ships and says so. */
export async function reading<T>(
  options: Pick<Common, 'database' | 'json' | 'lang'>,
  ask: (ledger: Ledger) => Promise<T>,
  text: (answer: T, voice: Voice) => string,
): Promise<void> {
  const { ledger, shipped } = await readingLedger(options.database);
  try {
    if (shipped) process.stderr.write(`${phrase('ledger.shipped', languageOf(options.lang))}\n`);
    const answer = await ask(ledger);
    if (options.json) print(JSON.stringify(answer));
    else print(text(answer, voice(languageOf(options.lang), await ledger.parties())));
  } finally {
    await ledger.close();
  }
}

/** Writes to the ledger and prints what was added. */
export async function writing(
  options: Common,
  why: string,
  write: (ledger: Ledger, recording: { by: string; at: string; why: string }) => ReturnType<Ledger['append']>,
): Promise<void> {
  const ledger = await openLedger(options.database === undefined ? {} : { url: options.database });
  try {
    const recording = { by: options.by, at: new Date().toISOString(), why: options.why ?? why };
    const { added, known, head } = await write(ledger, recording);
    if (options.json)
      print(JSON.stringify({ added: added.map(({ id, seq, digest }) => ({ id, seq, digest })), known, head }));
    else {
      const counts = { added: added.length, known: known.length, head };
      print(phrase('ledger.recorded', languageOf(options.lang), counts));
    }
  } finally {
    await ledger.close();
  }
}

/** A command of the ledger: where the ledger is. */
export const command = (registry: Command, name: string, description: string, example: string) =>
  registry
    .command(name)
    .description(description)
    .option('--database <url>', "a PostgreSQL server in place of the workspace's own ledger")
    .addHelpText('after', `\nExample:\n  $ npx lodeward registry ${example}`);
/** A command that reads it as of a day. */
export const reader = (registry: Command, name: string, description: string, example: string) =>
  command(registry, name, description, example).addOption(
    new Option('--date <date>', 'as of this day').argParser(day).default(today(), 'today'),
  );
/** A command that adds to it: who, and why. */
export const writer = (registry: Command, name: string, description: string, example: string) =>
  command(registry, name, description, example)
    .option('--by <name>', 'who records this', userInfo().username)
    .option('--why <text>', 'why it is recorded');
