import type { Atlas, Row } from '../atlas/index.js';
import { isMissing, missing } from '../base/index.js';
import type { CheckResult } from '../brief/index.js';
import type { Study } from '../study/index.js';

type Check = NonNullable<Study['checks']>['checks'][number];

/** Rows of the atlas that speak of the same thing as a check: all forms and sources of the year. */
async function candidates(atlas: Atlas, check: Check): Promise<readonly Row[]> {
  const { kind, mineral, stage, country, exporter, importer, year } = check;
  const rows = await atlas.rows({
    kinds: kind === 'trade' ? ['trade', 'flow'] : ['production'],
    mineral,
    year,
    ...(stage ? { stage } : {}),
    ...(country ? { country } : {}),
    ...(exporter ? { exporter } : {}),
    ...(importer ? { importer } : { ...(kind === 'trade' ? { importer: 'WLD' } : {}) }),
  });
  return rows.filter((row) => row.unit === 't' && !isMissing(row.value));
}

/**
 * The figures of checks.yaml beside ours. Where several sources of the atlas have the figure, the one nearest to theirs is shown: the
 * question is whether a reader's own number contradicts everything we have.
 */
export async function studyChecks(atlas: Atlas, study: Study): Promise<readonly CheckResult[]> {
  return Promise.all(
    (study.checks?.checks ?? []).map(async (check): Promise<CheckResult> => {
      const none = missing(
        'no-source',
        `no row of the atlas speaks of the same thing in ${check.year}; see ${check.id} in checks.yaml`,
      );
      const rows = await candidates(atlas, check);
      const distance = (row: Row) => Math.abs((row.value as number) - check.tonnes);
      const [nearest] = [...rows].sort((a, b) => distance(a) - distance(b) || (a.id < b.id ? -1 : 1));
      const { id, mineral, year, tonnes, tolerance, source } = check;
      return {
        id,
        mineral,
        year,
        theirs: tonnes,
        ours: nearest ? (nearest.value as number) : none,
        within: nearest ? distance(nearest) <= tolerance * tonnes : none,
        source: typeof source === 'string' ? source : source.publisher,
        rows: nearest ? [nearest.id] : [],
      };
    }),
  );
}
