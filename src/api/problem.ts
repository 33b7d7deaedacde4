import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { InputRefused, type Language, NoAnswer, type Problem } from '../base/index.js';
import { languageOf } from './language.js';
import { titles } from './locales.js';

/** RFC 9457: `application/problem+json`, its `type` made of our code, the fields of every problem beside it. */
export interface ProblemDocument {
  readonly type: string;
  readonly code: string;
  /** In the language asked for. */
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** Everything that is wrong with the input. */
  readonly problems?: readonly Problem[];
  readonly [field: string]: unknown;
}

export type PlainTitle = keyof (typeof titles)['en'];
type Untitled = Omit<ProblemDocument, 'type' | 'title'> & {
  readonly titled: PlainTitle;
  readonly code: string;
  readonly status: number;
  readonly detail: string;
};

/** A request that is refused for a reason of HTTP, not of the question. */
export class Refused extends Error {
  constructor(readonly document: Untitled) {
    super(document.detail);
  }
}

export const plainProblem = (titled: PlainTitle, status: number, detail: string): Untitled => ({
  titled,
  code: titled,
  status,
  detail,
});

/** Why the words of a request cannot be read, by status. */
const unreadable: Readonly<Record<number, PlainTitle>> = { 400: 'not-json', 413: 'too-large', 415: 'wrong-media-type' };

/** Bad input is 422 with every problem, a question without an answer 409 with its reason, the rest 500 without a stack. */
export function untitled(error: unknown): Untitled {
  if (error instanceof Refused) return error.document;
  if (error instanceof InputRefused)
    return { ...plainProblem('bad-input', 422, error.message), problems: error.problems };
  if (error instanceof NoAnswer)
    return { ...error.fields, titled: 'no-answer', code: error.code, status: 409, detail: error.message };
  if (error instanceof HTTPException && unreadable[error.status])
    return plainProblem(unreadable[error.status]!, error.status, error.message);
  return plainProblem('bug', 500, 'The server made a mistake; its log says where. Please report it.');
}

export function problemIn(language: Language, { titled, ...rest }: Untitled): ProblemDocument {
  return { type: `urn:lodeward:problem:${rest.code}`, title: titles[language][titled], ...rest } as ProblemDocument;
}

/** Answers with a problem, its title in the language of the request. */
export function refuse(c: Context, problem: Untitled) {
  const asked = c.req.query('lang');
  const language = languageOf(
    asked === 'en' || asked === 'ko' || asked === 'mn' ? asked : undefined,
    c.req.header('accept-language'),
  );
  return c.body(JSON.stringify(problemIn(language, problem)), problem.status as ContentfulStatusCode, {
    'Content-Type': 'application/problem+json',
    'Content-Language': language,
  });
}
