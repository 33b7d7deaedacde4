import type { CountryCode } from '../../base/index.js';
import type { RowId, Status } from '../row.js';

/** Tonnes from one country to another, with what they rest on. */
export interface Flow {
  readonly exporter: CountryCode;
  readonly importer: CountryCode;
  readonly tonnes: number;
  readonly low: number;
  readonly high: number;
  readonly status: Status;
  readonly inputs: readonly RowId[];
}

const order: Readonly<Record<Status, number>> = { complete: 0, partial: 1, 'traded-only': 2, estimated: 3 };

/** A matrix of flows. Sums and lists run in the order of country codes, so that the same flows give the same bits. */
export class Flows {
  private readonly bySeller = new Map<CountryCode, Map<CountryCode, Flow>>();
  private readonly byBuyer = new Map<CountryCode, Map<CountryCode, Flow>>();

  get(exporter: CountryCode, importer: CountryCode): Flow | undefined {
    return this.bySeller.get(exporter)?.get(importer);
  }

  /** Puts a flow in place of the pair's old one; one of no tonnes removes it. */
  set(flow: Flow): void {
    const sold = inner(this.bySeller, flow.exporter);
    const bought = inner(this.byBuyer, flow.importer);
    if (flow.tonnes > 0) {
      sold.set(flow.importer, flow);
      bought.set(flow.exporter, flow);
    } else {
      sold.delete(flow.importer);
      bought.delete(flow.exporter);
    }
  }

  /**
   * Adds tonnes to a pair: intervals add, the weaker status stands if its part is over a fifth, inputs are joined unless a part
   * is under 1 % of the sum or they grow too many.
   */
  add(flow: Flow): void {
    const old = this.get(flow.exporter, flow.importer);
    if (old === undefined) this.set(flow);
    else
      this.set({
        exporter: flow.exporter,
        importer: flow.importer,
        tonnes: old.tonnes + flow.tonnes,
        low: old.low + flow.low,
        high: old.high + flow.high,
        status: weaker(old, flow),
        inputs: joined(old, flow),
      });
  }

  /** Multiplies a pair's tonnes and interval; 0 removes it. */
  scale(exporter: CountryCode, importer: CountryCode, by: number): void {
    const old = this.get(exporter, importer);
    if (old !== undefined) this.set({ ...old, tonnes: old.tonnes * by, low: old.low * by, high: old.high * by });
  }

  list(): readonly Flow[] {
    return [...this.bySeller.keys()].sort().flatMap((seller) => this.from(seller));
  }

  from(exporter: CountryCode): readonly Flow[] {
    return sorted(this.bySeller.get(exporter));
  }

  to(importer: CountryCode): readonly Flow[] {
    return sorted(this.byBuyer.get(importer));
  }

  countries(): readonly CountryCode[] {
    return [...new Set(this.list().flatMap((flow) => [flow.exporter, flow.importer]))].sort();
  }

  /** Tonnes sold to other countries. */
  exports(country: CountryCode): number {
    return total(this.from(country).filter((flow) => flow.importer !== country));
  }

  /** Tonnes bought from other countries. */
  imports(country: CountryCode): number {
    return total(this.to(country).filter((flow) => flow.exporter !== country));
  }
}

export const total = (flows: readonly Flow[]): number => flows.reduce((sum, flow) => sum + flow.tonnes, 0);

/** Rows named for one flow at most; a sum of more small parcels names those of its larger half. */
const inputLimit = 12;

function joined(old: Flow, added: Flow): readonly RowId[] {
  const [large, small] = old.tonnes >= added.tonnes ? [old, added] : [added, old];
  if (small.tonnes < 0.01 * (old.tonnes + added.tonnes) || large.inputs.length >= inputLimit) return large.inputs;
  const both = new Set([...large.inputs, ...small.inputs]);
  return both.size > inputLimit ? large.inputs : [...both];
}

function inner(map: Map<CountryCode, Map<CountryCode, Flow>>, key: CountryCode): Map<CountryCode, Flow> {
  let found = map.get(key);
  if (found === undefined) map.set(key, (found = new Map()));
  return found;
}

const sorted = (map: ReadonlyMap<CountryCode, Flow> | undefined): readonly Flow[] =>
  map === undefined ? [] : [...map.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, flow]) => flow);

function weaker(old: Flow, added: Flow): Status {
  const [weak, strong] = order[old.status] >= order[added.status] ? [old, added] : [added, old];
  return weak.tonnes > 0.2 * (weak.tonnes + strong.tonnes) ? weak.status : strong.status;
}
