import { CentralCase, effectsOf, type Job, parseMeasures, runDraws } from '../../shock/index.js';
import type { Facts } from '../state/question.js';

/** Milliseconds after the last move before the next solve of the warm-up, and how many there are. */
const idle = 30;
const steps = 40;
/** Of a question that no central case answers (months, closed routes): how often it is asked again, and of how many months. */
const repeats = 16;
const months = 3;

/**
 * Solves positions of sliders that nobody has asked for while nobody asks, so that the code of a search is compiled before a slider moves:
 * outages, quotas and duties of the largest seller, from the base year at times and from the position before else; months and closed routes
 * as they were asked.
 */
export class WarmUp {
  private readonly solver: CentralCase;
  private readonly seller: string;
  private readonly sales: number;
  private step = 0;
  private repeat = 0;
  private asked: Job | undefined;
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

  /** Goes on once it has been quiet for a while. @param asked what was asked last, where no central case answers it */
  later(asked?: Job): void {
    clearTimeout(this.next);
    this.asked = asked?.path
      ? { ...asked, path: { ...asked.path, months: Math.min(months, asked.path.months) } }
      : asked;
    this.goOn(idle);
  }

  end(): void {
    clearTimeout(this.next);
  }

  private goOn(after: number): void {
    if (this.asked ? this.repeat < repeats : this.step < steps) this.next = setTimeout(() => this.solve(), after);
  }

  private solve(): void {
    if (this.asked) {
      this.repeat++;
      runDraws(this.asked, -1, 0);
    } else this.move();
    this.goOn(0);
  }

  private move(): void {
    const { seller, sales, step } = this;
    const percent = 2 + ((step * 37) % 96);
    const measure = [
      `outage ${percent}% ${seller}`,
      `quota ${(sales * percent) / 100} t/y ${seller} -> *`,
      `duty ${percent}% ${seller} -> *`,
    ][step % 3]!;
    this.solver.row(effectsOf(parseMeasures(measure), this.facts.market));
    this.step++;
  }
}
