import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { headers, limited, localOnly, refusedAddress, unpacked } from './guard.js';

let time = 0;
const app = new Hono();
app.use(
  headers,
  localOnly,
  limited({ bytes: 10, fileBytes: 20, requestsPerMinute: 3 }, () => time),
  unpacked,
);
app.all('/*', async (c) => c.text(String((await c.req.arrayBuffer()).byteLength)));
const ask = (sent: Record<string, string> = {}, body?: BodyInit, path = '/api/v1/rows') => {
  time += 30_000;
  return app.request(`http://localhost:8765${path}`, {
    headers: { Host: 'localhost:8765', ...sent },
    ...(body === undefined ? {} : { method: 'POST', body }),
  });
};

describe('the guard', () => {
  it('refuses every address but this machine, with the reason', () => {
    expect(['127.0.0.1', '::1', 'localhost'].map(refusedAddress)).toEqual([undefined, undefined, undefined]);
    expect(refusedAddress('0.0.0.0')).toMatch(/0\.0\.0\.0 is refused: there are no accounts/);
  });
  it('answers this machine and its own page, with the headers that keep everything here', async () => {
    const answer = await ask({ Origin: 'http://localhost:8765' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Security-Policy')).toContain("connect-src 'self'");
    expect(answer.headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
    expect(answer.headers.get('Cross-Origin-Embedder-Policy')).toBe('require-corp');
  });
  it.each([
    { Host: 'example.org' },
    { Origin: 'http://example.org' },
    { Origin: 'http://localhost:3000' },
    { Origin: 'null' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site', 'Sec-Fetch-Mode': 'cors' },
    { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' },
  ])('refuses the API to %o', async (sent) => {
    const answer = await ask(sent as Record<string, string>);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code: 'not-local' });
  });
  it('lets a link of another site open the page', async () => {
    const followed = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' };
    expect((await ask(followed, undefined, '/what-if')).status).toBe(200);
  });
  it('reads no more than the limit, told or not, and more of a file', async () => {
    expect((await ask({}, 'x'.repeat(10))).status).toBe(200);
    const answer = await ask({ 'Accept-Language': 'mn' }, 'x'.repeat(11));
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ code: 'too-large', title: 'Хүсэлтийн бие хэт том байна' });
    expect((await ask({ 'Content-Type': 'Application/octet-stream; x=1' }, 'x'.repeat(20))).status).toBe(200);
    expect((await ask({ 'Content-Type': 'application/octet-stream' }, 'x'.repeat(21))).status).toBe(413);
  });
  it('unpacks nothing', async () => {
    const answer = await ask({ 'Content-Encoding': 'gzip' }, 'x');
    expect([answer.status, answer.headers.get('Accept-Encoding')]).toEqual([415, 'identity']);
    expect(await answer.json()).toMatchObject({ code: 'encoded-body' });
  });
  it('answers so many requests a minute, then says how long to wait', async () => {
    time += 60_000;
    const often = async () => {
      time -= 30_000;
      return ask();
    };
    const statuses = [await often(), await often(), await often(), await often()];
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(Number(statuses[3]!.headers.get('Retry-After'))).toBeGreaterThan(0);
  });
});
