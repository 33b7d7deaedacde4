import type { SupportCheck } from '../brief/index.js';
import { eligibility, type Programmes } from '../project/index.js';
import type { ProjectFile } from '../study/index.js';

const order = { yes: 0, 'not-known': 1, no: 2 } as const;

/** Which programmes a project qualifies for, each yes, no and not-known with its reason, the documents that are missing, and whom to call. Programmes of the home countries of its firms first. */
export function checkSupport(project: ProjectFile, programmes: Programmes, home?: string): SupportCheck {
  const homes = home
    ? [home]
    : [...new Set((project.owners ?? []).flatMap((o) => (o.party === 'firm' && o.country ? [o.country] : [])))];
  const asked = [...programmes.values()].filter((p) => homes.length === 0 || homes.includes(p.country));
  return {
    format: 'lodeward-support-check/1',
    id: project.id,
    programmes: asked.map((p) => eligibility(project, p)).sort((a, b) => order[a.answer] - order[b.answer]),
  };
}
