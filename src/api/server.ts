import { existsSync } from 'node:fs';
import { type ServerType, serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { InputRefused } from '../base/index.js';
import { packagePath } from '../node/index.js';
import { createApp } from './app.js';
import { refusedAddress } from './guard.js';
import type { Services } from './services.js';

export interface ServeOptions {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
}

const limits = { bytes: 2_000_000, requestsPerMinute: 1200 };

/**
 * Serves page and API to this machine; resolves once the port is open.
 * @throws InputRefused not-loopback, page-not-built
 */
export async function startServer(
  services: Services,
  { host, port }: ServeOptions,
): Promise<{ address: string; server: ServerType }> {
  const refused = refusedAddress(host);
  if (refused) throw new InputRefused([{ code: 'not-loopback', path: '--host', value: host, message: refused }]);
  const folder = packagePath('dist', 'web');
  if (!existsSync(folder)) {
    const message = 'The page is not built. Run: npm run build';
    throw new InputRefused([{ code: 'page-not-built', message }]);
  }
  const app = createApp(services, { limits, now: Date.now, log: (error) => console.error(error) });
  app.use('/*', serveStatic({ root: folder }));
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, (info) =>
      resolve({ address: `http://${host === '::1' ? '[::1]' : host}:${info.port}/`, server }),
    );
    server.on('error', reject);
  });
}
