import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { IntlMessageFormat } from 'intl-messageformat';
import { noAnswerText, type ProblemDocument, problemText } from '../answers/index.js';
import { InputRefused, type Language, NoAnswer, type Problem } from '../base/index.js';
import { languageOf } from './language.js';
import { details, titles } from './locales.js';

export type PlainTitle = keyof (typeof titles)['en'];
type Untitled = Omit<ProblemDocument, 'type' | 'title' | 'detail' | 'problems'> & {
  readonly titled: PlainTitle;
  readonly code: string;
  readonly status: number;
  /** What stands in the places of the detail; a list is said as alternatives. */
  readonly values: Readonly<Record<string, string | number | readonly string[]>>;
  readonly problems?: readonly Problem[];
};

/** A request that is refused for a reason of HTTP, not of the question. */
export class Refused extends Error {
  constructor(readonly document: Untitled) {
    super(document.code);
  }
}

export const plainProblem = (titled: PlainTitle, status: number, values: Untitled['values'] = {}): Untitled => ({
  titled,
  code: titled,
  status,
  values,
});

/** Why the words of a request cannot be read, by status. */
const unreadable: Readonly<Record<number, PlainTitle>> = { 400: 'not-json', 415: 'wrong-media-type' };

/** Bad input is 422 with every problem, a question without an answer 409 with its reason, the rest 500 without a stack. */
export function untitled(error: unknown): Untitled {
  if (error instanceof Refused) return error.document;
  if (error instanceof InputRefused)
    return { ...plainProblem('bad-input', 422, { count: error.problems.length }), problems: error.problems };
  if (error instanceof NoAnswer)
    return { ...error.fields, ...plainProblem('no-answer', 409, { reason: error.message }), code: error.code };
  if (error instanceof HTTPException && unreadable[error.status])
    return plainProblem(unreadable[error.status]!, error.status, { types: ['application/json'] });
  return plainProblem('bug', 500);
}

/** The one problem there is by itself, the reason in the language where it is worded in it, else the detail that goes with the title. */
function detailIn(language: Language, { titled, code, values, problems }: Untitled): string {
  if (problems?.length === 1) return problemText(problems[0]!, language);
  const message = String(values['reason']);
  const said =
    titled === 'no-answer' ? { reason: noAnswerText({ code, message }, language) } : listed(values, language);
  return String(new IntlMessageFormat(details[language][titled], language).format(said));
}

const listed = (values: Untitled['values'], language: Language) =>
  Object.fromEntries(
    Object.entries(values).map(([place, value]) => [
      place,
      typeof value === 'object' ? new Intl.ListFormat(language, { type: 'disjunction' }).format(value) : value,
    ]),
  );

/** The problem with title and detail in a language; its code and fields are the same in each. */
export function problemIn(language: Language, problem: Untitled): ProblemDocument {
  const { titled, values: _, problems, ...rest } = problem;
  return {
    ...rest,
    type: `urn:lodeward:problem:${rest.code}`,
    title: titles[language][titled],
    detail: detailIn(language, problem),
    ...(problems ? { problems: problems.map((one) => ({ ...one, text: problemText(one, language) })) } : {}),
  } as ProblemDocument;
}

/** Answers with a problem in the language of the request; where waiting helps, the seconds stand in Retry-After. */
export function refuse(c: Context, problem: Untitled) {
  const asked = c.req.query('lang');
  const language = languageOf(
    asked === 'en' || asked === 'ko' || asked === 'mn' ? asked : undefined,
    c.req.header('accept-language'),
  );
  return c.body(JSON.stringify(problemIn(language, problem)), problem.status as ContentfulStatusCode, {
    'Content-Type': 'application/problem+json',
    'Content-Language': language,
    ...('wait' in problem.values ? { 'Retry-After': String(problem.values['wait']) } : {}),
  });
}
