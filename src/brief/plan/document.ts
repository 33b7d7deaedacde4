import { isMissing } from '../../base/index.js';
import type { Block, Document, Section } from '../document.js';
import { code, count, inner, list, share, text, year } from '../phrases.js';
import { type Sentence, say, type Value } from '../sentence.js';
import { ruleOf, setOf, won, wonRange, word } from './phrases.js';
import type { PlanMeasure, PlanResult } from './result.js';
import {
  capitalsNotes,
  capitalsTable,
  chosenTable,
  frontierTable,
  measuresTable,
  regretTable,
  rejectedTable,
  worthTable,
} from './tables.js';

const only = <T>(blocks: readonly (T | undefined)[]): T[] => blocks.filter((block) => block !== undefined);

function finding(plan: PlanResult): Block {
  const { averted, before, after } = plan;
  const frame = {
    budget: won(plan.budgetKrw),
    holder: text(plan.holder),
    from: year(plan.years[0]),
    to: year(plan.years[1]),
  };
  if (isMissing(averted) || isMissing(before) || isMissing(after)) {
    const rules = list(
      plan.clash.map((rule) => ruleOf(plan, rule)),
      '; ',
    );
    return { is: 'lead', sentence: say(plan.clashProven ? 'plan.clash' : 'plan.clash.listed', { ...frame, rules }) };
  }
  const { mean } = before.expected;
  const sentence = say(plan.chosen.length === 0 ? 'plan.lead.nothing' : 'plan.lead', {
    ...frame,
    count: count(plan.chosen.length),
    all: count(plan.measures.length),
    cost: won(plan.costKrw),
    averted: wonRange(averted.expected),
    before: won(mean),
    part: share(mean > 0 ? averted.expected.mean / mean : 0),
    cvarBefore: won(before.cvar.mean),
    cvarAfter: won(after.cvar.mean),
    cvarAverted: wonRange(averted.cvar),
  });
  return { is: 'lead', sentence };
}

/** Said where a rule on the expected loss is stricter than it is written. */
const lossRule = (plan: PlanResult): Sentence[] => (plan.lossRule === 'exact' ? [] : [say('plan.lossRule')]);

/** What would have to give where rules clash. */
const wayOut = (plan: PlanResult): Block => ({
  is: 'paragraph',
  sentences: [
    isMissing(plan.enoughKrw) ? say('plan.clash.never') : say('plan.clash.enough', { cost: won(plan.enoughKrw) }),
    say('plan.clash.change'),
    ...lossRule(plan),
  ],
});

function basis(plan: PlanResult): Block {
  const { tailWeight } = plan.objective;
  const name = tailWeight === 0 ? 'expected' : tailWeight === 1 ? 'cvar' : 'both';
  const sentences: Sentence[] = [
    say(`plan.objective.${name}`, { weight: share(tailWeight) }),
    say(plan.loss === 'buyers' ? 'plan.loss.buyers' : 'plan.loss.valueAdded'),
    say('plan.fresh', {
      years: count(plan.draws * plan.yearsPerDraw),
      draws: count(plan.draws),
      inSample: won(plan.avertedInSampleKrw),
    }),
    ...lossRule(plan),
  ];
  return { is: 'paragraph', sentences };
}

/** Which of the set pay for themselves, beside the others; nothing where all do, or nothing is bought. */
function pays({ measures }: PlanResult): Block[] {
  const set = measures.filter(({ chosen }) => chosen);
  const worth = (one: PlanMeasure) => one.costKrw === 0 || (!isMissing(one.benefitPerWon) && one.benefitPerWon >= 1);
  const good = set.filter(worth);
  if (good.length === set.length) return [];
  const rest = set.filter((one) => !good.includes(one));
  const values = {
    count: count(good.length),
    all: count(set.length),
    set: setOf(
      { measures },
      good.map(({ id }) => id),
    ),
    cost: won(rest.reduce((sum, { costKrw }) => sum + (isMissing(costKrw) ? 0 : costKrw), 0)),
  };
  return [{ is: 'paragraph', sentences: [say(good.length === 0 ? 'plan.pays.none' : 'plan.pays', values)] }];
}

/** What is not chosen, by reason. */
function left({ measures }: PlanResult): Block[] {
  const reasons = [...new Set(measures.flatMap(({ rejection }) => (isMissing(rejection) ? [] : [rejection])))];
  if (reasons.length === 0) return [];
  const items = reasons.map((reason) => {
    const ids = measures.filter(({ rejection }) => rejection === reason).map(({ id }) => id);
    return say('plan.left', {
      reason: word(`plan.out.${reason}`, reason),
      count: count(ids.length),
      set: setOf({ measures }, ids),
    });
  });
  return [
    { is: 'paragraph', sentences: [say('plan.left.title')] },
    { is: 'bullets', items },
  ];
}

