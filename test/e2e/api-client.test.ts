import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type * as Client from '../../src/api/client.js';
import { documentAt } from './openapi.js';
import { type Served, served } from './served.js';

const built = <T>(path: string) => import(new URL(`../../${path}`, import.meta.url).href) as Promise<T>;
const { ApiProblem, client, followed } = await built<typeof Client>('dist/api/client.js');

let server: Served;
let ask: ReturnType<typeof client>;
beforeAll(async () => {
  server = await served();
  ask = client(server.address);
});
afterAll(() => server?.stop());

describe('the typed client', () => {
  it('has the types of the document as it is served', async () => {
    const { operationsText } = await built<{ operationsText(document: object): string }>('scripts/operations.mjs');
    const plain = (text: string) => text.replace(/[\s,;|()'"]/g, '');
    const written = await readFile(new URL('../../src/api/operations.ts', import.meta.url), 'utf8');
    const fresh = operationsText(await documentAt(server.address));
    expect(plain(written) === plain(fresh), 'run: node scripts/operations.mjs').toBe(true);
  });
  it('asks with values in path, query and body, and reads the answer', async () => {
    const rows = await ask('get rows', { query: { mineral: 'tin', kind: 'production', year: 2022 } });
    expect(rows.map(({ mineral, year }) => `${mineral} ${year}`)).toContain('tin 2022');
    const { steps } = await ask('get rows/{id}/trace', { path: { id: rows[0]!.id } });
    expect(steps.length).toBeGreaterThan(0);
    const { format, tonnesLost } = await ask('post shocks', {
      body: { mineral: 'tin', measure: 'ban IDN -> *', draws: 20 },
    });
    expect(format).toBe('lodeward-shock/1');
    expect(tonnesLost).toMatchObject({ p50: expect.any(Number) });
    const sheet = await ask('get registry/template', { query: { format: 'csv' } });
    expect(await sheet.text()).toMatch(/type,id/);
  });
  it('throws the problem, its title in the language asked for', async () => {
    const refused = ask('get buyers', { query: { mineral: 'Not A Code', lang: 'ko' } });
    await expect(refused).rejects.toBeInstanceOf(ApiProblem);
    await expect(refused).rejects.toMatchObject({
      problem: { code: 'bad-request', title: '요청 내용에 오류가 있습니다' },
    });
  });
  it('follows a job to its end, and sees a cancelled one end', async () => {
    const body = { mineral: 'tin', measure: 'ban IDN -> *', draws: 20 };
    const [states, steps]: [string[], string[]] = [[], []];
    const done = await followed(server.address, await ask('post shocks/jobs', { body }), ({ state, progress }) => {
      states.push(state);
      steps.push(progress.step);
    });
    expect(done).toMatchObject({ state: 'done', result: { format: 'lodeward-shock/1' } });
    expect(states.at(-1)).toBe('done');
    expect(steps).toContain('draws');
    const long = { ...body, months: 36, draws: 10_000, seed: 7 };
    const [first, second] = [
      await ask('post shocks/jobs', { body: long }),
      await ask('post shocks/jobs', { body: long }),
    ];
    await expect(ask('post shocks/jobs', { body: long })).rejects.toMatchObject({ problem: { code: 'too-many-jobs' } });
    const third = await fetch(new URL('api/v1/shocks/jobs', server.address), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(long),
    });
    expect([third.status, third.headers.get('Retry-After')]).toEqual([429, '10']);
    for (const { id } of [first, second])
      expect(await ask('delete jobs/{id}', { path: { id } })).toMatchObject({ state: 'cancelled' });
    expect(await followed(server.address, first)).toMatchObject({ state: 'cancelled' });
    const whenFree = () => ask('post shocks/jobs', { body: { ...body, seed: 3 } });
    const next = await vi.waitFor(whenFree, { timeout: 20_000, interval: 100 });
    expect((await followed(server.address, next)).state).toBe('done');
  });
});
