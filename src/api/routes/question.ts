import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context as HttpContext } from 'hono';
import type { Language } from '../../base/index.js';
import { type Format, formats, mediaTypes, tableBytes, type Writers, wantedFormat } from '../formats.js';
import { mediaType } from '../guard.js';
import type { Jobs, Report } from '../jobs.js';
import { languageOf } from '../language.js';
import { plainProblem, Refused } from '../problem.js';
import { localised } from '../reasons.js';

type Shape = Readonly<Record<string, z.ZodType>>;
/** The values of a shape; what was not given is absent. */
type Given<S extends Shape> = {
  readonly [K in keyof z.output<z.ZodObject<S>>]: Exclude<z.output<z.ZodObject<S>>[K], undefined>;
};

export interface Context {
  readonly language: Language;
  readonly report: Report;
  /** Says when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

interface Asked<P extends Shape, Q extends Shape, B extends Shape> {
  readonly path: string;
  /** The command of the command line that asks the same. */
  readonly command?: string;
  readonly summary: string;
  /** Of the path, of the query and of a JSON body. */
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** Values with which the question has an answer; shown in /openapi.json. */
  readonly example?: Readonly<Record<string, unknown>>;
}

type Values<P extends Shape, Q extends Shape, B extends Shape> = Given<P> & Given<Q> & Given<B>;

export interface Question<P extends Shape, Q extends Shape, B extends Shape> extends Asked<P, Q, B> {
  /** Name of the answer's type in answers.ts; `Row[]` is a list. */
  readonly answer: string;
  /** The answer as a table: then CSV and Parquet are offered too. */
  readonly table?: (answer: never) => readonly object[];
  /** Where its columns are fixed. */
  readonly writers?: Writers;
  readonly ask: (asked: Values<P, Q, B>, context: Context) => unknown;
}

export interface FileAnswer {
  readonly type: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface FileQuestion<P extends Shape, Q extends Shape, B extends Shape> extends Asked<P, Q, B> {
  readonly types: readonly string[];
  readonly ask: (asked: Values<P, Q, B>, context: Context) => Promise<FileAnswer>;
}

export interface Upload<P extends Shape, Q extends Shape> extends Asked<P, Q, Shape> {
  readonly answer: string;
  /** Media types that are read, the schema of each. */
  readonly takes: Readonly<Record<string, object>>;
  /** A body with which the question has an answer. */
  readonly sample?: unknown;
  readonly ask: (asked: Given<P> & Given<Q>, bytes: Uint8Array, context: Context) => unknown;
}

/** What an upload takes: a document of a schema as JSON or YAML, or bytes. */
export const documentOf = (schema: string) => ({
  'application/json': { schema: reference(schema) },
  'application/yaml': { schema: { type: 'string' } },
});
export const bytesOf = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };

/** UTF-8 or a problem. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refused(plainProblem('not-text', 400));
  }
}

const reference = (name: string): object =>
  name.endsWith('[]')
    ? { type: 'array', items: reference(name.slice(0, -2)) }
    : { $ref: `#/components/schemas/${name}` };
const problems = {
  default: {
    description: 'Problem (RFC 9457)',
    content: { 'application/problem+json': { schema: reference('ProblemDocument') } },
  },
};
const lang = z
  .enum(['en', 'ko', 'mn'])
  .optional()
  .openapi({ description: 'Language of prose; else Accept-Language says it' });
const binary = { schema: { type: 'string', format: 'binary' } } as const;

/** The shape with an example at each key that has one. */
const shown = (shape: Shape | undefined, example: Readonly<Record<string, unknown>>): Shape =>
  Object.fromEntries(
    Object.entries(shape ?? {}).map(([key, schema]) => [
      key,
      key in example ? (schema as z.ZodString).openapi({ example: example[key] }) : schema,
    ]),
  );

/** After so long it is worth asking again whether a run has ended. */
const secondsOfAJob = 10;

/** Registers questions as routes under /api/v1 and in /openapi.json: checks input, speaks the formats, hides nothing that went wrong. */
export class Api {
  constructor(
    private readonly app: OpenAPIHono,
    private readonly jobs: Jobs,
  ) {}

  /** What a job found that is done. @throws Refused no-such-job, not-run-yet */
  resultOf(job: string | undefined): unknown {
    if (job === undefined) throw new Refused(plainProblem('not-run-yet', 409));
    const found = this.jobs.get(job);
    if (!found) throw new Refused(plainProblem('no-such-job', 404, { job }));
    if (found.state === 'done') return found.result;
    throw new Refused(plainProblem('not-run-yet', 409));
  }

  /** A question answered at once. */
  get<P extends Shape, Q extends Shape>(question: Question<P, Q, Shape>): void {
    this.answered('get', question);
  }

  post<P extends Shape, Q extends Shape, B extends Shape>(question: Question<P, Q, B>): void {
    this.answered('post', question);
  }

  delete<P extends Shape>(question: Question<P, Shape, Shape>): void {
    this.answered('delete', question);
  }

