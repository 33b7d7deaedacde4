import { isMissing, missing } from '../../base/index.js';
import type { ProjectResult } from '../../project/index.js';
import type { Block, Document, Table } from '../document.js';
import { amount, between, code, count, country, inner, list, mineral, share, year } from '../phrases.js';
import { type Sentence, say, type Value } from '../sentence.js';
import { answer, fact, head, levyName, money, partyName, rate } from './phrases.js';

type Note = ProjectResult['notes'][number];

export const noteText = ({ code: id, values }: Note): Value =>
  inner(
    say(
      `note.${id}`,
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          name,
          typeof value === 'number' ? share(value) : name === 'country' ? country(value) : code(value),
        ]),
      ),
    ),
  );

const rates = (irr: readonly number[]): Value =>
  irr.length === 0 ? { is: 'missing', code: 'no-irr' } : list(irr.map(rate));

function law({ years, money: currency, prices, regime }: ProjectResult): Sentence {
  const values = {
    from: year(years[0]!),
    to: year(years[years.length - 1]!),
    money: code(currency),
    prices: inner(say(prices === 'real' ? 'case.real' : 'case.nominal')),
    country: country(regime.country),
    date: isMissing(regime.date) ? inner(say('missing.undated')) : ({ is: 'date', value: regime.date } as const),
  };
  return regime.overlay === undefined
    ? say('case.years', values)
    : say('case.years.overlay', { ...values, overlay: code(regime.overlay) });
}

/** Who gets what: NPV, rate and IRR by party; of a scenario what a tonne leaves. */
function partyTable(result: ProjectResult): Table {
  const { project, perTonne, parties, money: currency } = result;
  if (result.headline === 'per-tonne')
    return {
      is: 'table',
      id: 'case-parties',
      title: say('case.parties.perTonne', { unit: code(perTonne.unit.split('/')[1]!) }),
      columns: [head('column.party'), head('column.perTonne', true), head('column.rate', true)],
      rows: parties.map((party) => [
        { value: partyName(party) },
        { value: amount(perTonne.byParty[party.id]!, perTonne.unit) },
        { value: rate(party.rate) },
      ]),
    };
  return {
    is: 'table',
    id: 'case-parties',
    title: say('case.parties'),
    columns: [head('column.party'), head('column.npv', true), head('column.rate', true), head('column.irr', true)],
    rows: [
      { name: inner(say('case.preTax')), npv: project.npv, rate: project.rate, irr: project.irr },
      ...parties.map((party) => ({ ...party, name: partyName(party) })),
    ].map((one) => [
      { value: one.name },
      { value: money(one.npv, currency) },
      { value: rate(one.rate) },
      { value: rates(one.irr) },
    ]),
  };
}

function levyTable({ government, money: currency }: ProjectResult): Table {
  return {
    is: 'table',
    id: 'case-levies',
    title: say('case.levies'),
    columns: [head('column.levy'), head('column.sum', true)],
    rows: Object.entries(government.byLevy).map(([kind, flow]) => [
      { value: levyName(kind) },
      {
        value: money(
          flow.reduce((sum, x) => sum + x, 0),
          currency,
        ),
      },
    ]),
  };
}

type DrawnPrice = NonNullable<ProjectResult['draws']>['pricesDrawn'][string];

function drawnPrice({ how, halfLifeYears, months, first, range }: DrawnPrice): Value {
  const number = (value: number | undefined) =>
    amount(value ?? missing('not-published', 'the price model states no such number'), '1');
  return inner(
    say(`price.${how}`, {
      halfLife: number(halfLifeYears),
      months: count(months ?? 0),
      first: code(first ?? ''),
      range: list((range ?? []).map(number)),
    }),
  );
}

function drawn({ draws, parties, money: currency, headline }: ProjectResult): readonly Block[] {
  if (!draws) return [];
  const table: Table = {
    is: 'table',
    id: 'case-draws',
    title: say('case.drawn', { draws: count(draws.draws) }),
    columns: [head('column.party'), head('column.mean', true), head('column.range', true)],
    rows: parties.flatMap((party) => {
      const spread = draws.npv[party.id];
      if (spread === undefined) return [];
      const mean = isMissing(spread) ? spread : spread.mean;
      return [[{ value: partyName(party) }, { value: money(mean, currency) }, { value: between(spread, currency) }]];
    }),
  };
  const how = Object.entries(draws.pricesDrawn).map(([of, way]) => list([mineral(of), drawnPrice(way)], ': '));
  return [
    ...(headline === 'npv' ? [table] : []),
    {
      is: 'paragraph',
      sentences: [
        say('case.odds', { loses: share(draws.firmNpvBelowZero), fails: share(draws.failed) }),
        say('case.prices', { list: list(how, '; ') }),
      ],
    },
  ];
}

export function figures(result: ProjectResult): readonly Sentence[] {
  const { project, breakevenPrice, coverRatio, unpaidCarry, money: currency, cover } = result;
  const prices = Object.entries(breakevenPrice.byProduct).map(([name, price]) =>
    inner(
      say('case.at', {
        mineral: mineral(name),
        price:
          typeof price === 'number'
            ? amount(price, breakevenPrice.units[name]!, 'full')
            : isMissing(price)
              ? { is: 'missing', code: price.missing.code }
              : list(price.map((one) => amount(one, '1', 'full'))),
      }),
    ),
  );
  return [
    say('case.facts', {
      payback: isMissing(project.payback) ? amount(project.payback, 'a') : year(project.payback),
      aetr: rate(result.aetr),
      without: rate(result.aetrWithoutStateShare),
      metr: rate(result.metr),
    }),
    say('case.breakeven', {
      scale: rate(breakevenPrice.scale),
      prices: list(prices),
      cover: amount(coverRatio, '1'),
    }),
    ...(result.headline === 'npv' && [project, ...result.parties].some(({ irr }) => irr.length > 1)
      ? [say('case.several')]
      : []),
    ...(unpaidCarry > 0 ? [say('case.unpaid', { amount: money(unpaidCarry, currency) })] : []),
    ...Object.entries(cover).map(([programme, { lossOdds, atRisk }]) =>
      say('case.cover', {
        programme: code(programme),
        odds: share(lossOdds),
        most: money(Math.max(0, ...atRisk), currency),
      }),
    ),
  ];
}

/** `project evaluate` as a document. */
export function projectDocument(result: ProjectResult): Document {
  const title = say('case.title', { project: code(result.id) });
  const blocks: readonly Block[] = [
    { is: 'paragraph', sentences: [law(result)] },
    ...(result.headline === 'per-tonne' ? [{ is: 'note', tone: 'info', sentence: say('case.scenario') } as const] : []),
    partyTable(result),
    { is: 'paragraph', sentences: figures(result) },
    levyTable(result),
    ...drawn(result),
    ...(result.unverified.length > 0
      ? [
          {
            is: 'note',
            tone: 'caution',
            sentence: say('case.unverified', { list: list(result.unverified.map(fact), '; ') }),
          } as const,
        ]
      : []),
    ...(result.notes.length > 0
      ? [
          {
            is: 'note',
            tone: 'info',
            sentence: say('case.notes', { list: list(result.notes.map(noteText), '; ') }),
          } as const,
        ]
      : []),
  ];
  return answer('project', title, [{ id: 'project', title, blocks }]);
}
