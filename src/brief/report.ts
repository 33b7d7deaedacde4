import type { RowTrace } from '../atlas/index.js';
import type { LocalText } from '../base/index.js';
import type { Block, Document, Section } from './document.js';
import { code, count, country, text } from './phrases.js';
import type { Results } from './results.js';
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

/**
 * The report of `study run`: the questions in the order a minister asks them.
 * @param evidence every row that a figure rests on, with its way back to the source
 * @param notice what stands above everything, for example that the study is invented
 */
export function report(results: Results, evidence: ReadonlyMap<string, RowTrace>, notice?: LocalText): Document {
  const warning: Block[] = notice
    ? [{ is: 'note', tone: 'caution', sentence: say('notice', { text: text(notice) }) }]
    : [];
  const worst = worstEvents(results);
  const sections: readonly (Section | undefined)[] = [
    { ...worst, blocks: [...warning, ...worst.blocks] },
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
