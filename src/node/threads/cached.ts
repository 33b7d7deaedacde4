import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Job, layoutOf } from '../../shock/index.js';
import { KeptFiles } from '../kept-files.js';
import type { StoppableRunner } from './stoppable.js';

const compiled = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const rooms = ['base', 'atlas', 'market', 'shock'];

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

/**
 * Keeps the values of a job in a folder under the digest of the job and of the engine; the same question again is read, not solved.
 * A file that cannot be read or has the wrong length is solved anew.
 */
export class CachedRunner implements StoppableRunner {
  private engine: Promise<string> | undefined;
  private readonly kept: KeptFiles;

  constructor(
    private readonly runner: StoppableRunner,
    folder: string,
  ) {
    this.kept = new KeptFiles(folder);
  }

  async run(job: Job, signal?: AbortSignal): Promise<Float64Array> {
    const name = `${await this.digest(job)}.f64`;
    const length = layoutOf(job).width * job.scenarios.length * job.draws;
    const known = await this.kept.read(name);
    if (known?.byteLength === 8 * length) return new Float64Array(Uint8Array.from(known).buffer);
    const values = await this.runner.run(job, signal);
    await this.kept.keep(name, new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    return values;
  }

  private async digest(job: Job): Promise<string> {
    this.engine ??= engineDigest();
    return createHash('sha256')
      .update(await this.engine)
      .update(JSON.stringify(job, plain))
      .digest('hex');
  }
}