  /** A question that takes a while: the answer is a job, followed under /jobs/{id}/events. */
  job<B extends Shape>(question: Question<Shape, Shape, B>): void {
    const { answer, ask } = question;
    const response = {
      description: 'The job; its result is the answer',
      content: {
        'application/json': { schema: { allOf: [reference('Job'), { properties: { result: reference(answer) } }] } },
      },
    };
    this.register('post', question, { 202: response }, undefined, async (c, asked, context) => {
      const job = this.jobs.start(
        async (report, signal) =>
          JSON.parse(
            localised((await ask(asked as never, { ...context, report, signal })) as object, context.language),
          ),
        context.language,
      );
      if (!job) throw new Refused(plainProblem('too-many-jobs', 429, { wait: secondsOfAJob }));
      return c.json(job, 202);
    });
  }

  /** A question whose answer is a file. */
  file<P extends Shape, Q extends Shape, B extends Shape>(
    method: 'get' | 'post',
    question: FileQuestion<P, Q, B>,
  ): void {
    const content = Object.fromEntries(question.types.map((type) => [type, binary]));
    this.register(
      method,
      question,
      { 200: { description: 'The file', content } },
      undefined,
      async (c, asked, context) => {
        const { type, name, bytes } = await question.ask(asked as never, context);
        return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
          'Content-Type': type,
          'Content-Disposition': `attachment; filename="${name}"`,
        });
      },
    );
  }

  /** Server-sent events. */
  stream<P extends Shape>(
    question: Asked<P, Shape, Shape> & { readonly open: (c: HttpContext, asked: Given<P>) => Response },
  ): void {
    const response = { description: 'Events', content: { 'text/event-stream': { schema: { type: 'string' } } } };
    this.register('get', question, { 200: response }, undefined, async (c, asked) => question.open(c, asked as never));
  }

  /** A document or file handed in as the body; its text is read as it was sent, so problems name its lines. */
  upload<P extends Shape, Q extends Shape>(question: Upload<P, Q>): void {
    const { takes, answer, ask, sample } = question;
    const content = { 'application/json': { schema: reference(answer) } };
    const [first] = Object.entries(takes);
    const shownFirst = sample === undefined || !first ? {} : { [first[0]]: { ...first[1], example: sample } };
    const body = { required: true, content: { ...takes, ...shownFirst } };
    this.register(
      'post',
      question,
      { 200: { description: 'The answer', content } },
      body,
      async (c, asked, context) => {
        if (!Object.hasOwn(takes, mediaType(c)))
          throw new Refused(plainProblem('wrong-media-type', 415, { types: Object.keys(takes) }));
        const bytes = new Uint8Array(await c.req.arrayBuffer());
        return json(c, (await ask(asked as never, bytes, context)) as object, context.language);
      },
    );
  }

  private answered(method: 'get' | 'post' | 'delete', question: Question<never, never, never> | object): void {
    const { answer, table, writers, ask, query, ...rest } = question as Question<Shape, Shape, Shape>;
    const media = table ? formats.filter((one) => one !== 'json').map((one) => [mediaTypes[one], binary]) : [];
    const content = { 'application/json': { schema: reference(answer) }, ...Object.fromEntries(media) };
    const format = z.enum(formats).optional().openapi({ description: 'In place of the Accept header' });
    const asking = { ...rest, query: { ...query, ...(table ? { format } : {}) } };
    this.register(
      method,
      asking,
      { 200: { description: 'The answer', content } },
      undefined,
      async (c, asked, context) => {
        const { format: named, ...values } = asked as { format?: Format };
        const wanted = table ? wantedFormat(c.req.header('accept'), named) : 'json';
        const found = (await ask((table ? values : asked) as never, context)) as object;
        if (wanted === 'json' || !table) return json(c, found, context.language);
        return c.body(await tableBytes(table(found as never), wanted, writers), 200, {
          'Content-Type': `${mediaTypes[wanted]}${wanted === 'csv' ? '; charset=utf-8' : ''}`,
        });
      },
    );
  }

  private register(
    method: 'get' | 'post' | 'delete',
    { path, command, summary, params, query, body, example = {} }: Asked<Shape, Shape, Shape>,
    responses: object,
    uploaded: object | undefined,
    answer: (c: HttpContext, asked: object, context: Context) => Promise<Response>,
  ): void {
    const bodyExample = Object.fromEntries(Object.entries(example).filter(([key]) => body && key in body));
    const content = { 'application/json': { schema: z.strictObject(body ?? {}), example: bodyExample } };
    const route = createRoute({
      method,
      path: `/api/v1/${path}`,
      operationId: `${method} ${path}`,
      summary,
      ...(command ? { 'x-command': command } : {}),
      request: {
        ...(params ? { params: z.strictObject(shown(params, example)) } : {}),
        query: z.strictObject({ ...shown(query, example), lang }),
        ...(body ? { body: { required: true, content } } : uploaded ? { body: uploaded } : {}),
      },
      responses: { ...responses, ...problems },
    } as Parameters<typeof createRoute>[0]);
    this.app.openapi(route, (async (c: HttpContext) => {
      const valid = (from: 'param' | 'query' | 'json') => c.req.valid(from as never) as object | undefined;
      const { lang: asked, ...query } = (valid('query') ?? {}) as { lang?: Language };
      const given = { ...valid('param'), ...query, ...valid('json') };
      const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
      const language = languageOf(asked, c.req.header('accept-language'));
      return answer(c, present, { language, report: () => {}, signal: c.req.raw.signal });
    }) as never);
  }
}

const json = (c: HttpContext, answer: object, language: Language) =>
  c.body(localised(answer, language), 200, { 'Content-Type': 'application/json', 'Content-Language': language });
