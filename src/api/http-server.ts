import { createServer, type Server, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { safe } from './guard.js';
import { plainProblem, problemIn } from './problem.js';

/** A client may keep its connection for a minute: one that is closed while the next question is under way is an error to it. Who sends a request slowly is let go. */
const options = {
  keepAliveTimeout: 65_000,
  headersTimeout: 20_000,
  requestTimeout: 60_000,
  connectionsCheckingInterval: 5_000,
  // a request without one is refused by the guard, as a problem
  requireHostHeader: false,
};
const statusOf: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** What is said to words that are no request; its language is not known. */
function unreadable(status: number): { readonly headers: Readonly<Record<string, string>>; readonly body: string } {
  const body = JSON.stringify(problemIn('en', plainProblem('not-http', status)));
  return { headers: { ...safe, 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' }, body };
}

function answerRaw(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const status = statusOf[error.code ?? ''] ?? 400;
  const { headers, body } = unreadable(status);
  const lines = Object.entries({ ...headers, 'Content-Length': Buffer.byteLength(body), Connection: 'close' }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n'));
}

/** An HTTP server for the routes of an app; what cannot be read as a request is answered as a problem too. */
export function httpServer(fetch: Parameters<typeof getRequestListener>[0], hostname: string): Server {
  const { headers, body } = unreadable(400);
  const errorHandler = () => new Response(body, { status: 400, headers });
  return createServer(options, getRequestListener(fetch, { hostname, errorHandler })).on(
    'clientError',
    (error, socket) => answerRaw(error, socket as Socket),
  );
}
