import { beforeAll, describe, expect, it } from 'vitest';
import { studyPorts } from '../../test/fixtures/study-ports.js';
import { type Interval, isMissing, type Maybe, NoAnswer } from '../base/index.js';
import { frontierTree, planTree } from '../brief/index.js';
import { terminalText } from '../node/render/terminal.js';
import { readStudy, type Study } from '../study/index.js';
import { bestWithBudget } from './best-with-budget.js';
import { type PlanDocument, planDocument } from './plan-document.js';
import { type RunPorts, runStudy } from './run-study.js';

const measure = (id: string, sentence: string, cost: string, more = '') => `
  - { id: ${id}, name: ${id}, kind: stock, minerals: [tin], effect: [{ mineral: tin, measure: "${sentence}" }], cost: ${cost}, delivery: { odds: [1, 1, 1], year: 2027, status: estimated, source: t }, status: estimated, source: t${more} }`;
const stated = (value: number) => `{ rule: stated, amount: { value: ${value}, currency: KRW }, date: "2026-01-01" }`;

const measures = [
  measure('mine', 'commit 2000 t/y PER -> KOR additional', stated(8e9)),
  measure('mine-twin', 'commit 2000 t/y PER -> KOR additional', stated(8e9)),
  measure('offtake', 'commit 2000 t/y IDN -> KOR', stated(8e9)),
  measure('free', 'commit 100 t/y THA -> KOR additional', stated(0)),
  measure('useless', 'stock 0 t KOR', stated(1e9)),
  measure('unpriced', 'stock 10 t KOR', '{ rule: unknown, reason: nobody knows }'),
];

const study = (list: readonly string[], rules = '', amount = 20e9, stockDays?: number): Study => {
  const reading = readStudy(
    new Map([
      [
        'study.yaml',
        'format: lodeward-study/1\nid: t\nname: T\nimporter: KOR\npartner: MNG\nminerals: [tin]\npartnerTable: [tin]\nhorizon: 2035\ncurrency: KRW\nseed: 3\ndraws: 12\n',
      ],
      [
        'events.yaml',
        'format: lodeward-events/1\nevents:\n  - { id: chn-stop, name: Stop, mineral: tin, measure: "outage 20% CHN", months: 12, odds: 0.2 }\n',
      ],
      ...(stockDays === undefined
        ? []
        : [
            [
              'stocks.yaml',
              `format: lodeward-stocks/1\nstocks:\n  - { mineral: tin, country: KOR, owner: T, kind: strategic, days: ${stockDays}, date: 2025-01-01, status: estimated, source: { publisher: T, title: T, date: "2025" } }\n`,
            ] as const,
          ]),
      ['measures.yaml', `format: lodeward-measures/1\nmeasures:${list.join('')}\n`],
      [
        'budget.yaml',
        `format: lodeward-budget/1\nholder: T\namount: { value: ${amount}, currency: KRW }\nfrom: 2027\nto: 2030\ndiscount: 0.05\nobjective: expected\n${rules}`,
      ],
    ]),
  );
  if (!reading.value) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
};

let ports: RunPorts;
let plan: PlanDocument;
const asked = { seed: 3, draws: 12 };
const there = <T>(value: Maybe<T>): T => {
  if (isMissing(value)) throw new Error(value.missing.code);
  return value;
};
const names = {
  mineral: (code: string) => ({ en: code, ko: code, mn: code }),
  country: (code: string) => ({ en: code, ko: code, mn: code }),
};
const of = (id: string, from = plan) => from.measures.find((one) => one.id === id)!;
const mean = (value: Maybe<Interval>) => there(value).mean;

beforeAll(async () => {
  ports = await studyPorts();
  plan = planDocument(await bestWithBudget(ports, { study: study(measures), ...asked }));
});

describe('the plan of an invented study', () => {
  it('buys the free measure and a mine, keeps the budget, and proves its optimum', () => {
    expect(plan.chosen).toContain('free');
    expect(plan.chosen.some((id) => id.startsWith('mine'))).toBe(true);
    expect(plan.costKrw).toBeLessThanOrEqual(20e9);
    expect(plan).toMatchObject({ status: 'optimal', coverage: 'exact', draws: 12, yearsPerDraw: 20 });
    expect(there(plan.gap)).toBeLessThanOrEqual(1e-6);
    expect(plan.solves).toBeGreaterThan(0);
  });

  it('finds that an offtake of metal that is sold anyway averts far less than new metal', () => {
    expect(mean(of('offtake').avertedLossKrw)).toBeLessThan(0.6 * mean(of('mine').avertedLossKrw));
  });

  it('values a twin alone as much, beside its twin less', () => {
    expect(mean(of('mine-twin').avertedLossKrw)).toBe(mean(of('mine').avertedLossKrw));
    expect(mean(of('mine-twin').lastInKrw)).toBeLessThan(mean(of('mine').avertedLossKrw));
  });

  it('leaves the useless and the unpriced, each with its reason', () => {
    expect(of('useless')).toMatchObject({ chosen: false, rejection: 'averts-nothing' });
    expect(isMissing(of('useless').entryCostKrw)).toBe(true);
    expect(of('unpriced')).toMatchObject({ chosen: false, rejection: 'cost-unknown' });
  });

  it('reports years it was not chosen on, with ranges around the means', () => {
    const { expected, cvar } = there(plan.averted);
    expect(expected.p05).toBeLessThanOrEqual(expected.mean);
    expect(expected.p95).toBeGreaterThanOrEqual(expected.mean);
    expect(expected.mean).toBeCloseTo(there(plan.before).expected.mean - there(plan.after).expected.mean, -3);
    expect(cvar.mean).toBeCloseTo(there(plan.before).cvar.mean - there(plan.after).cvar.mean, -3);
    expect(there(plan.avertedInSampleKrw)).not.toBe(expected.mean);
  });

  it('has a frontier that never falls', () => {
    const averted = plan.frontier.map(({ avertedKrw }) => avertedKrw);
    expect(averted).toEqual([...averted].sort((a, b) => a - b));
    expect(averted[0]).toBeGreaterThan(0);
  });

  it('does not hang on the order of the file', async () => {
    const again = planDocument(await bestWithBudget(ports, { study: study([...measures].reverse()), ...asked }));
    expect(JSON.stringify(again)).toBe(JSON.stringify(plan));
  });

  it('is JSON without a hole', () => {
    const text = JSON.stringify(plan);
    expect(text).not.toMatch(/null|NaN|Infinity/);
    expect(JSON.parse(text)).toEqual(plan);
  });
});

