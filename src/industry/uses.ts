import { type CountryCode, type MineralCode, streamKey, uniformAt } from '../base/index.js';
import type { IndustryTable } from './table.js';

export interface Triangle {
  readonly low: number;
  readonly mode: number;
  readonly high: number;
}

/** One application of a mineral: its share of the tonnes, the sectors it is made in, and the part of their value added that depends on it. */
export interface MineralUse {
  readonly mineral: MineralCode;
  readonly application: string;
  readonly share: number;
  /** Codes of the Bank of Korea table. */
  readonly sectors: readonly string[];
  readonly exposure: Triangle;
  /** `eu2023`, `usgs`, `world` or `estimated`; none is Korean. */
  readonly basis: string;
  readonly source: string;
}

/** A use placed in one sector of a table: share of the mineral's tonnes and exposure of the sector's value added. */
export interface SectorUse {
  readonly sector: number;
  readonly share: number;
  readonly exposure: Triangle;
  /** Stream of the draws of the exposure: all sectors of one application share it. */
  readonly stream: number;
  readonly application: string;
}

const scaled = (t: Triangle, f: number): Triangle => ({ low: t.low * f, mode: t.mode * f, high: t.high * f });

/**
 * Uses of one mineral placed in a table. An application in several sectors is split by their value added. In a table of another
 * classification the Korean sectors inside a coarser one lend their structure: exposure times their part of its value added.
 *
 * @param reference the Bank of Korea table, whose codes the uses name
 * @param bridge Bank of Korea code to code of the other classification
 */
export function placeUses(
  uses: readonly MineralUse[],
  table: IndustryTable,
  reference: IndustryTable,
  bridge: ReadonlyMap<string, string>,
): SectorUse[] {
  const added = (code: string) => reference.valueAdded[reference.codes.indexOf(code)]!;
  const coarse = (code: string) => (table.classification === 'bok' ? code : bridge.get(code)!);
  const whole = (code: string) =>
    table.classification === 'bok'
      ? added(code)
      : reference.codes.filter((c) => bridge.get(c) === bridge.get(code)).reduce((sum, c) => sum + added(c), 0);
  return uses.flatMap((use) => {
    const total = use.sectors.reduce((sum, code) => sum + added(code), 0);
    const places = [...new Set(use.sectors.map(coarse))];
    return places.map((place) => {
      const inside = use.sectors.filter((code) => coarse(code) === place);
      const value = inside.reduce((sum, code) => sum + added(code), 0);
      return {
        sector: table.codes.indexOf(place),
        share: (use.share * value) / total,
        exposure: scaled(use.exposure, value / whole(inside[0]!)),
        stream: streamKey(`${use.mineral} ${use.application}`),
        application: use.application,
      };
    });
  });
}

/** Quantile p of the triangular law. */
export function triangleQuantile(p: number, { low, mode, high }: Triangle): number {
  if (high === low) return low;
  const peak = (mode - low) / (high - low);
  return p < peak
    ? low + Math.sqrt(p * (high - low) * (mode - low))
    : high - Math.sqrt((1 - p) * (high - low) * (high - mode));
}

const exposureStream = streamKey('exposure');

/** The exposure of one use in one draw, keyed by seed and application: the same in every event of that draw. */
export const drawExposure = (use: SectorUse, seed: number, draw: number): number =>
  triangleQuantile(uniformAt(seed, exposureStream, draw, use.stream), use.exposure);

/** Which table stands for a country: its own finest. */
export const tableOf = (tables: readonly IndustryTable[], country: CountryCode): IndustryTable | undefined =>
  tables.find((t) => t.country === country);
