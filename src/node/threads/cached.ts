import { createHash } from 'node:crypto';
import { type Job, layoutOf } from '../../shock/index.js';
import { codeDigest } from '../code-digest.js';
import { KeptFiles, questionText } from '../kept-files.js';
import type { StoppableRunner } from './stoppable.js';

const rooms = ['base', 'atlas', 'market', 'shock'];

/**
 * Keeps the values of a job in a folder under the digest of the job and of the engine; the same question again is read, not solved.
 * A file that cannot be read or has the wrong length is solved anew.
 */
export class CachedRunner implements StoppableRunner {
  private readonly kept: KeptFiles;

  constructor(
    private readonly runner: StoppableRunner,
    folder: string,
  ) {
    this.kept = new KeptFiles(folder);
  }

  async run(job: Job, signal?: AbortSignal, told?: (draws: number) => void): Promise<Float64Array> {
    const name = `${await this.digest(job)}.f64`;
    const length = layoutOf(job).width * job.scenarios.length * job.draws;
    const known = await this.kept.read(name);
    if (known?.byteLength === 8 * length) {
      told?.(job.draws);
      return new Float64Array(Uint8Array.from(known).buffer);
    }
    const values = await this.runner.run(job, signal, told);
    await this.kept.keep(name, new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    return values;
  }

  private async digest(job: Job): Promise<string> {
    return createHash('sha256')
      .update(await codeDigest(rooms))
      .update(questionText(job))
      .digest('hex');
  }
}
