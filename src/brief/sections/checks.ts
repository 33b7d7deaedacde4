import { isMissing } from '../../base/index.js';
import type { Section } from '../document.js';
import { amount, code, count, inner, mineral, year } from '../phrases.js';
import type { CheckResult, Results } from '../results.js';
import { say, type Value } from '../sentence.js';

const agrees = ({ within }: CheckResult): Value =>
  isMissing(within) ? { is: 'missing', code: within.missing.code } : inner(say(within ? 'word.yes' : 'word.no'));

/** Figures the reader may trust more, beside ours; absent where the study has no checks.yaml. */
export function checks(results: Results): Section | undefined {
  if (results.checks.length === 0) return undefined;
  const within = results.checks.filter((one) => one.within === true).length;
  return {
    id: 'checks',
    title: say('checks.title'),
    blocks: [
      {
        is: 'paragraph',
        sentences: [say('checks.lead', { within: count(within), all: count(results.checks.length) })],
      },
      {
        is: 'table',
        id: 'checks-table',
        title: say('checks.table.title'),
        columns: [
          { head: say('column.check') },
          { head: say('column.mineral') },
          { head: say('column.year'), numeric: true },
          { head: say('column.theirs'), numeric: true },
          { head: say('column.ours'), numeric: true },
          { head: say('column.within') },
          { head: say('column.source') },
        ],
        rows: results.checks.map((one) => [
          { value: code(one.id) },
          { value: mineral(one.mineral) },
          { value: year(one.year) },
          { value: amount(one.theirs, 't') },
          { value: amount(one.ours, 't'), rows: one.rows },
          { value: agrees(one) },
          { value: code(one.source) },
        ]),
        source: say('source.checks'),
      },
    ],
  };
}
