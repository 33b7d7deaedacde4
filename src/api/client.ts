import type { Job, ProblemDocument } from './answers.js';
import type { Operations } from './operations.js';

/** Why the server did not answer (RFC 9457). */
export class ApiProblem extends Error {
  constructor(readonly problem: ProblemDocument) {
    super(problem.detail);
  }
}

type Asked = {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: object;
  readonly body?: unknown;
  readonly bytes?: Uint8Array;
};

/** `get rows/{id}/trace` with values as an address under the server's. */
function addressOf(server: string, path: string, { path: values = {}, query = {} }: Asked): URL {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])));
  const address = new URL(`/api/v1/${filled}`, server);
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) address.searchParams.set(name, String(value));
  return address;
}

async function answerOf(response: Response): Promise<unknown> {
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  if (!response.ok) throw new ApiProblem((await response.json()) as ProblemDocument);
  return isJson ? response.json() : response.blob();
}

/**
 * A client of a running `lodeward serve` whose questions and answers have the types of its OpenAPI document.
 * @example const { minerals } = await client('http://127.0.0.1:8765')('get risk', { query: { importer: 'KOR' } });
 */
export function client(server: string, send: typeof fetch = fetch) {
  return async <K extends keyof Operations>(
    operation: K,
    asked: Operations[K]['asked'],
    { signal }: { readonly signal?: AbortSignal } = {},
  ): Promise<Operations[K]['answer']> => {
    const { body, bytes } = asked as Asked;
    const [method = '', path = ''] = operation.split(' ');
    const sent = bytes ?? (body === undefined ? undefined : JSON.stringify(body));
    const type = bytes ? 'application/octet-stream' : 'application/json';
    const response = await send(addressOf(server, path, asked as Asked), {
      method: method.toUpperCase(),
      ...(sent === undefined ? {} : { body: sent as string, headers: { 'Content-Type': type } }),
      ...(signal ? { signal } : {}),
    });
    return (await answerOf(response)) as Operations[K]['answer'];
  };
}

/** Follows a job by its events until it ends; its last state. @throws ApiProblem where it failed */
export async function followed<J extends Job>(
  server: string,
  { id }: J,
  onProgress: (job: J) => void = () => {},
  send: typeof fetch = fetch,
): Promise<J> {
  const response = await send(addressOf(server, `jobs/${id}/events`, {}));
  if (!response.ok || !response.body) throw new ApiProblem((await response.json()) as ProblemDocument);
  let text = '';
  let last: J | undefined;
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) {
      const data = event.split('\n').find((line) => line.startsWith('data: '));
      if (data) onProgress((last = JSON.parse(data.slice(6)) as J));
    }
  }
  if (last?.state === 'failed') throw new ApiProblem(last.error as ProblemDocument);
  if (!last) throw new Error(`the server ended before job ${id} did`);
  return last;
}
