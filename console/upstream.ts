// The requests to the services, each of which ends with the request of the client that it is for:
//
//   client ──► console ──► service      a client that leaves ends the request behind it, also while the service works on it
//
// Without that, a client that has left keeps a connection until the service answers, and enough of them keep out everybody else. The
// proxy's own client knows nothing of the client's connection, and has 128 connections for all. Here, the services limit their number.

import { AsyncLocalStorage } from 'node:async_hooks';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { pipeline, type Readable } from 'node:stream';
import { urlToHttpOptions } from 'node:url';
import type { onRequestHookHandler } from 'fastify';
import { showDots } from './dotted-ids.ts';

const connectMs = 2_000;
const silenceMs = 60_000;

type Proxied = {
  origin: string;
  path: string;
  method: string;
  headers: Record<string, string | string[] | undefined>;
  body?: Readable | string;
};
type Answered = (
  error: Error | null,
  answer?: { statusCode: number | undefined; headers: IncomingMessage['headers']; body: IncomingMessage },
) => void;

/** Aborted when the client of the current request has left. */
const client = new AsyncLocalStorage<AbortSignal>();

/** A hook that watches the client's connection. Requests to services that are made within it end with that connection. */
export const watchClient: onRequestHookHandler = (_request, { raw }, done) => {
  const left = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) left.abort();
  });
  client.run(left.signal, done);
};

/** In place of the proxy's own client; it has the one method of undici's that the proxy calls. */
export function upstreams(): { request(proxied: Proxied, answered: Answered): void } {
  const agents = { http: new http.Agent({ keepAlive: true }), https: new https.Agent({ keepAlive: true }) };
  return {
    request({ origin, path, method, headers, body }, answered) {
      const signal = client.getStore();
      const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
      const { protocol, hostname, port } = urlToHttpOptions(new URL(origin)); // a path such as //host is not to name another host
      const [open, agent] = protocol === 'https:' ? [https.request, agents.https] : [http.request, agents.http];
      const options = {
        agent,
        hostname,
        port,
        path: showDots(path),
        method,
        headers: given as Record<string, string | string[]>,
      };
      const outgoing = open({ ...options, timeout: silenceMs, ...(signal && { signal }) });
      const fail = (what: string) => () => outgoing.destroy(new Error(what));
      outgoing.once('timeout', fail(`no answer in ${silenceMs} ms`));
      outgoing.once('socket', (socket) => {
        if (!socket.connecting) return;
        const tooLong = setTimeout(fail(`no connection in ${connectMs} ms`), connectMs);
        socket.once('connect', () => clearTimeout(tooLong)).once('close', () => clearTimeout(tooLong));
      });
      outgoing.once('error', answered);
      outgoing.once('response', (answer) => {
        outgoing.off('error', answered).on('error', () => {}); // the answer tells the proxy of it
        outgoing.setTimeout(0); // live events may be silent
        answered(null, { statusCode: answer.statusCode, headers: answer.headers, body: answer });
      });
      if (typeof body === 'object')
        pipeline(body, outgoing, () => {}); // an error of the body destroys the request, which says so
      else outgoing.end(body);
    },
  };
}
