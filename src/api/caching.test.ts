import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { caching } from './caching.js';

const app = new Hono();
app.use(caching);
app.all('/kept', (c) => c.json({ answer: c.req.header('accept-language') ?? '' }));
app.get('/assets', (c) => c.text('a', 200, { 'Cache-Control': 'immutable' }));
app.get('/events', (c) => c.body('data: 1', 200, { 'Content-Type': 'text/event-stream' }));
const ask = (path: string, sent: Record<string, string> = {}, method = 'GET') =>
  app.request(path, { method, headers: sent });
const said = ({ headers }: Response) => headers.get('Cache-Control');

describe('what may be kept of an answer', () => {
  it('is asked for again, and comes without its words where they are the same', async () => {
    const first = await ask('/kept');
    const tag = first.headers.get('ETag')!;
    expect([said(first), first.headers.get('Vary')]).toEqual(['no-cache', 'Accept, Accept-Language']);
    for (const header of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await ask('/kept', { 'If-None-Match': header });
      expect([again.status, await again.text(), again.headers.get('ETag')]).toEqual([304, '', tag]);
    }
    expect((await ask('/kept', { 'If-None-Match': tag, 'Accept-Language': 'ko' })).status).toBe(200);
    expect((await ask('/kept', {}, 'HEAD')).headers.get('ETag')).toBeTruthy();
  });
  it('is nothing of a problem, of what was posted, and of events', async () => {
    for (const answer of [await ask('/nothing'), await ask('/kept', {}, 'POST'), await ask('/events')])
      expect([said(answer), answer.headers.get('ETag')]).toEqual(['no-store', null]);
    expect(said(await ask('/assets'))).toBe('immutable');
  });
});
