import { createHash } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';

/** Whether a header If-None-Match names a tag. */
const named = (header: string | undefined, tag: string) =>
  header?.split(',').some((one) => [tag, '*'].includes(one.trim().replace(/^W\//, ''))) ?? false;

/**
 * What may be kept of an answer: one to GET is asked for again and comes as 304 where it is still the same; problems, what was posted and
 * events are not kept. An answer depends on the format and the language that were asked for.
 */
export const caching: MiddlewareHandler = async (c, next) => {
  await next();
  const { status, headers } = c.res;
  if (headers.has('Cache-Control')) return;
  c.header('Vary', 'Accept, Accept-Language');
  const isRead = ['GET', 'HEAD'].includes(c.req.method) && status === 200;
  if (!isRead || headers.get('content-type') === 'text/event-stream') return c.header('Cache-Control', 'no-store');
  const digest = createHash('sha256').update(new Uint8Array(await c.res.clone().arrayBuffer()));
  const tag = `"${digest.digest('base64url').slice(0, 22)}"`;
  c.header('Cache-Control', 'no-cache');
  c.header('ETag', tag);
  if (!named(c.req.header('if-none-match'), tag)) return;
  const kept = ['Cache-Control', 'ETag', 'Vary', 'Content-Language'].flatMap((name) => {
    const value = c.res.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  c.res = undefined;
  c.res = new Response(null, { status: 304, headers: Object.fromEntries(kept) });
};
