import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { plainProblem, refuse } from './problem.js';

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Only loopback may be bound; accounts and roles do not exist, so any other address is refused with the reason. */
export function refusedAddress(host: string): string | undefined {
  if (['localhost', '127.0.0.1', '::1'].includes(host)) return undefined;
  return `lodeward serves this machine only (127.0.0.1). ${host} is refused: there are no accounts yet, so whoever reached it could read and write the registry.`;
}

/** Whether a page of another origin sent the request; a link that is followed to the page itself is none of theirs. */
function fromElsewhere(c: Context): boolean {
  const origin = c.req.header('origin');
  if (origin !== undefined && origin !== new URL(c.req.url).origin) return true;
  const site = c.req.header('sec-fetch-site');
  if (site !== 'cross-site' && site !== 'same-site') return false;
  return c.req.header('sec-fetch-mode') !== 'navigate' || c.req.path.startsWith('/api/');
}

/** Answers only requests that name this machine, and none that another site's page sent: stops DNS rebinding and cross-site posts. */
export const localOnly: MiddlewareHandler = async (c, next) => {
  const name = (c.req.header('host') ?? '').toLowerCase().replace(/:\d+$/, '');
  if (!loopbackNames.has(name) || fromElsewhere(c)) return refuse(c, plainProblem('not-local', 403));
  await next();
};

/** Of the body, without its parameters. */
export const mediaType = (c: Context): string =>
  (c.req.header('content-type') ?? '').split(';')[0]!.trim().toLowerCase();

const policy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Of every answer: no request leaves the machine (CSP), and memory may be shared with workers (COOP, COEP). */
export const safe: Readonly<Record<string, string>> = {
  'Content-Security-Policy': policy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

export const headers: MiddlewareHandler = async (c, next) => {
  await next();
  for (const [name, value] of Object.entries(safe)) c.header(name, value);
};

/** A body that has to be unpacked may be a thousand times its length: none is. */
export const unpacked: MiddlewareHandler = async (c, next) => {
  const coding = c.req.header('content-encoding') ?? 'identity';
  if (coding.toLowerCase() === 'identity') return next();
  c.header('Accept-Encoding', 'identity');
  return refuse(c, plainProblem('encoded-body', 415));
};

export interface Limits {
  readonly bytes: number;
  /** Of a file handed in. */
  readonly fileBytes: number;
  readonly requestsPerMinute: number;
}

/** Refuses bodies above the limit (413), whether or not they say how long they are, and too many requests in a minute (429, with the seconds to wait). */
export function limited({ bytes, fileBytes, requestsPerMinute }: Limits, now: () => number): MiddlewareHandler {
  const tooLarge = (most: number) =>
    bodyLimit({
      maxSize: most,
      onError: (c) => refuse(c, plainProblem('too-large', 413, { most })),
    });
  const [ofText, ofFile] = [tooLarge(bytes), tooLarge(fileBytes)];
  let windowStart = 0;
  let count = 0;
  return async (c, next) => {
    const time = now();
    if (time - windowStart >= 60_000) {
      windowStart = time;
      count = 0;
    }
    if (++count > requestsPerMinute) {
      const wait = Math.ceil((windowStart + 60_000 - time) / 1000);
      return refuse(c, plainProblem('too-many-requests', 429, { wait }));
    }
    const isFile = mediaType(c) === 'application/octet-stream';
    return (isFile ? ofFile : ofText)(c, next);
  };
}