function certificate(plan: PlanResult): Block {
  const coverage: Value = isMissing(plan.coverage)
    ? { is: 'missing', code: plan.coverage.missing.code }
    : word(`plan.coverage.${plan.coverage}`, plan.coverage);
  const sentence = say('plan.certificate', {
    status: word(`plan.status.${plan.status}`, plan.status),
    gap: code(isMissing(plan.gap) ? '–' : plan.gap === 0 ? '0' : plan.gap.toExponential(1)),
    bound: won(plan.boundKrw),
    solves: count(plan.solves),
    coverage,
  });
  return { is: 'paragraph', sentences: [sentence] };
}

/** Groups of which not every set was valued, and how much the others can hide. */
function unlisted(plan: PlanResult): Block[] {
  if (isMissing(plan.unlisted)) return [];
  const { errorKrw, errorShare, boundKrw, harmKrw, groups } = plan.unlisted;
  const sentences = [
    ...groups.map(({ measures, valued }) =>
      say('plan.unlisted', { valued: count(valued), count: count(measures.length), set: setOf(plan, measures) }),
    ),
    say('plan.unlisted.error', { error: won(errorKrw), share: share(errorShare), bound: won(boundKrw) }),
    ...(harmKrw > 0 ? [say('plan.unlisted.harm', { harm: won(harmKrw) })] : []),
  ];
  return [{ is: 'paragraph', sentences }];
}

function robust(plan: PlanResult): Block[] {
  if (isMissing(plan.regret)) return [];
  const { planRegretKrw, robust: set, robustRegretKrw } = plan.regret;
  const same = set.join() === plan.chosen.join();
  const values = { plan: won(planRegretKrw), robust: won(robustRegretKrw), set: setOf(plan, set) };
  return [{ is: 'paragraph', sentences: [say(same ? 'plan.robust.same' : 'plan.robust', values)] }];
}

/** What the worth of knowing a value must exceed to be told from nothing, and how many do. */
function noise({ regret }: PlanResult): Block[] {
  if (isMissing(regret)) return [];
  const { noiseKrw, unknowns } = regret;
  const above = unknowns.filter(({ valueKrw }) => valueKrw > noiseKrw).length;
  const told = say(above === 0 ? 'plan.noise.none' : 'plan.noise.some', { count: count(above) });
  return [{ is: 'paragraph', sentences: [say('plan.noise', { noise: won(noiseKrw) }), told] }];
}

function capitals(plan: PlanResult): Block[] {
  if (isMissing(plan.twoCapitals)) {
    const reason: Value = { is: 'missing', code: plan.twoCapitals.missing.code };
    return [{ is: 'paragraph', sentences: [say('plan.capitals.none', { reason })] }];
  }
  return only<Block>([capitalsTable(plan), { is: 'paragraph', sentences: capitalsNotes(plan) }]);
}

function unvalued(plan: PlanResult): Block[] {
  if (plan.unvalued.length === 0) return [];
  const items = plan.unvalued.map(({ name, code: why, says }) => {
    const reason: Value = { is: 'missing', code: why };
    const told = says ? inner(say('plan.reason', { reason, detail: text(says) })) : reason;
    return say('plan.unvalued', { measure: text(name), reason: told });
  });
  return [{ is: 'bullets', items }];
}

/** The plan as blocks of a section: the set, why not the rest, what other budgets would do, what the answer hangs on. */
export function planBlocks(plan: PlanResult): readonly Block[] {
  if (isMissing(plan.averted)) return [finding(plan), wayOut(plan), ...unvalued(plan)];
  return only<Block>([
    finding(plan),
    basis(plan),
    chosenTable(plan),
    ...pays(plan),
    ...left(plan),
    plan.measures.some(({ chosen }) => !chosen) ? rejectedTable(plan) : undefined,
    worthTable(plan),
    measuresTable(plan),
    frontierTable(plan),
    ...robust(plan),
    regretTable(plan),
    ...noise(plan),
    ...capitals(plan),
    ...unvalued(plan),
    certificate(plan),
    ...unlisted(plan),
  ]);
}

const documentOf = (plan: PlanResult, blocks: readonly Block[]): Document => {
  const title = say('plan.title');
  const sections: Section[] = [{ id: 'plan', title, blocks }];
  const draws = say('plan.imprint', {
    draws: count(plan.draws),
    years: count(plan.yearsPerDraw),
    seed: code(String(plan.seed)),
  });
  return { id: 'plan', title, subtitle: title, imprint: [draws], sections, evidence: new Map() };
};

/** `portfolio choose`. */
export const planTree = (plan: PlanResult): Document => documentOf(plan, planBlocks(plan));

/** `portfolio frontier`. */
export const frontierTree = (plan: PlanResult): Document =>
  documentOf(
    plan,
    isMissing(plan.averted)
      ? [finding(plan)]
      : [frontierTable(plan), basis(plan), certificate(plan), ...unlisted(plan)],
  );
