import { isMissing } from '../base/index.js';
import type { Block, Document } from './document.js';
import { country, mineral, year } from './phrases.js';
import { report } from './report.js';
import type { Results } from './results.js';
import { leadSentence, ranked } from './sections/worst-events.js';
import { type Sentence, say } from './sentence.js';

/** Asks that follow from what is not there: papers without tonnes, agreements without evidence, rates in no source. */
function asks(results: Results): readonly Sentence[] {
  const rows = isMissing(results.agreements) ? [] : results.agreements.rows;
  const silent = rows.length > 0 && rows.every(({ memorandumTonnes }) => isMissing(memorandumTonnes));
  const names = { partner: country(results.partner), importer: country(results.importer) };
  return [say(silent ? 'ask.tonnes' : 'ask.schedule'), say('ask.evidence', names), say('ask.rates', names)];
}

const bullets = (items: readonly Sentence[]): Block => ({ is: 'bullets', items });

/** One page for a vice-minister: three facts, three asks, two cautions, and the questions that will come, from the same figures. */
export function viceMinister(results: Results): Document {
  const whole = report(results, new Map());
  const worst = ranked(results);
  const first = worst[0];
  const questions: readonly Sentence[] = [
    say('question.sure'),
    ...(first
      ? [say('question.year', { mineral: mineral(first.result.mineral), year: year(first.result.baseYear) })]
      : []),
    say('question.secured'),
  ];
  return {
    ...whole,
    id: 'vice-minister',
    title: say('title.vice-minister'),
    sections: [
      {
        id: 'facts',
        title: say('vice.facts'),
        blocks: [bullets(worst.slice(0, 3).map((one) => leadSentence(one, results.importer)))],
      },
      { id: 'asks', title: say('vice.asks'), blocks: [bullets(asks(results))] },
      { id: 'cautions', title: say('vice.cautions'), blocks: [bullets([say('unknown.odds'), say('unknown.prices')])] },
      { id: 'questions', title: say('vice.questions'), blocks: [bullets(questions)] },
    ],
  };
}
