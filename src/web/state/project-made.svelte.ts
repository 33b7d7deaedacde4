import type { ProjectResult, ShownRegime } from '../../answers/index.js';
import { factName } from '../../brief/index.js';
import type { TextId } from '../locales/en.js';
import { get } from './api.js';
import { speaking } from './speak.svelte.js';
import { text } from './text.svelte.js';
import type { Fact, Made } from './trace.svelte.js';

/** What the file cites: its `sources`, as written there. */
const cited = (file: string): string =>
  (/^sources:\n((?: .*\n?)*)/m.exec(file)?.[1] ?? '')
    .replace(/^ *- */gm, '')
    .replaceAll('"', '')
    .trim();

/** How a figure of a project was got: its formula, the project file with what it cites, and each levy with its terms and source. */
export function projectMade(result: ProjectResult, figure: string, file: string): Made {
  const trace = result.trace[figure] ?? result.trace['npv']!;
  const facts = async (): Promise<readonly Fact[]> => {
    const { levies } = await get<ShownRegime>(`regimes/${result.regime.country}`);
    const basis = /^basis: *(\w+)/m.exec(file)?.[1] ?? 'invented';
    const date = typeof result.regime.date === 'string' ? result.regime.date : '9999';
    const inForce = ({ from = '', to = '9999-12-31' }: ShownRegime['levies'][number]) => from <= date && to >= date;
    return [
      { name: text('trace.formula'), said: '', source: trace.formula },
      ...trace.facts.flatMap((id): readonly Fact[] => {
        if (id.startsWith('project/'))
          return [
            {
              name: id.slice(8),
              said: text('trace.project-file', { basis: text(`basis.${basis}` as TextId) }),
              source: cited(file),
            },
          ];
        return levies
          .filter((levy) => levy.fact === id && inForce(levy))
          .map(({ status, from, terms, source, note }) => ({
            name: speaking().label(factName(id)),
            said: text('trace.levy', { status: text(`status.${status}` as TextId), from: from ?? '–' }),
            source: [terms, source, note].filter(Boolean).join('. '),
          }));
      }),
    ];
  };
  return { how: text('trace.project'), rows: trace.rows, facts };
}
