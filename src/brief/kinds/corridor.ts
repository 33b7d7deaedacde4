import type { RowTrace } from '../../atlas/index.js';
import { isMissing } from '../../base/index.js';
import type { Block, Document, Section, Table } from '../document.js';
import { withNotice } from '../notice.js';
import { amount, count, country, inner, mineral, share } from '../phrases.js';
import { questions } from '../report.js';
import type { Results } from '../results.js';
import { planNote } from '../sections/plan-note.js';
import { ranked } from '../sections/worst-events.js';
import { type Sentence, say, type Value } from '../sentence.js';
import { dataNotes, mineralBlocks } from './mineral-sheet.js';
import { facts } from './vice-minister.js';

const profiled = 5;
const rowsInText = 10;

/** Columns of the tables in the text; the whole tables stand in the annex. */
const inText: Readonly<Record<string, readonly number[]>> = {
  'given-event': [0, 1, 2, 3, 6],
  'year-loss': [0, 1, 2, 5, 6],
  'partner-table': [0, 1, 4, 5, 6],
  'agreements-table': [0, 1, 2, 3],
};
const titles: Readonly<
  Record<string, 'corridor.ranked' | 'corridor.yearShort' | 'corridor.partnerShort' | 'corridor.papers'>
> = {
  'given-event': 'corridor.ranked',
  'year-loss': 'corridor.yearShort',
  'partner-table': 'corridor.partnerShort',
  'agreements-table': 'corridor.papers',
};

/** Tables of the plan that go further than a report asks; `portfolio choose` and report.html have them. */
const leftOut: ReadonlySet<string> = new Set([
  'plan-measures',
  'plan-rejected',
  'plan-worth',
  'plan-regret',
  'plan-capitals',
]);

/** Blocks as they stand in the text: tables with their first rows, and of the widest the columns that fit. */
function shorter(block: Block, names: Readonly<Record<string, Value>>): readonly Block[] {
  if (block.is !== 'table') return [block];
  if (leftOut.has(block.id)) return [];
  const rows = block.rows.slice(0, rowsInText);
  const kept = inText[block.id];
  if (!kept) return [{ ...block, rows }];
  return [
    {
      ...block,
      title: say(titles[block.id]!, names),
      columns: kept.map((c) => block.columns[c]!),
      rows: rows.map((row) => kept.map((c) => row[c]!)),
    },
  ];
}

const tableOf = (section: Section | undefined): readonly Table[] =>
  (section?.blocks ?? []).filter((block): block is Table => block.is === 'table');

function method(results: Results): Section {
  const paragraph = (sentence: Sentence): Block => ({ is: 'paragraph', sentences: [sentence] });
  return {
    id: 'method',
    title: say('corridor.method'),
    blocks: [
      paragraph(say('corridor.method.data')),
      paragraph(say('corridor.method.market')),
      paragraph(say('corridor.method.draws', { draws: count(results.draws), given: count(results.givenEventDraws) })),
      paragraph(say('corridor.method.loss')),
      paragraph(say('corridor.method.year')),
      paragraph(say('corridor.method.limits')),
    ],
  };
}

function inBrief(results: Results): Section {
  const { lossKrw } = results.joint;
  const joint = isMissing(lossKrw)
    ? []
    : [
        say('corridor.joint', {
          pZero: share(lossKrw.pZero),
          p95: amount(lossKrw.p95, 'KRW', 2),
          cvar: amount(lossKrw.cvar95, 'KRW', 2),
        }),
      ];
  return {
    id: 'brief',
    title: say('corridor.brief'),
    blocks: [
      { is: 'bullets', items: [...facts(results), ...joint] },
      ...planNote(results),
      { is: 'note', tone: 'info', sentence: say('corridor.cut', { rows: count(rowsInText) }) },
    ],
  };
}

/**
 * The corridor report, 15 to 25 pages: the questions of the report with the tables that fit a page, the leading minerals in profile, the
 * method, and the whole tables as annexes.
 */
export function corridor(results: Results, evidence: ReadonlyMap<string, RowTrace> = new Map()): Document {
  const whole = questions(results, evidence);
  const names = { importer: country(results.importer), partner: country(results.partner) };
  const of = (id: string) => whole.sections.find((section) => section.id === id);
  const text = ['worst', 'joint', 'partner', 'agreements', 'project', 'plan', 'year', 'unknown', 'checks'].flatMap(
    (id) => {
      const section = of(id);
      return section ? [{ ...section, blocks: section.blocks.flatMap((block) => shorter(block, names)) }] : [];
    },
  );
  const leading = ranked(results).slice(0, profiled);
  const profiles = leading.map(
    ({ result }): Section => ({
      id: `profile-${result.mineral}`,
      title: say('corridor.profile', { mineral: mineral(result.mineral) }),
      page: 'own',
      blocks: mineralBlocks(result, results).filter((block) => block.is !== 'intervals'),
    }),
  );
  const annex = (id: 'tables' | 'partner' | 'agreements', blocks: readonly Block[]): Section => ({
    id: `annex-${id}`,
    title: say(`annex.${id}`),
    page: 'wide',
    blocks,
  });
  const date: Value = isMissing(results.agreements)
    ? inner(say('missing.undated'))
    : { is: 'date', value: results.agreements.asOf };
  return withNotice(
    {
      ...whole,
      id: 'corridor',
      form: 'report',
      title: say('title.corridor', names),
      subtitle: say('subtitle.corridor', { date }),
      sections: [
        inBrief(results),
        ...text,
        ...profiles,
        { ...method(results), page: 'own' },
        annex('tables', [...tableOf(of('worst')), ...tableOf(of('year')), ...tableOf(of('data'))]),
        annex('partner', tableOf(of('partner'))),
        annex('agreements', tableOf(of('agreements'))),
        {
          id: 'annex-notes',
          title: say('annex.notes'),
          page: 'own',
          blocks: [
            { is: 'paragraph', sentences: [say('annex.notes.lead')] },
            ...leading.flatMap(({ result }): Block[] => [
              { is: 'paragraph', sentences: [say('corridor.profile', { mineral: mineral(result.mineral) })] },
              { is: 'bullets', items: dataNotes(result) },
            ]),
          ],
        },
      ],
    },
    results,
  );
}
