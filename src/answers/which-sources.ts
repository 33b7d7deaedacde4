import { type Atlas, factKinds, type Source } from '../atlas/index.js';
import { InputRefused } from '../base/index.js';

/** A source, with how many rows and facts about the mineral it gave where one was asked for. */
export interface CitedSource extends Source {
  readonly rows?: number;
}

export interface VintageSources {
  readonly vintage: string;
  readonly sources: readonly CitedSource[];
}

/**
 * Every source of a vintage, in the order of ids; of one mineral: those that say anything of it, the most rows first.
 * @throws InputRefused for a mineral of which the vintage has nothing
 */
export async function whichSources(atlas: Atlas, mineral?: string): Promise<VintageSources> {
  const { vintage } = atlas;
  const sources = await atlas.sources();
  if (mineral === undefined) return { vintage, sources };
  const [rows, ...facts] = await Promise.all([atlas.rows({ mineral }), ...factKinds.map((kind) => atlas.facts(kind))]);
  const count = new Map<string, number>();
  for (const { source } of [...rows, ...facts.flat().filter(({ minerals }) => minerals.includes(mineral))])
    count.set(source, (count.get(source) ?? 0) + 1);
  const cited = sources.flatMap((source) => {
    const found = count.get(source.id);
    return found === undefined ? [] : [{ ...source, rows: found }];
  });
  if (cited.length === 0)
    throw new InputRefused([
      { code: 'no-rows', path: 'mineral', value: mineral, message: `vintage ${vintage} has nothing of ${mineral}` },
    ]);
  return { vintage, sources: cited.sort((a, b) => b.rows - a.rows || (a.id < b.id ? -1 : 1)) };
}
