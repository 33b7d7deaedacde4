import type { BaseStage } from '../atlas/index.js';
import { type CountryCode, streamKey, uniformAt } from '../base/index.js';

/** Amounts by country; codes ascending, so that sums do not depend on the order of rows. */
export interface Amounts {
  readonly codes: readonly CountryCode[];
  readonly tonnes: Float64Array;
}

export const total = ({ tonnes }: Amounts): number => tonnes.reduce((sum, t) => sum + t, 0);

/** HHI, 0..1, and the largest share; NaN without tonnes. */
export function concentration(amounts: Amounts): { readonly hhi: number; readonly largest: number } {
  const all = total(amounts);
  let squares = 0;
  let largest = 0;
  for (const t of amounts.tonnes) {
    squares += (t / all) ** 2;
    largest = Math.max(largest, t / all);
  }
  return { hhi: squares, largest };
}

/** One stage in one draw: output by seller, and the importer's side. */
export interface StageDraw {
  readonly output: Amounts;
  /** Bought abroad by the importer, by seller (of all sellers, its own domestic pair as 0). */
  readonly imports: Amounts;
  readonly domestic: number;
  readonly exports: number;
}

/** A stage whose flows are drawn from the triangles of their low, middle and high tonnes, keyed by row; draw 0 is the middle. */
export function stageDraws(stage: BaseStage, importer: CountryCode, seed: number): (draw: number) => StageDraw {
  const flows = stage.flows.filter((f) => f.tonnes > 0 || f.high > 0).sort((a, b) => (a.row < b.row ? -1 : 1));
  const codes = [...new Set(flows.map((f) => f.exporter))].sort();
  const seller = Int32Array.from(flows, (f) => codes.indexOf(f.exporter));
  const mine = flows.map((f) => f.importer === importer);
  const own = codes.indexOf(importer);
  const keys = flows.map((f) => streamKey(f.row));
  const event = streamKey('base year');
  return (draw) => {
    const output = new Float64Array(codes.length);
    const imports = new Float64Array(codes.length);
    let domestic = 0;
    let exports = 0;
    for (let i = 0; i < flows.length; i++) {
      const { tonnes, low, high } = flows[i]!;
      const width = high - low;
      let amount = tonnes;
      if (draw > 0 && width > 0) {
        const u = uniformAt(seed, event, draw, keys[i]!);
        amount =
          u * width < tonnes - low
            ? low + Math.sqrt(u * width * (tonnes - low))
            : high - Math.sqrt((1 - u) * width * (high - tonnes));
      }
      const s = seller[i]!;
      output[s] = output[s]! + amount;
      if (mine[i]) {
        if (s === own) domestic += amount;
        else imports[s] = imports[s]! + amount;
      } else if (s === own) exports += amount;
    }
    return { output: { codes, tonnes: output }, imports: { codes, tonnes: imports }, domestic, exports };
  };
}
