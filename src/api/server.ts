import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Context } from 'hono';
import { InputRefused } from '../base/index.js';
import { packagePath } from '../node/index.js';
import { createApp } from './app.js';
import { refusedAddress } from './guard.js';
import { httpServer } from './http-server.js';
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
): Promise<{ address: string; server: Server }> {
  const refused = refusedAddress(host);
  if (refused) throw new InputRefused([{ code: 'not-loopback', path: '--host', value: host, message: refused }]);
  const folder = packagePath('dist', 'web');
  if (!existsSync(folder)) {
    const message = 'The page is not built. Run: npm run build';
    throw new InputRefused([{ code: 'page-not-built', message }]);
  }
  const app = createApp(world, { limits, now: Date.now, log: (error) => console.error(error) });
  app.use('/*', serveStatic({ root: folder, onFound: keptForGood }));
  const server = httpServer(app.fetch, host);
  return new Promise((resolve, reject) => {
    server.on('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? portInUse(port) : error));
    server.listen(port, host, () => {
      const open = (server.address() as AddressInfo).port;
      resolve({ address: `http://${host === '::1' ? '[::1]' : host}:${open}/`, server });
      void warm(world);
    });
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
