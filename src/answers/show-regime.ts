import type { LocalText } from '../base/index.js';
import { levyId } from '../fiscal/index.js';
import type { OverlayFile, RegimeFile } from '../study/index.js';

/** A levy of a regime by the id that traces name, its terms as the file writes them. */
interface ShownLevy {
  /** `MNG/royalty/surtax/copper`; several lines where the law changed or grades differ. */
  readonly fact: string;
  readonly from?: string;
  readonly to?: string;
  readonly status: string;
  readonly source: string;
  readonly note?: string;
  /** `base: gross, rate: 0.05`. */
  readonly terms: string;
}

/** A change of the regime that ships as a what-if. */
interface ShownOverlay {
  readonly id: string;
  readonly name: LocalText;
  readonly status: string;
  readonly notes: readonly string[];
}

/** The levies of a country with where each was read, and the changes that can be laid over them. */
export interface ShownRegime {
  readonly country: string;
  readonly name?: LocalText;
  readonly levies: readonly ShownLevy[];
  readonly overlays: readonly ShownOverlay[];
}

const told: ReadonlySet<string> = new Set(['kind', 'from', 'to', 'status', 'source', 'note', 'unverified']);

/** A fiscal regime as a reader checks it: each levy, its terms, dates, status and source; and its overlays by name. */
export function showRegime(file: RegimeFile, overlays: ReadonlyMap<string, OverlayFile>): ShownRegime {
  return {
    country: file.country,
    ...(file.name === undefined ? {} : { name: file.name }),
    levies: file.levies.map((levy) => ({
      fact: levyId(file.country, levy),
      ...(levy.from === undefined ? {} : { from: levy.from }),
      ...(levy.to === undefined ? {} : { to: levy.to }),
      status: levy.status ?? 'in force',
      source: typeof levy.source === 'object' ? Object.values(levy.source).join(', ') : (levy.source ?? ''),
      ...(levy.note === undefined ? {} : { note: levy.note }),
      terms: Object.entries(levy)
        .filter(([key, value]) => !told.has(key) && value !== undefined)
        .map(([key, value]) => `${key}: ${typeof value === 'object' ? JSON.stringify(value) : value}`)
        .join(', '),
    })),
    overlays: [...overlays].map(([id, { name, status, notes = [] }]) => ({ id, name, status, notes })),
  };
}
