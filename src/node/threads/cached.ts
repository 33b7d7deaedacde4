import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Job, layoutOf } from '../../shock/index.js';
import type { StoppableRunner } from './stoppable.js';

const compiled = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const rooms = ['base', 'atlas', 'market', 'shock'];
const daysKept = 30;

/** Digest of the compiled rooms a run depends on: a changed engine finds no old answers. */
async function engineDigest(): Promise<string> {
  const hash = createHash('sha256');
  for (const room of rooms) {
    const files = (await readdir(join(compiled, room), { recursive: true }))
      .filter((file) => /\.[jt]s$/.test(file))
      .sort();
    for (const file of files) hash.update(file).update(await readFile(join(compiled, room, file)));
  }
  return hash.digest('hex');
}

const plain = (_: string, value: unknown): unknown => (value instanceof Map ? [...value] : value);

/** Forgets answers nobody asked for in a month. */
async function prune(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const { mtimeMs } = await stat(join(folder, name));
    if (now - mtimeMs > daysKept * 86_400_000) await rm(join(folder, name), { force: true });
  }
}

/**
 * Keeps the values of a job in a folder under the digest of the job and of the engine; the same question again is read, not solved.
 * A file that cannot be read or has the wrong length is solved anew.
 */
export class CachedRunner implements StoppableRunner {
  private engine: Promise<string> | undefined;

  constructor(
    private readonly runner: StoppableRunner,
    private readonly folder: string,
  ) {}

  async run(job: Job, signal?: AbortSignal): Promise<Float64Array> {
    const file = join(this.folder, `${await this.digest(job)}.f64`);
    const length = layoutOf(job).width * job.scenarios.length * job.draws;
    const known = await readFile(file).catch(() => undefined);
    if (known?.byteLength === 8 * length) {
      const now = new Date();
      await utimes(file, now, now).catch(() => {});
      return new Float64Array(known.buffer.slice(known.byteOffset, known.byteOffset + known.byteLength));
    }
    const values = await this.runner.run(job, signal);
    await this.keep(file, values);
    return values;
  }

  private async digest(job: Job): Promise<string> {
    this.engine ??= engineDigest();
    return createHash('sha256')
      .update(await this.engine)
      .update(JSON.stringify(job, plain))
      .digest('hex');
  }

  /** Another program may write the same answer: each writes its own file and renames it. A full disk costs the cache, not the answer. */
  private async keep(file: string, values: Float64Array): Promise<void> {
    const own = `${file}.${process.pid}`;
    try {
      await mkdir(this.folder, { recursive: true });
      await writeFile(own, new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
      await rename(own, file);
      await prune(this.folder, Date.now());
    } catch {
      await rm(own, { force: true }).catch(() => {});
    }
  }
}
