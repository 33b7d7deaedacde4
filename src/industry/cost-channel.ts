import type { Krw, LocalText, MineralCode, Tonnes, UsdPerTonne } from '../base/index.js';
import type { IndustryModel } from './model.js';

/** What a price rise costs one sector a year; a channel of its own, never added to tonnes already counted as lost. */
export interface SectorCost {
  readonly code: string;
  readonly name: LocalText;
  readonly krw: Krw;
  /** Share of the sector's value added, both in won of the table's year. */
  readonly shareOfValueAdded: number;
}

/**
 * Cost channel: p0 (Pbar - 1) x tonnes used, by sector, as a share of its value added.
 * @param rise Pbar - 1, the rise of the average price as a share of the base price; negative: a saving
 * @param tonnes tonnes of the mineral still used in a year
 */
export function costChannel(
  model: IndustryModel,
  mineral: MineralCode,
  rise: number,
  basePrice: UsdPerTonne,
  tonnes: Tonnes,
  krwPerUsd: number,
): SectorCost[] {
  const costs = new Map<number, number>();
  for (const use of model.uses.get(mineral) ?? [])
    costs.set(use.sector, (costs.get(use.sector) ?? 0) + basePrice * rise * tonnes * use.share * krwPerUsd);
  return [...costs].map(([sector, krw]) => ({
    code: model.table.codes[sector]!,
    name: model.table.names[sector]!,
    krw,
    shareOfValueAdded: krw / (model.table.valueAdded[sector]! * model.table.krwPerUnit),
  }));
}
