import type { RowTrace } from '../atlas/index.js';
import type { Document, Section } from './document.js';
import { withNotice } from './notice.js';
import { code, count, country } from './phrases.js';
import type { BeforeRun, Results } from './results.js';
import { agreements } from './sections/agreements.js';
import { baseData } from './sections/base-data.js';
import { checks } from './sections/checks.js';
import { inAYear } from './sections/in-a-year.js';
import { jointYear } from './sections/joint-year.js';
import { lossParts } from './sections/loss-parts.js';
import { oneProject } from './sections/one-project.js';
import { partnerTable } from './sections/partner-table.js';
import { plan } from './sections/plan.js';
import { unknowns } from './sections/unknowns.js';
import { worstEvents } from './sections/worst-events.js';
import { say } from './sentence.js';

/** What stands in the report before the study has run: the partner table, the agreements, one project. */
export const reportBefore = (known: BeforeRun): Document =>
  withNotice(
    {
      id: 'before-run',
      title: say('title.report'),
      subtitle: say('subtitle.report', { importer: country(known.importer), partner: country(known.partner) }),
      imprint: [],
      sections: [partnerTable(known), agreements(known), oneProject(known)],
      evidence: new Map(),
    },
    known,
  );

/** The questions in the order a minister asks them, without what stands above everything. */
export function questions(results: Results, evidence: ReadonlyMap<string, RowTrace>): Document {
  const sections: readonly (Section | undefined)[] = [
    worstEvents(results),
    jointYear(results),
    partnerTable(results),
    agreements(results),
    oneProject(results),
    plan(results),
    unknowns(results),
    inAYear(results),
    lossParts(results),
    checks(results),
    baseData(results),
  ];
  const { solves, worstResidualTonnes, worstRelativeExcess } = results.certificate;
  return {
    id: 'report',
    title: say('title.report'),
    subtitle: say('subtitle.report', { importer: country(results.importer), partner: country(results.partner) }),
    imprint: [
      say('imprint.interval'),
      say('imprint.certificate', {
        solves: count(solves),
        tonnes: { is: 'code', text: `${worstResidualTonnes.toExponential(1)} t` },
        relative: { is: 'code', text: worstRelativeExcess.toExponential(1) },
      }),
      say('imprint.run', {
        vintage: code(results.vintage),
        study: code(results.studyDigest.slice(0, 12)),
        seed: code(String(results.seed)),
        draws: count(results.draws),
        given: count(results.givenEventDraws),
        digest: code(results.digest.slice(0, 12)),
      }),
    ],
    sections: sections.filter((section) => section !== undefined),
    evidence,
  };
}

/**
 * The report of `study run`.
 * @param evidence every row that a figure rests on, with its way back to the source
 */
export const report = (results: Results, evidence: ReadonlyMap<string, RowTrace>): Document =>
  withNotice(questions(results, evidence), results);