describe('stocks that are held already', () => {
  it('lessen the loss before and after, and keep a rule on cover', async () => {
    const rule = 'rules:\n  - { kind: cover-at-least, mineral: tin, days: 20 }\n';
    const few = measures.slice(0, 1);
    const ask = async (days: number, rules = '') =>
      planDocument(await bestWithBudget(ports, { study: study(few, rules, 20e9, days), seed: 3, draws: 4 }));
    const [none, some] = [await ask(0), await ask(30, rule)];
    expect(there(some.before).expected.mean).toBeLessThan(there(none.before).expected.mean);
    expect(there(some.after).expected.mean).toBeLessThan(there(none.after).expected.mean);
    expect((await ask(5, rule)).clash).toEqual(['cover-at-least tin 20']);
  });
});

describe('a request', () => {
  it('that cannot be kept names the smallest set of rules that clashes', async () => {
    const rules = 'rules:\n  - { kind: must-have, measure: mine }\n  - { kind: must-have, measure: free }\n';
    const found = planDocument(
      await bestWithBudget(ports, { study: study(measures, rules), budgetKrw: 1e9, ...asked }),
    );
    expect(found).toMatchObject({
      status: 'infeasible',
      clash: ['budget', 'must-have mine'],
      chosen: [],
      enoughKrw: 8e9,
    });
    expect(JSON.stringify(found)).not.toMatch(/null|NaN/);
  });

  it('in value added is refused where no table shows any', async () => {
    const question = { study: study(measures), loss: 'value-added' as const, ...asked };
    await expect(bestWithBudget(ports, question)).rejects.toThrow(NoAnswer);
  });

  it('for the bad years makes their mean small', async () => {
    const tail = planDocument(
      await bestWithBudget(ports, { study: study(measures.slice(0, 2)), objective: 'cvar', ...asked }),
    );
    expect(tail.objective.tailWeight).toBe(1);
    expect(there(tail.after).cvar.mean).toBeLessThan(there(tail.before).cvar.mean);
  });
});

describe('more measures of one mineral than subsets can be valued', () => {
  it('have a plan whose error is stated, in JSON and in words of each language', async () => {
    const stocks = Array.from({ length: 7 }, (_, k) =>
      measure(`stock-${k}`, `stock ${200 + 90 * k} t KOR`, stated((3 + k) * 1e9)),
    );
    const found = planDocument(await bestWithBudget(ports, { study: study(stocks), seed: 3, draws: 3 }));
    expect(found.coverage).toBe('restricted');
    const { boundKrw, errorKrw, errorShare, harmKrw, groups } = there(found.unlisted);
    const left = boundKrw + errorKrw;
    expect(errorKrw).toBeGreaterThanOrEqual(0);
    expect(errorShare).toBeCloseTo(errorKrw / left, 9);
    expect(errorShare).toBeLessThan(0.05);
    expect(harmKrw).toBeLessThan(1e-3 * left);
    expect(groups).toMatchObject([{ measures: { length: 7 } }]);
    expect(found.measures.filter(({ chosen, lastInKrw }) => chosen && isMissing(lastInKrw))).toEqual([]);
    expect(JSON.stringify(found)).not.toMatch(/null|NaN|Infinity/);
    for (const [language, word] of [
      ['en', 'The error of this'],
      ['ko', '그에 따른 오차'],
      ['mn', 'Үүнээс үүдэх алдаа'],
    ] as const)
      expect(terminalText(planTree(found), names, language)).toContain(word);
  });
});

it('a study run holds the plan and its measures', async () => {
  const { results } = await runStudy(ports, { study: study(measures), budgetKrw: 9e9 });
  expect(results.budgetKrw).toBe(9e9);
  const found = there(results.plan);
  expect(found.budgetKrw).toBe(9e9);
  expect(there(results.measures)).toMatchObject(found.measures.map(({ id, kind, costKrw }) => ({ id, kind, costKrw })));
});

describe('the plan in words', () => {
  it('says of a measure that cannot be valued why, in the language of the page', () => {
    const unvalued = [
      { id: 'a', name: { en: 'A' }, code: 'too-late', detail: 'delivers in 2040' },
      {
        id: 'b',
        name: { en: 'B' },
        code: 'effect-unknown',
        detail: 'no tonnes',
        says: { en: 'no tonnes', ko: '물량 미상' },
      },
    ];
    const text = terminalText(planTree({ ...plan, unvalued }), names, 'ko');
    expect(text).toContain('물량 미상');
    expect(text).not.toMatch(/delivers|no tonnes/);
  });

  it('has every word in three languages, for the plan and for the frontier', () => {
    for (const language of ['en', 'ko', 'mn'] as const)
      for (const tree of [planTree(plan), frontierTree(plan)]) {
        const text = terminalText(tree, names, language);
        expect(text).not.toMatch(/undefined|NaN|\{|not known \(|plan\./);
        expect(text.length).toBeGreaterThan(500);
      }
  });
});
