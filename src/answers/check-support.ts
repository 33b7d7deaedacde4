import { InputRefused, oneOf } from '../base/index.js';
import type { SupportCheck } from '../brief/index.js';
import { eligibility, type Programmes } from '../project/index.js';
import type { ProjectFile } from '../study/index.js';

const order = { yes: 0, 'not-known': 1, no: 2 } as const;

/** The programmes of some states, each yes, no and not-known of a project with its reason; what it qualifies for first. */
export const supportFrom = (project: ProjectFile, programmes: Programmes, states: readonly string[]) =>
  [...programmes.values()]
    .filter(({ country }) => states.includes(country))
    .map((programme) => eligibility(project, programme))
    .sort((a, b) => order[a.answer] - order[b.answer]);

/**
 * Which programmes a project qualifies for, with the documents that are missing and whom to call: those of a home state, else of the states of its firms, else all.
 * @throws InputRefused for a home state of which no programme ships
 */
export function checkSupport(project: ProjectFile, programmes: Programmes, home?: string): SupportCheck {
  const states = [...new Set([...programmes.values()].map(({ country }) => country))];
  if (home !== undefined && !states.includes(home)) {
    const message = `no support programme of ${home} ships; there are those of ${states.join(', ')}`;
    throw new InputRefused([{ code: 'no-programmes', path: 'home', value: home, message, wanted: oneOf(states) }]);
  }
  const firms = (project.owners ?? []).flatMap((o) => (o.party === 'firm' && o.country ? [o.country] : []));
  const asked = home !== undefined ? [home] : firms.length > 0 ? firms : states;
  return { format: 'lodeward-support-check/1', id: project.id, programmes: supportFrom(project, programmes, asked) };
}
