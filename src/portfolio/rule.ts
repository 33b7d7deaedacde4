import type { Krw, MineralCode, Share } from '../base/index.js';
import { type LossTable, meanOf, type SubsetOutcome, valueIn } from './loss-table.js';

/** What a plan must keep to, besides the budget; `by` a year: counting what is delivered by then, absent: everything. */
export type Rule =
  | { readonly kind: 'averted-at-least'; readonly mineral: MineralCode; readonly share: Share }
  | {
      readonly kind: 'supplier-at-most';
      readonly mineral: MineralCode;
      readonly share: Share;
      readonly by?: number | undefined;
    }
  | {
      readonly kind: 'cover-at-least';
      readonly mineral: MineralCode;
      readonly days: number;
      readonly by?: number | undefined;
    }
  | { readonly kind: 'expected-loss-at-most'; readonly loss: Krw }
  /** Of the front of two capitals; no file states it. */
  | { readonly kind: 'partner-gain-at-least'; readonly gain: Krw }
  | { readonly kind: 'must-have'; readonly measure: string }
  | { readonly kind: 'must-not-have'; readonly measure: string };

export const ruleName = (rule: Rule): string =>
  [
    rule.kind,
    ...Object.entries(rule).flatMap(([key, value]) => (key === 'kind' || value === undefined ? [] : [String(value)])),
  ].join(' ');

/** A linear condition on the chosen subsets: the sum of weight(outcome) over the chosen ones is at most `limit`. */
export interface LinearRule {
  readonly name: string;
  readonly limit: number;
  weight(table: LossTable, outcome: SubsetOutcome): number;
}

const holds = (table: LossTable, outcome: SubsetOutcome, id: string): boolean => {
  const k = table.group.members.findIndex((member) => member.id === id);
  return k >= 0 && Math.floor(outcome.subset / 2 ** k) % 2 === 1;
};

/**
 * The rule as one linear condition; money is divided by `scale`.
 * A rule on a mineral that no group carries is broken by the plan that does nothing, and so by every plan: it clashes with itself.
 */
export function linearRule(rule: Rule, tables: readonly LossTable[], scale: number): LinearRule {
  const name = ruleName(rule);
  const base = (mineral: MineralCode): number =>
    tables.reduce((sum, table) => sum + (table.outcomes[0]?.byMineral.get(mineral) ?? 0), 0);
  switch (rule.kind) {
    case 'averted-at-least':
      return {
        name,
        limit: ((1 - rule.share) * base(rule.mineral)) / scale,
        weight: (_, outcome) => (outcome.byMineral.get(rule.mineral) ?? 0) / scale,
      };
    case 'expected-loss-at-most':
      return {
        name,
        limit: rule.loss / scale,
        weight: ({ weights }, outcome) => meanOf(outcome.loss, weights) / scale,
      };
    case 'supplier-at-most':
      return {
        name,
        limit: 0,
        weight: (_, outcome) =>
          (valueIn(outcome.firstSupplierShare.get(rule.mineral) ?? [], rule.by) ?? 0) > rule.share ? 1 : 0,
      };
    case 'cover-at-least': {
      const carried = tables.some((table) => table.outcomes[0]?.coverDays.has(rule.mineral));
      return {
        name,
        limit: carried ? 0 : -1,
        weight: (_, outcome) =>
          (valueIn(outcome.coverDays.get(rule.mineral) ?? [], rule.by) ?? rule.days) < rule.days ? 1 : 0,
      };
    }
    case 'partner-gain-at-least':
      return { name, limit: -rule.gain / scale, weight: (_, outcome) => -outcome.partnerGain / scale };
    case 'must-have':
      return { name, limit: -1, weight: (table, outcome) => (holds(table, outcome, rule.measure) ? -1 : 0) };
    case 'must-not-have':
      return { name, limit: 0, weight: (table, outcome) => (holds(table, outcome, rule.measure) ? 1 : 0) };
  }
}
