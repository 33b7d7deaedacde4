import type { Job as AnyJob, ProblemDocument } from '../../answers/index.js';
import { place } from './view.svelte.js';

/** An answer that says why there is none (RFC 9457). */
export class ApiProblem extends Error {
  constructor(readonly document: ProblemDocument) {
    super(document.detail);
  }
}

async function answer<T>(response: Response): Promise<T> {
  if (response.ok) return (await response.json()) as T;
  throw new ApiProblem((await response.json()) as ProblemDocument);
}

const address = (path: string, query: Readonly<Record<string, string | undefined>>) => {
  const parameters = new URLSearchParams(
    Object.entries(query).flatMap(([k, v]) => (v === undefined || v === '' ? [] : [[k, v]])),
  );
  return `/api/v1/${path}${parameters.size > 0 ? `?${parameters}` : ''}`;
};

/** What the server says in words is said in the language of the view. */
const inLanguage = () => ({ 'Accept-Language': place.language });

const kept = new Map<string, Promise<unknown>>();

/** Reads; the same address is asked for once. */
export function get<T>(path: string, query: Readonly<Record<string, string | undefined>> = {}): Promise<T> {
  const at = address(path, query);
  let asked = kept.get(at);
  if (!asked) {
    asked = fetch(at, { headers: inLanguage() }).then((response) => answer(response));
    asked.catch(() => kept.delete(at));
    kept.set(at, asked);
  }
  return asked as Promise<T>;
}

/** Asks; ended by the signal, here and at the server. */
export const post = <T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> =>
  fetch(address(path, {}), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...inLanguage() },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  }).then((response) => answer<T>(response));

/** Hands in a file. */
export const sent = <T>(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<T> =>
  fetch(address(path, {}), {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream', ...inLanguage() },
    body: bytes,
  }).then((response) => answer<T>(response));

/** A file that the server writes for a question, under the name it gives. */
export async function file(path: string, body: unknown): Promise<File> {
  const response = await fetch(address(path, {}), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...inLanguage() },
    body: JSON.stringify(body),
  });
  if (!response.ok) return answer<never>(response);
  const name = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1] ?? path;
  const content = await response.blob();
  return new File([content], name, { type: content.type });
}

/** A long run whose result is of a type. */
export type Job<T> = AnyJob & { readonly result?: T };

/** Starts a long run and follows it; resolves with its result. */
export async function follow<T>(
  path: string,
  body: unknown,
  onProgress: (job: Job<T>) => void,
  signal: AbortSignal,
): Promise<T> {
  const started = await post<Job<T>>(path, body);
  const events = new EventSource(`/api/v1/jobs/${started.id}/events`);
  signal.addEventListener('abort', () => {
    events.close();
    void fetch(`/api/v1/jobs/${started.id}`, { method: 'DELETE', keepalive: true });
  });
  return new Promise<T>((resolve, reject) => {
    const read = (event: MessageEvent<string>) => {
      const job = JSON.parse(event.data) as Job<T>;
      onProgress(job);
      if (job.state === 'running') return;
      events.close();
      if (job.state === 'done') resolve(job.result as T);
      else reject(job.error ? new ApiProblem(job.error) : new Error(job.state));
    };
    for (const state of ['running', 'done', 'failed', 'cancelled']) events.addEventListener(state, read);
    events.onerror = () => reject(new Error('the server does not answer'));
  });
}
