import { CentralCase, effectsOf, parseMeasures } from '../../shock/index.js';
import type { Facts } from '../state/question.js';

/** Milliseconds after the last move before the next solve of the warm-up, and how many there are. */
const idle = 30;
const steps = 40;

/**
 * Solves positions of sliders that nobody has asked for while nobody asks, so that the code of a search is compiled before a slider moves:
 * outages, quotas and duties of the largest seller, from the base year at times and from the position before else.
 */
export class WarmUp {
  private readonly solver: CentralCase;
  private readonly seller: string;
  private readonly sales: number;
  private step = 0;
  private next: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly facts: Facts,
    importer: string,
  ) {
    this.solver = new CentralCase(facts.market, facts.parameters, importer);
    const sold = new Map<string, number>();
    for (const { exporter, importer: buyer, tonnes } of facts.market.stages.at(-1)!.flows)
      if (exporter !== buyer && !exporter.startsWith('R-')) sold.set(exporter, (sold.get(exporter) ?? 0) + tonnes);
    const [largest] = [...sold].sort((a, b) => b[1] - a[1]);
    if (!largest) this.step = steps;
    [this.seller, this.sales] = largest ?? ['', 0];
  }

  /** Goes on once it has been quiet for a while. */
  later(): void {
    clearTimeout(this.next);
    if (this.step < steps) this.next = setTimeout(() => this.solve(), idle);
  }

  end(): void {
    clearTimeout(this.next);
    this.step = steps;
  }

  private solve(): void {
    const { seller, sales, step } = this;
    const percent = 2 + ((step * 37) % 96);
    const measure = [
      `outage ${percent}% ${seller}`,
      `quota ${(sales * percent) / 100} t/y ${seller} -> *`,
      `duty ${percent}% ${seller} -> *`,
    ][step % 3]!;
    this.solver.row(effectsOf(parseMeasures(measure), this.facts.market));
    this.step++;
    if (this.step < steps) this.next = setTimeout(() => this.solve());
  }
}
