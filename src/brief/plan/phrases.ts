import { type Interval, isMissing, type LocalText, type Maybe } from '../../base/index.js';
import type { Cell, Column } from '../document.js';
import { type MessageId, messages } from '../locales/index.js';
import { amount, code, inner, list, mineral, text, year } from '../phrases.js';
import { say, type Value } from '../sentence.js';
import type { PlanMeasure, PlanResult } from './result.js';

export const won = (value: Maybe<number>): Value => amount(value, 'KRW', 3);

/** The expected value with its range: "₩1.2 billion (0.9–1.6 billion)"; one number where the range is a point. */
export function wonRange(figure: Maybe<Interval>): Value {
  if (isMissing(figure)) return { is: 'missing', code: figure.missing.code };
  const { mean, p05, p95 } = figure;
  if (p05 === p95) return won(mean);
  return inner(say('plan.range', { mean: won(mean), range: { is: 'range', low: p05, high: p95, unit: 'KRW' } }));
}

export const ratio = (value: Maybe<number>): Value => amount(value, '1', 2);

export const column = (id: MessageId, numeric = false): Column =>
  numeric ? { head: say(id), numeric } : { head: say(id) };

export const cell = (value: Value): Cell => ({ value });

/** The message of a word if there is one, else the word as it stands. */
export const word = (id: string, otherwise: string): Value =>
  id in messages.en ? inner(say(id as MessageId)) : code(otherwise);

const nameOf = ({ measures }: Pick<PlanResult, 'measures'>, id: string): Value => {
  const found = measures.find((one) => one.id === id);
  return found ? text(found.name as LocalText) : code(id);
};

/** Names of a set, or that it is empty. */
export const setOf = (plan: Pick<PlanResult, 'measures'>, ids: readonly string[]): Value =>
  ids.length === 0
    ? inner(say('plan.nothing'))
    : list(
        ids.map((id) => nameOf(plan, id)),
        '; ',
      );

export const minerals = ({ minerals: codes }: PlanMeasure): Value => list(codes.map(mineral));

/** A rule as `ruleName` writes it ("cover-at-least tin 20"), in words. */
export function ruleOf(plan: Pick<PlanResult, 'measures' | 'budgetKrw'>, name: string): Value {
  const [kind = '', first = '', second = '', by] = name.split(' ');
  if (kind === 'budget') return inner(say('plan.rule.budget', { budget: won(plan.budgetKrw) }));
  const id = `plan.rule.${kind}`;
  if (!(id in messages.en)) return code(name);
  const share: Value = { is: 'share', value: Number(second) };
  return inner(
    say(id as MessageId, {
      mineral: mineral(first),
      measure: nameOf(plan, first),
      share,
      by: by === undefined ? text({ en: '' }) : inner(say('plan.rule.by', { year: year(by) })),
      days: amount(Number(second), 'days', 'full'),
      loss: won(Number(first)),
    }),
  );
}
