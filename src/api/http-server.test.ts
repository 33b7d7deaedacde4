import { type AddressInfo, connect } from 'node:net';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headers, localOnly, safe } from './guard.js';
import { httpServer } from './http-server.js';

const app = new Hono();
app.use(headers, localOnly);
app.get('/', (c) => c.text('here'));
const server = httpServer(app.fetch, '127.0.0.1');
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve())));
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

/** What the server says to bytes, until it closes the connection. */
const said = (bytes: string) =>
  new Promise<string>((resolve, reject) => {
    let text = '';
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('close', () => resolve(text)).on('error', reject);
  });
const request = (head: string, path = '/') => `GET ${path} HTTP/1.1\r\n${head}Connection: close\r\n\r\n`;

describe('words that are no request', () => {
  it.each([
    [400, 'nonsense\r\n\r\n'],
    [400, request('Host: localhost\r\n').replace('GET', 'FETCH')],
    [400, request('Host: 127.0.0.1:abc\r\n')],
    [400, request('Host: localhost\r\nContent-Length: -5\r\n')],
    [403, request('')],
    [403, request('Host: example.org\r\nHost: localhost\r\n')],
    [403, request('Host: 127.0.0.1.example.org\r\n')],
    [431, request('Host: localhost\r\n', `/?${'x'.repeat(100_000)}`)],
  ])('are answered %i as a problem, with the headers of every answer', async (status, bytes) => {
    const [head = '', body = ''] = (await said(bytes)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head.toLowerCase()).toContain('content-type: application/problem+json');
    for (const [name, value] of Object.entries(safe))
      expect(head.toLowerCase()).toContain(`${name}: ${value}`.toLowerCase());
    expect(body).toContain(`"status":${status}`);
  });
  it('leave the next request alone', async () => {
    expect(await said(request('Host: LOCALHOST\r\n'))).toMatch(/^HTTP\/1.1 200 [\s\S]*here/);
  });
});
