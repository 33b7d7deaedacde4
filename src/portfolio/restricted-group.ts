import { isMissing, type Krw } from '../base/index.js';
import { type Cell, cheapestUnlisted, narrowed, subsetOf, wholeCell } from './cell.js';
import { type LossTable, meanOf, type SubsetOutcome } from './loss-table.js';
import type { Request } from './model.js';
import { isAllowed, type Subset } from './subset.js';
import type { SubsetValuer } from './value-subsets.js';

/** Unlisted subsets, and a subset that contains all of them: none of them loses less. */
interface Floor {
  readonly cell: Cell;
  readonly under: SubsetOutcome;
}

const has = (subset: Subset, k: number): boolean => Math.floor(subset / 2 ** k) % 2 === 1;

/** A group whose subsets are too many: those valued, and cells that hold the rest. */
export class RestrictedGroup {
  private readonly known: Map<Subset, SubsetOutcome>;
  private readonly alone: readonly number[];
  private readonly start: number;
  private cells: Floor[] = [];
  private splits = 0;
  private solves = 0;

  constructor(
    private readonly table: LossTable,
    private readonly request: Request,
    private readonly valuer: SubsetValuer,
    private readonly more: number,
  ) {
    this.known = new Map(table.outcomes.map((outcome) => [outcome.subset, outcome]));
    this.start = this.known.size;
    const mean = (subset: Subset) => meanOf(this.known.get(subset)?.loss ?? this.known.get(0)!.loss, table.weights);
    this.alone = table.group.members.map((_, k) => mean(0) - mean(2 ** k));
  }

  get members(): readonly string[] {
    return this.table.group.members.map(({ id }) => id);
  }

  /** True where as many subsets were valued, or cells split, as were allowed for. */
  get spent(): boolean {
    return this.known.size - this.start >= this.more || this.splits >= 2 * this.more;
  }

  /** One cell for everything; its floor is no loss at all until its members together are valued. */
  async begin(): Promise<void> {
    const none = this.known.get(0)!;
    const loss = new Float64Array(none.loss.length);
    const under = { ...none, loss, shared: new Map(), byMineral: new Map() };
    const whole = wholeCell(this.table.group, this.request.rules);
    this.cells = whole ? await this.floorsOf([whole], under) : [];
  }

  /** Values subsets that are not known yet; what has no certified answer stays unknown. */
  private async value(subsets: readonly Subset[]): Promise<void> {
    const asked = [...new Set(subsets)].filter((subset) => !this.known.has(subset));
    const found = asked.length === 0 ? undefined : await this.valuer(asked);
    if (!found || isMissing(found)) return;
    this.solves += found.solves;
    for (const outcome of found.outcomes) this.known.set(outcome.subset, outcome);
  }

  /** The table with what was valued since. */
  listed(): LossTable {
    const { group } = this.table;
    const outcomes = [...this.known.values()].filter(({ subset }) => isAllowed(group, subset));
    outcomes.sort((a, b) => a.subset - b.subset);
    return { ...this.table, outcomes, solves: this.table.solves + this.solves };
  }

  /** For each cell the loss under it, at the cost of its cheapest unlisted subset, with all its stocks and no supplier too large. */
  floors(): Map<SubsetOutcome, Cell> {
    return new Map(
      this.cells.map(({ cell, under }) => {
        const { cost } = cheapestUnlisted(this.table, cell)!;
        return [{ ...under, subset: subsetOf(cell.most), cost, firstSupplierShare: new Map() }, cell];
      }),
    );
  }

  private async floorsOf(cells: readonly (Cell | undefined)[], above: SubsetOutcome): Promise<Floor[]> {
    const open = cells.filter((cell) => cell !== undefined).filter((cell) => cheapestUnlisted(this.table, cell));
    await this.value(open.map(({ most }) => subsetOf(most)));
    return open.map((cell) => ({ cell, under: this.known.get(subsetOf(cell.most)) ?? above }));
  }

  /**
   * In place of a cell two smaller ones: with and without the free member that averts most alone and is not paid for in its floor. Where there is none, the
   * cell holds one unlisted subset, which is known by now. The subset that takes what averts most for its cost while `money` lasts is valued on the way.
   */
  async split(cell: Cell, money: Krw): Promise<void> {
    const { group } = this.table;
    this.splits++;
    await this.value([this.promising(cell, money)]);
    const { taken } = cheapestUnlisted(this.table, cell)!;
    const free = [...cell.most].filter((k) => !cell.least.has(k) && !taken.has(k));
    const [k] = free.sort((a, b) => this.alone[b]! - this.alone[a]! || a - b);
    const { under } = this.cells.find((one) => one.cell === cell)!;
    const rest = this.cells.filter((one) => one.cell !== cell);
    if (k === undefined && this.known.has(subsetOf(cell.most))) this.cells = rest;
    if (k === undefined) return;
    const within = { ...cell, least: new Set([...cell.least, k]) };
    const without = { ...cell, most: new Set([...cell.most].filter((other) => other !== k)) };
    this.cells = [...rest, ...(await this.floorsOf([narrowed(group, within), narrowed(group, without)], under))];
  }

  private promising({ least, most }: Cell, money: Krw): Subset {
    const { group } = this.table;
    const cost = (k: number) => group.members[k]!.cost as Krw;
    const worth = (k: number) => this.alone[k]! / Math.max(cost(k), 1);
    const chosen = new Set(least);
    let left = money - [...least].reduce((sum, k) => sum + cost(k), 0);
    for (const k of [...most].sort((a, b) => worth(b) - worth(a) || a - b))
      if (!chosen.has(k) && cost(k) <= left && isAllowed(group, subsetOf([...chosen, k]))) {
        chosen.add(k);
        left -= cost(k);
      }
    return subsetOf(chosen);
  }

  /** Values the allowed subsets with one member more or less. */
  async valueNeighbours(subset: Subset): Promise<void> {
    const { group } = this.table;
    const others = group.members.map((_, k) => (has(subset, k) ? subset - 2 ** k : subset + 2 ** k));
    await this.value(others.filter((other) => isAllowed(group, other)));
  }

  /** The most by which one measure more made the mean of a year worse, of its worse years alone, between two valued subsets; 0 within rounding. */
  harm(): Krw {
    const { group, weights } = this.table;
    let most = 0;
    for (const [subset, { loss }] of this.known)
      for (const k of group.members.keys()) {
        const more = has(subset, k) ? undefined : this.known.get(subset + 2 ** k);
        if (more)
          most = Math.max(
            most,
            meanOf(
              more.loss.map((value, n) => Math.max(value - loss[n]!, 0)),
              weights,
            ),
          );
      }
    return most <= 1e-6 * meanOf(this.known.get(0)!.loss, weights) ? 0 : most;
  }
}
