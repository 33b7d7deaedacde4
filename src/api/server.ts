import { existsSync } from 'node:fs';
import { type ServerType, serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Context } from 'hono';
import { InputRefused } from '../base/index.js';
import { packagePath } from '../node/index.js';
import { createApp } from './app.js';
import { refusedAddress } from './guard.js';
import { rankingDraws } from './routes/risk.js';
import type { World } from './world.js';

export interface ServeOptions {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
}

const limits = { bytes: 4_000_000, fileBytes: 11_000_000, requestsPerMinute: 1200 };

/**
 * Serves page and API to this machine; resolves once the port is open.
 * @throws InputRefused not-loopback, page-not-built, port-in-use
 */
export async function startServer(
  world: World,
  { host, port }: ServeOptions,
): Promise<{ address: string; server: ServerType }> {
  const refused = refusedAddress(host);
  if (refused) throw new InputRefused([{ code: 'not-loopback', path: '--host', value: host, message: refused }]);
  const folder = packagePath('dist', 'web');
  if (!existsSync(folder)) {
    const message = 'The page is not built. Run: npm run build';
    throw new InputRefused([{ code: 'page-not-built', message }]);
  }
  const app = createApp(world, { limits, now: Date.now, log: (error) => console.error(error) });
  app.use('/*', serveStatic({ root: folder, onFound: keptForGood }));
  return new Promise((resolve, reject) => {
    // a client may keep its connection for a minute: one that is closed while the next question is under way is an error to it
    const serverOptions = { keepAliveTimeout: 65_000 };
    const server = serve({ fetch: app.fetch, hostname: host, port, serverOptions }, (info) => {
      resolve({ address: `http://${host === '::1' ? '[::1]' : host}:${info.port}/`, server });
      void warm(world);
    });
    server.on('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? portInUse(port) : error));
  });
}

/** What is named by its digest never changes: a browser asks for it once. */
function keptForGood(path: string, c: Context): void {
  if (path.includes('/assets/')) c.header('Cache-Control', 'public, max-age=31536000, immutable');
}

const portInUse = (port: number) =>
  new InputRefused([
    {
      code: 'port-in-use',
      path: '--port',
      value: port,
      message: `Port ${port} is in use, perhaps by another lodeward serve. Take another one, or --port 0 for any free one.`,
    },
  ]);

/** Works out beforehand what the first pages ask for. */
async function warm(world: World): Promise<void> {
  await world.known().catch(() => {});
  await world.beforeRun().catch(() => {});
  await world.ranking({ importer: world.study.study.importer, draws: rankingDraws, seed: 1 }).catch(() => {});
}
