import { describe, expect, it } from 'vitest';
import { bestWithBudget, planDocument, runStudy } from '../../src/answers/index.js';
import { isMissing, type Maybe } from '../../src/base/index.js';
import { readStudy } from '../../src/study/index.js';
import { studyPorts } from '../fixtures/study-ports.js';

const there = <T>(value: Maybe<T>): T => {
  if (isMissing(value)) throw new Error(value.missing.code);
  return value;
};

const measure = (id: string, sentence: string, won: number) =>
  `  - { id: ${id}, name: ${id}, kind: stock, minerals: [tin], effect: [{ mineral: tin, measure: "${sentence}" }], cost: { rule: stated, amount: { value: ${won}, currency: KRW }, date: "2026-01-01" }, delivery: { odds: [0.5, 0.7, 1], year: 2027, status: estimated, source: t }, status: estimated, source: t }\n`;
const event = (id: string, sentence: string, odds: number) =>
  `  - { id: ${id}, name: ${id}, mineral: tin, measure: "${sentence}", months: 6, odds: ${odds} }\n`;
const stock = (owner: string, days: number) =>
  `  - { mineral: tin, country: KOR, owner: ${owner}, kind: strategic, days: ${days}, date: 2025-01-01, status: estimated, source: { publisher: T, title: T, date: "2025" } }\n`;

const parts = {
  measures: [
    measure('mine', 'commit 2000 t/y PER -> KOR additional', 8e9),
    measure('offtake', 'commit 2000 t/y IDN -> KOR', 7e9),
    measure('depot', 'stock 500 t KOR', 5e9),
  ],
  events: [event('a', 'outage 20% CHN', 0.2), event('b', 'outage 30% IDN', 0.3), event('c', 'outage 40% PER', 0.1)],
  stocks: [stock('A', 3), stock('B', 0.7), stock('C', 11)],
  rules: ['  - { kind: must-not-have, measure: offtake }\n', '  - { kind: cover-at-least, mineral: tin, days: 9 }\n'],
};

function study(order: <T>(list: readonly T[]) => readonly T[]) {
  const list = (name: keyof typeof parts) => order(parts[name]).join('');
  const reading = readStudy(
    new Map([
      [
        'study.yaml',
        'format: lodeward-study/1\nid: t\nname: T\nimporter: KOR\npartner: MNG\nminerals: [tin]\npartnerTable: [tin]\nhorizon: 2035\ncurrency: KRW\nseed: 3\ndraws: 10\n',
      ],
      ['events.yaml', `format: lodeward-events/1\nevents:\n${list('events')}`],
      ['stocks.yaml', `format: lodeward-stocks/1\nstocks:\n${list('stocks')}`],
      ['measures.yaml', `format: lodeward-measures/1\nmeasures:\n${list('measures')}`],
      [
        'budget.yaml',
        `format: lodeward-budget/1\nholder: T\namount: { value: 14e9, currency: KRW }\nfrom: 2027\nto: 2030\ndiscount: 0.05\nobjective: expected\nrules:\n${list('rules')}`,
      ],
    ]),
  );
  if (!reading.value) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}

describe('the same study with everything in another order', () => {
  it('has the same plan to the last bit', async () => {
    const ports = await studyPorts();
    const ask = async (order: <T>(list: readonly T[]) => readonly T[]) =>
      planDocument(await bestWithBudget(ports, { study: study(order), seed: 3, draws: 3 }));
    const plan = await ask((list) => list);
    const reversed = await ask((list) => [...list].reverse());
    const turned = await ask((list) => [...list.slice(1), ...list.slice(0, 1)]);
    expect(plan.chosen).toEqual(['depot', 'mine']);
    expect(JSON.stringify(reversed)).toBe(JSON.stringify(plan));
    expect(JSON.stringify(turned)).toBe(JSON.stringify(plan));
    const averted = plan.frontier.map(({ avertedKrw }) => avertedKrw);
    expect(averted).toEqual([...averted].sort((a, b) => a - b));
    expect(there(plan.averted).expected.mean).toBeGreaterThan(0);
  });
  it('has results of the same digest', async () => {
    const ports = await studyPorts();
    const run = async (order: <T>(list: readonly T[]) => readonly T[]) =>
      (await runStudy(ports, { study: study(order) })).results;
    const results = await run((list) => list);
    const turned = await run((list) => [...list.slice(1), ...list.slice(0, 1)]);
    expect(turned.minerals[0]!.events.map(({ id }) => id)).toEqual(results.minerals[0]!.events.map(({ id }) => id));
    expect(turned.digest).toBe(results.digest);
  });
});
