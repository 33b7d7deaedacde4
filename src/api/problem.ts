import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { InputRefused, NoAnswer, type Problem } from '../base/index.js';

/** RFC 9457: `application/problem+json`, its `type` made of our code, the fields of every problem beside it. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly problems?: readonly Problem[];
  readonly [field: string]: unknown;
}

const problemType = (code: string): string => `urn:lodeward:problem:${code}`;

/** Bad input is 422 with every problem, a question without an answer 409 with its reason, the rest 500 without a stack. */
export function problemOf(error: unknown): ProblemDocument {
  if (error instanceof InputRefused) {
    return {
      type: problemType('bad-input'),
      title: 'The input has problems',
      status: 422,
      detail: error.message,
      problems: error.problems,
    };
  }
  if (error instanceof NoAnswer) {
    return {
      type: problemType(error.code),
      title: 'The question has no answer',
      status: 409,
      detail: error.message,
      ...error.fields,
    };
  }
  return {
    type: problemType('bug'),
    title: 'A bug of lodeward',
    status: 500,
    detail: 'The server made a mistake; its log says where. Please report it.',
  };
}

export const refuse = (c: Context, document: ProblemDocument) =>
  c.body(JSON.stringify(document), document.status as ContentfulStatusCode, {
    'Content-Type': 'application/problem+json',
  });

export const plainProblem = (code: string, status: number, title: string, detail: string): ProblemDocument => ({
  type: problemType(code),
  title,
  status,
  detail,
});
