import type { LocalText } from '../base/index.js';
import type { ProjectFile, SupportFile } from '../study/index.js';

type Answer = 'yes' | 'no' | 'not-known';

interface RuleAnswer {
  readonly field: string;
  readonly answer: Answer;
  readonly reason: string;
  /** What the project says, where it says something. */
  readonly found?: string | number | boolean | readonly string[];
  /** Document that would settle it; only where it is not known. */
  readonly document?: string;
  /** Reason and document in the languages that the programme's file has. */
  readonly words: { readonly reason: LocalText; readonly document?: LocalText };
}

export interface Eligibility {
  readonly programme: string;
  readonly kind: SupportFile['kind'];
  readonly name: SupportFile['name'];
  readonly answer: Answer;
  readonly rules: readonly RuleAnswer[];
  readonly missingDocuments: readonly string[];
  readonly bodies: readonly string[];
}

type Value = string | number | boolean | readonly string[] | undefined;

/** What a project says about a field of a rule: its own figures first, then the facts its firm wrote down. */
function found(field: string, project: ProjectFile, home: string): Value {
  const stated = project.facts[field];
  if (stated !== undefined) return stated;
  if (field === 'mineral') return project.products.map((p) => p.mineral);
  if (field === 'host') return project.host;
  if (field === 'odds.success') return project.odds.success;
  if (field === 'debt') return project.debt.length > 0;
  if (field === 'firm.country') {
    const firms = (project.owners ?? []).filter((o) => o.party === 'firm').map((o) => o.country);
    if (firms.includes(home)) return home;
    return firms.every((c) => c !== undefined) && firms.length > 0 ? (firms as string[]).join(', ') : undefined;
  }
  if (field === 'capital') return project.capital.some(({ spend }) => spend.length > 0) ? true : undefined;
  return undefined;
}

function judge(rule: SupportFile['eligibility'][number], value: Value): Answer {
  if (value === undefined) return 'not-known';
  const values = Array.isArray(value) ? (value as readonly string[]) : [value as string | number | boolean];
  if (rule.in) return values.some((v) => rule.in!.includes(v as never)) ? 'yes' : 'no';
  if (rule.is !== undefined) return values.includes(rule.is as never) ? 'yes' : 'no';
  return typeof value === 'number' ? (value >= rule.atLeast! ? 'yes' : 'no') : 'not-known';
}

/** Does a project qualify for a programme: each rule's yes, no or not-known with its reason; the whole is no if one is no, yes if all are yes. */
export function eligibility(project: ProjectFile, programme: SupportFile): Eligibility {
  const rules = programme.eligibility.map((rule): RuleAnswer => {
    const value = found(rule.field, project, programme.country);
    const answer = judge(rule, value);
    return {
      field: rule.field,
      answer,
      reason: rule.reason.en,
      ...(value === undefined ? {} : { found: value }),
      ...(answer === 'not-known' && rule.document ? { document: rule.document.en } : {}),
      words: { reason: rule.reason, ...(rule.document ? { document: rule.document } : {}) },
    };
  });
  const answers = rules.map((r) => r.answer);
  return {
    programme: `${programme.country}/${programme.id}`,
    kind: programme.kind,
    name: programme.name,
    answer: answers.includes('no') ? 'no' : answers.includes('not-known') ? 'not-known' : 'yes',
    rules,
    missingDocuments: rules.flatMap((r) => (r.document ? [r.document] : [])),
    bodies: programme.bodies,
  };
}
