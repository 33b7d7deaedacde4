import type { CountryCode } from '../../base/index.js';
import type { Note } from './adjustment.js';
import type { ChainStage } from './chain.js';
import { type Flows, total } from './flows.js';
import type { Grouping } from './group.js';

/** How a stage hangs on the one before, node by node. */
export interface Coupling {
  readonly recovery: ReadonlyMap<CountryCode, number>;
  readonly secondary: ReadonlyMap<CountryCode, number>;
  /** Purchases of the stage before that this stage does not process. */
  readonly finalDemandBefore: ReadonlyMap<CountryCode, number>;
}

/**
 * Splits a node's output R of a stage into tonnes made of the stage before and tonnes that are not. With purchases P of the stage before,
 * recovery rec and tonnes w known to need no ore: processed = min(R - w, rec P), secondary = R - processed (w, and what no ore explains),
 * final demand before = P - processed / rec (ore bought and not refined there). Both remainders are noted where they are not known ones.
 */
export function couple(spec: ChainStage, before: Flows, flows: Flows, grouping: Grouping, note: Note): Coupling {
  const nodes = [...new Set([...before.countries(), ...flows.countries()])].sort();
  const withoutOre = new Map<CountryCode, number>();
  for (const [country, known] of Object.entries(spec.withoutOre ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))) {
    withoutOre.set(grouping.of(country), (withoutOre.get(grouping.of(country)) ?? 0) + known.tonnes);
    note({
      kind: 'output-estimated',
      exporter: country,
      tonnes: known.tonnes,
      detail: `needs no ore of the stage before: ${known.why}`,
    });
  }
  const recovery = new Map<CountryCode, number>();
  const secondary = new Map<CountryCode, number>();
  const finalDemandBefore = new Map<CountryCode, number>();
  for (const node of nodes) {
    const made = total(flows.from(node));
    const bought = total(before.to(node));
    const rec = spec.recoveryBy?.[node] ?? spec.recovery ?? 1;
    const known = Math.min(withoutOre.get(node) ?? 0, made);
    const processed = Math.min(made - known, bought * rec);
    if (processed > 0) recovery.set(node, rec);
    if (made - processed > 0) secondary.set(node, made - processed);
    const left = bought - processed / rec;
    if (left > 1e-9 * bought) finalDemandBefore.set(node, left);
    if (made - processed - known > 0.01 * made)
      note({
        kind: 'secondary-implied',
        exporter: node,
        tonnes: made - processed - known,
        detail: 'output that no ore bought explains: counted as secondary',
      });
    if (left > 0.01 * bought)
      note({
        kind: 'ore-not-refined',
        importer: node,
        tonnes: left,
        detail: 'bought at the stage before and not processed there: final demand of that stage',
      });
  }
  return { recovery, secondary, finalDemandBefore };
}
