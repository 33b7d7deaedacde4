import { isMissing } from '../../base/index.js';
import type { Block, Section } from '../document.js';
import { amount, code, list, share, text, year } from '../phrases.js';
import { fact, partyName } from '../project/phrases.js';
import type { BeforeRun, PartyResult, ProjectSummary } from '../results.js';
import { say, type Value } from '../sentence.js';

const party = (one: PartyResult, project: ProjectSummary, importer: string): Value =>
  partyName({ ...one, country: one.kind.startsWith('host') ? project.host : importer });
const rates = (irr: readonly number[]): Value =>
  irr.length === 0 ? { is: 'missing', code: 'no-irr' } : list(irr.map((rate) => share(rate)));

/** The blocks of one project: its worth, a chart and a table of who gets what, its figures and what is unverified. */
export function projectBlocks(project: ProjectSummary, importer: string): readonly Block[] {
  const name = text(project.name);
  const facts = say('project.facts', {
    irr: rates(project.irr),
    payback: isMissing(project.payback) ? amount(project.payback, 'a') : year(project.payback),
    aetr: share(project.aetr),
    breakeven: amount(project.breakeven, `${project.money}/t`),
  });
  const largest = [...project.parties]
    .filter(({ npv }) => !isMissing(npv))
    .sort((a, b) => (isMissing(a.npv) || isMissing(b.npv) ? 0 : b.npv - a.npv))[0];
  const unverified = say('project.unverified', { list: list(project.unverified.map(fact), '; ') });
  return [
    {
      is: 'lead',
      sentence: say(project.told === 'npv' ? 'project.lead' : 'project.lead.perTonne', {
        name,
        npv: amount(project.npv, project.unit),
      }),
    },
    {
      is: 'parties',
      id: 'project-parties',
      title: largest
        ? say('project.chart.title', {
            name,
            party: party(largest, project, importer),
            value: amount(largest.npv, project.unit),
          })
        : say('project.table.title', { name }),
      subtitle: say(project.told === 'npv' ? 'project.chart.subtitle' : 'project.chart.perTonne', {
        year: year(project.firstYear),
        unit: code(project.unit),
      }),
      unit: project.unit,
      bars: project.parties.flatMap((one) =>
        isMissing(one.npv) ? [] : [{ label: party(one, project, importer), value: one.npv }],
      ),
      source: say('source.project'),
    },
    { is: 'paragraph', sentences: [facts] },
    ...(project.unverified.length > 0 ? [{ is: 'note', tone: 'caution', sentence: unverified } as const] : []),
    {
      is: 'table',
      id: 'project-table',
      title: say('project.table.title', { name }),
      columns: [
        { head: say('column.party') },
        { head: say('column.npv'), numeric: true },
        { head: say('column.rate'), numeric: true },
        { head: say('column.irr'), numeric: true },
      ],
      rows: project.parties.map((one) => [
        { value: party(one, project, importer) },
        { value: amount(one.npv, project.unit) },
        { value: share(one.rate) },
        { value: rates(one.irr) },
      ]),
      source: say('source.project'),
    },
  ];
}

/** One project: who gets what in both capitals and the firm. */
export function oneProject(results: BeforeRun): Section {
  const title = say('project.title');
  if (isMissing(results.project)) {
    const reason: Value = { is: 'missing', code: results.project.missing.code };
    return { id: 'project', title, blocks: [{ is: 'paragraph', sentences: [say('plan.none', { reason })] }] };
  }
  return { id: 'project', title, blocks: projectBlocks(results.project, results.importer) };
}
