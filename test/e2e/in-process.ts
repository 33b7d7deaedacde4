import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type * as Api from '../../src/api/index.js';
import type { OpenApi } from './openapi.js';

/** The compiled API in this process, on a study and an empty workspace of its own. */
export async function inProcess(study: string) {
  const home = await mkdtemp(join(tmpdir(), 'lodeward-home-'));
  process.env['LODEWARD_HOME'] = home;
  const built = new URL('../../dist/api/index.js', import.meta.url);
  const { createApp, World } = (await import(built.href)) as typeof Api;
  const world = await World.open(new URL(`../../studies/${study}`, import.meta.url).pathname);
  const bugs: unknown[] = [];
  const limits = { bytes: 1_000_000, fileBytes: 11_000_000, requestsPerMinute: 1e9 };
  const app = createApp(world, { limits, now: () => 0, log: (error) => bugs.push(error) });
  const ask = async (path: string, options: RequestInit = {}) =>
    app.request(`http://localhost${path}`, { ...options, headers: { Host: 'localhost', ...options.headers } });
  afterAll(async () => {
    await world.close();
    await rm(home, { recursive: true, force: true });
  });
  return { ask, bugs, document: (await (await ask('/openapi.json')).json()) as OpenApi };
}
