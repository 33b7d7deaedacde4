import type { RowTrace } from '../../atlas/index.js';
import { isMissing, type Maybe } from '../../base/index.js';
import type { Block, Document, IntervalChart } from '../document.js';
import { withNotice } from '../notice.js';
import { amount, between, code, country, inner, mineral, share, year } from '../phrases.js';
import type { Dated, PartnerRow, Results } from '../results.js';
import { tonnesSums } from '../sections/agreements.js';
import { planNote } from '../sections/plan-note.js';
import { leadSentence, ranked } from '../sections/worst-events.js';
import { resting, type Sentence, say, type Value } from '../sentence.js';
import { shortImprint } from './imprint.js';

const quantity = (figure: Maybe<Dated>): Value =>
  isMissing(figure) ? { is: 'missing', code: figure.missing.code } : amount(figure.value, figure.unit);
const rowsOf = (figure: Maybe<Dated>): readonly string[] => (isMissing(figure) ? [] : figure.rows);

/** What the partner has of the mineral that it makes and the importer needs most of: the row with output, need and the firmest prospect. */
function partnerFact(results: Results): Sentence | undefined {
  const known = (row: PartnerRow) => !isMissing(row.output) && !isMissing(row.need);
  const row =
    results.partnerTable.find((one) => known(one) && one.prospects.length > 0) ?? results.partnerTable.find(known);
  if (!row || isMissing(row.output)) return undefined;
  const sentence = say('fact.partner', {
    partner: country(results.partner),
    importer: country(results.importer),
    mineral: mineral(row.mineral),
    output: quantity(row.output),
    year: year(row.output.year),
    need: quantity(row.need),
    to: quantity(row.toImporter),
  });
  return resting(sentence, [...rowsOf(row.output), ...rowsOf(row.need), ...rowsOf(row.toImporter)]);
}

/** The newest papers and what they name; three numbers that are never added. */
function papersFact({ agreements }: Results): Sentence {
  if (isMissing(agreements)) return say('fact.noPapers', { reason: { is: 'missing', code: agreements.missing.code } });
  const { rows, odds } = agreements;
  const date = rows[0]?.date;
  const { memorandum, contracted, delivered } = tonnesSums(rows);
  const silent = rows.filter((row) => row.date === date).every((row) => isMissing(row.memorandumTonnes));
  return silent && date !== undefined
    ? say('fact.papers', {
        date: { is: 'date', value: date },
        contracted,
        delivered,
        odds: { is: 'shares', low: odds.p05, high: odds.p95 },
      })
    : say('fact.tonnes', { memorandum, contracted, delivered });
}

export function facts(results: Results): readonly Sentence[] {
  const worst = ranked(results);
  const told = worst.slice(0, 3).map((one) => resting(leadSentence(one, results.importer), one.result.rows));
  const [first, ...others] = told;
  const partner = partnerFact(results);
  return [...(first ? [first] : []), ...(partner ? [partner] : others.slice(0, 1)), papersFact(results)];
}

/** Asks that follow from what is not there: papers without tonnes, agreements without evidence, rates in no source. */
export function asks(results: Results): readonly Sentence[] {
  const rows = isMissing(results.agreements) ? [] : results.agreements.rows;
  const silent = rows.length > 0 && rows.every(({ memorandumTonnes }) => isMissing(memorandumTonnes));
  const names = { partner: country(results.partner), importer: country(results.importer) };
  return [say(silent ? 'ask.tonnes' : 'ask.schedule'), say('ask.evidence', names), say('ask.rates', names)];
}

function questions(results: Results): Block {
  const [worst] = ranked(results);
  const parts = worst?.event.givenEvent.lossParts;
  const { lossKrw } = results.joint;
  const asked = (id: 'sure' | 'cash' | 'ordinary' | 'secured' | 'year', values?: Readonly<Record<string, Value>>) => ({
    question: say(`question.${id}`),
    answer: say(`answer.${id}`, values),
  });
  return {
    is: 'answers',
    items: [
      ...(worst && parts
        ? [
            asked('cash', {
              mineral: mineral(worst.result.mineral),
              paid: between(parts.paidMoreKrw, 'KRW'),
              switching: between(parts.switchingKrw, 'KRW'),
              gone: between(parts.tonnesGoneKrw, 'KRW'),
              bill: amount(worst.result.baseBillKrw, 'KRW', 2),
            }),
          ]
        : []),
      ...(isMissing(lossKrw)
        ? []
        : [asked('ordinary', { pZero: share(lossKrw.pZero), p95: amount(lossKrw.p95, 'KRW', 2) })]),
      asked('sure'),
      asked('secured'),
      ...(worst ? [asked('year', { mineral: mineral(worst.result.mineral), year: year(worst.result.baseYear) })] : []),
    ],
  };
}

function chart(results: Results): readonly Block[] {
  const bars = ranked(results).flatMap(({ result, event }): IntervalChart['bars'][number][] => {
    const loss = event.givenEvent.buyerLossKrw;
    return isMissing(loss) ? [] : [{ label: mineral(result.mineral), low: loss.p05, mid: loss.p50, high: loss.p95 }];
  });
  if (bars.length === 0) return [];
  return [
    {
      is: 'intervals',
      id: 'vice-chart',
      title: say('vice.chart', { importer: country(results.importer) }),
      subtitle: say('worst.chart.subtitle'),
      unit: 'KRW',
      bars: bars.slice(0, 6),
      source: say('source.line', { vintage: code(results.vintage) }),
    },
  ];
}

/**
 * One page for a vice-minister: three facts, three asks, two cautions, the plan as a draft proposal, and the questions that will come with
 * their answers; the same figures as the report.
 */
export function viceMinister(results: Results, evidence: ReadonlyMap<string, RowTrace> = new Map()): Document {
  const names = { importer: country(results.importer), partner: country(results.partner) };
  const numbered = (items: readonly Sentence[]): Block => ({ is: 'bullets', items, numbered: true });
  const asOf: Value = isMissing(results.agreements)
    ? inner(say('missing.undated'))
    : { is: 'date', value: results.agreements.asOf };
  return withNotice(
    {
      id: 'vice-minister',
      form: 'page',
      title: say('title.vice-minister', names),
      subtitle: say('subtitle.vice-minister', { date: asOf }),
      imprint: shortImprint(results),
      sections: [
        { id: 'facts', title: say('vice.facts'), blocks: [numbered(facts(results))] },
        { id: 'asks', title: say('vice.asks'), blocks: [numbered(asks(results)), ...planNote(results)] },
        {
          id: 'cautions',
          title: say('vice.cautions'),
          blocks: [numbered([say('unknown.odds'), say('unknown.prices')])],
        },
        { id: 'chart', title: say('vice.chart', names), blocks: chart(results), aside: true },
        { id: 'questions', title: say('vice.questions'), blocks: [questions(results)] },
      ],
      evidence,
    },
    results,
  );
}
