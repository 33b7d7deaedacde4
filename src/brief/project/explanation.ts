import { isMissing, type Maybe } from '../../base/index.js';
import type { Block, Document, Section, Table } from '../document.js';
import { amount, code, count, inner, mineral, share, year } from '../phrases.js';
import { type Sentence, say, type Value } from '../sentence.js';
import { stageTable } from './comparison.js';
import { answer, either, head, hostFact, inputName, money, partyName, rate, reason, stepName } from './phrases.js';
import type { Explanation } from './results.js';

const number = (value: number): Value => amount(value, '1');

function waterfall(
  e: Explanation,
  { party, name, kind, country, steps, npv }: Explanation['waterfalls'][number],
): Table {
  return {
    is: 'table',
    id: `waterfall-${party}`,
    title: say('explain.waterfall', { party: partyName({ id: party, name, kind, country }) }),
    columns: [head('column.step'), head('column.value', true)],
    rows: [
      ...steps.map((s) => [{ value: stepName(s) }, { value: money(s.value, e.money) }]),
      [{ value: inner(say('explain.npv')) }, { value: money(npv, e.money) }],
    ],
  };
}

function tornado(e: Explanation): Table {
  return {
    is: 'table',
    id: 'tornado',
    title: say('explain.tornado'),
    columns: [head('column.input'), head('column.ends'), head('column.low', true), head('column.high', true)],
    rows: e.sensitivity.map((b) => [
      { value: inputName(b.input) },
      {
        value: inner(
          say(b.range === 'declared' ? 'explain.declared' : 'explain.usual', {
            low: number(b.low),
            high: number(b.high),
          }),
        ),
      },
      { value: money(b.firm[0], e.money) },
      { value: money(b.firm[1], e.money) },
    ]),
  };
}

function curve(e: Explanation): Table {
  return {
    is: 'table',
    id: 'price-curve',
    title: say('explain.curve'),
    columns: [
      head('column.price', true),
      head('column.aetr', true),
      head('column.pretax', true),
      head('column.firm', true),
      head('column.host', true),
    ],
    rows: e.aetrByPrice.map((p) => [
      { value: rate(p.scale) },
      { value: rate(p.aetr) },
      { value: rate(p.preTaxIrr) },
      { value: money(p.firmNpv, e.money) },
      { value: money(p.hostNpv, e.money) },
    ]),
  };
}

function standing(e: Explanation): readonly Sentence[] {
  const asTold = (text: Maybe<string> | undefined): Value =>
    text === undefined ? { is: 'missing', code: 'no-offtake-terms' } : isMissing(text) ? reason(text) : code(text);
  return [
    ...e.standing.map((s) =>
      either(
        s.monthsBelow,
        (below) =>
          say('explain.standing', {
            mineral: mineral(s.mineral),
            share: share(below),
            months: count(s.months),
            first: year(s.first),
            recent: share(s.lastTenYearsBelow),
          }),
        (why) => say('explain.standing.none', { mineral: mineral(s.mineral), reason: why }),
      ),
    ),
    ...e.offtake.map(({ mineral: of, terms }) =>
      either(
        terms,
        ({ index, deductions, quotationPeriod }) =>
          say('explain.offtake', {
            mineral: mineral(of),
            index: code(index),
            deductions: asTold(deductions),
            period: asTold(quotationPeriod),
          }),
        (why) => say('explain.offtake.none', { mineral: mineral(of), reason: why }),
      ),
    ),
    ...e.jointChain.map((joint) =>
      either(
        joint,
        ({ stage, gain, route }) =>
          say('explain.joint', {
            stage: code(stage),
            low: amount(gain[0], '1'),
            mode: amount(gain[1], '1'),
            high: amount(gain[2], '1'),
            money: code(e.money),
            route: code(route),
          }),
        (why) => say('explain.joint.none', { reason: why }),
      ),
    ),
    either(
      e.waiting,
      (w) =>
        say('explain.waiting', {
          years: count(w.years),
          value: money(w.value, e.money),
          begin: rate(w.beginAt),
          method: inner(say('explain.lattice')),
        }),
      (why) => say('explain.waiting.none', { reason: why }),
    ),
  ];
}

function host(e: Explanation): Section {
  const { years, byLevy, stateShare, total, closureFund, shareOfNetSales, closureFunded, facts } = e.host;
  const kinds = Object.keys(byLevy).filter((kind) => byLevy[kind]!.some((x) => x !== 0));
  const cell = (value: number) => ({ value: money(value, e.money) });
  const funded = isMissing(closureFunded)
    ? reason(closureFunded)
    : inner(say(closureFunded ? 'explain.yes' : 'explain.no'));
  return {
    id: 'host',
    title: say('explain.host'),
    blocks: [
      {
        is: 'table',
        id: 'host-years',
        title: say('explain.host.title'),
        columns: [
          head('column.year'),
          ...kinds.map((kind) => ({ head: { id: `levy.${kind}` as 'levy.royalty' }, numeric: true })),
          head('levy.state-share', true),
          head('column.sum', true),
          head('column.closure', true),
        ],
        rows: years.map((y, t) => [
          { value: year(y) },
          ...kinds.map((kind) => cell(byLevy[kind]![t]!)),
          cell(stateShare[t]!),
          cell(total[t]!),
          cell(closureFund[t]!),
        ]),
      },
      { is: 'paragraph', sentences: [say('explain.host.total', { share: rate(shareOfNetSales), funded })] },
      {
        is: 'table',
        id: 'host-facts',
        title: say('explain.host.facts'),
        columns: [head('column.what'), head('column.figure', true), head('column.source')],
        rows: Object.entries(facts).map(([name, { value, unit, source }]) => [
          { value: hostFact(name) },
          { value: amount(value, unit === '' ? '1' : unit, 'full') },
          { value: isMissing(source) ? reason(source) : code(source) },
        ]),
      },
    ],
  };
}

/** `project explain` as a document. */
export function explanationDocument(e: Explanation): Document {
  const title = say('explain.title', { project: code(e.id) });
  const stages: readonly Block[] = e.stages.length > 0 ? [stageTable(e.stages, (value) => money(value, e.money))] : [];
  return answer('explanation', title, [
    {
      id: 'explanation',
      title,
      blocks: [
        ...(e.headline === 'npv' ? [] : [{ is: 'note', tone: 'info', sentence: say('explain.scenario') } as const]),
        ...e.waterfalls.map((w) => waterfall(e, w)),
        tornado(e),
        curve(e),
        { is: 'bullets', items: standing(e) },
        ...stages,
      ],
    },
    host(e),
  ]);
}
