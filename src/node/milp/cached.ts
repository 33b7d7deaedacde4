import { createHash } from 'node:crypto';
import type { Milp, MilpLimits, MilpSolution, MilpSolver } from '../../portfolio/index.js';
import { KeptFiles, questionText } from '../kept-files.js';

/** Changes with the solver and its options: an older answer is then not found. */
const edition = 'highs 1.15.3, no heuristics';

/** Keeps the answers of a solver under the digest of the programme; the same programme again is read, not solved. */
export class CachedSolver implements MilpSolver {
  readonly name: string;
  private readonly kept: KeptFiles;

  constructor(
    private readonly solver: MilpSolver,
    folder: string,
  ) {
    this.name = solver.name;
    this.kept = new KeptFiles(folder);
  }

  async solve(model: Milp, limits: MilpLimits): Promise<MilpSolution> {
    const text = questionText([edition, model, limits]);
    const name = `${createHash('sha256').update(text).digest('hex')}.json`;
    const known = await this.kept.read(name);
    if (known) {
      const { values, ...rest } = JSON.parse(new TextDecoder().decode(known)) as MilpSolution & { values: number[] };
      return { ...rest, values: Float64Array.from(values) };
    }
    const found = await this.solver.solve(model, limits);
    const whole = { ...found, values: Array.from(found.values) };
    if (found.status === 'optimal') await this.kept.keep(name, new TextEncoder().encode(JSON.stringify(whole)));
    return found;
  }
}
