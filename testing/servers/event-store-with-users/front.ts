// A front that gives the embedded event store what EventStoreDB 23.10 has besides: TLS, users with their rights, and the HTTP API of users.
//
//   caller ──TLS──┬── gRPC ──► user and password? ──► right? ──► the embedded event store, which asks for neither
//                 │            no: UNAUTHENTICATED    no: PERMISSION_DENIED
//                 └── else ──► users-api.ts
//
// Like EventStoreDB, it asks for the password at the start of each call: a former one is refused at once, also on a connection that is
// open, but a call that runs goes on. Such calls are subscriptions, and BatchAppend, by which a client sends all its appends.

import { once } from 'node:events';
import {
  type ClientHttp2Session,
  connect,
  constants,
  createSecureServer,
  type Http2SecureServer,
  type Http2Session,
  type IncomingHttpHeaders,
  type ServerHttp2Stream,
} from 'node:http2';
import type { AddressInfo } from 'node:net';
import { EventStoreDBClient } from '@eventstore/db-client';
import type { Certificate } from '../../network/certificates.ts';
import { endsWithFile } from '../../processes/leftovers.ts';
import { firstMessage, wantedBy } from './calls.ts';
import { forward } from './forward.ts';
import { may } from './rights.ts';
import type { Users } from './users.ts';
import { answerHttp } from './users-api.ts';

export type UsersFront = {
  port: number;
  /** Cuts all connections. */
  close(): Promise<void>;
};

const unauthenticated = { 'grpc-status': '16', 'grpc-message': 'Unauthenticated' };
const accessDenied = { 'grpc-status': '7', 'grpc-message': 'Access Denied', exception: 'access-denied' };

/**
 * Starts it.
 * @param store the connection string of the embedded event store
 */
export async function startUsersFront(
  store: string,
  users: Users,
  certificate: Certificate,
  { host = 'localhost', port = 0 }: { host?: string; port?: number } = {},
): Promise<UsersFront> {
  const { host: origin, searchParams } = new URL(store.replace(/^esdb/, 'http'));
  const log = EventStoreDBClient.connectionString(store);
  const behind = sessions(`http://${origin}`);
  const secret = searchParams.get('connectionName');

  async function serve(near: ServerHttp2Stream, headers: IncomingHttpHeaders): Promise<void> {
    const { authorization, ...others } = headers;
    const user = authorization === undefined ? undefined : users.authenticated(authorization);
    if (authorization !== undefined && user === undefined) return refuse(near, unauthenticated);
    const { read, message } = await firstMessage(near);
    const wanted = wantedBy(String(headers[':path']), message);
    if (wanted && !(user && (await may(user, wanted.deed, wanted.stream, log)))) return refuse(near, accessDenied);
    if (near.session && !near.destroyed)
      forward(near, behind(near.session), secret ? { ...others, 'connection-name': secret } : others, read);
  }

  const server = createSecureServer({ ...certificate, allowHTTP1: true }, (request, response) => {
    const isGrpc = request.headers['content-type']?.startsWith('application/grpc');
    const served =
      isGrpc && 'stream' in request ? serve(request.stream, request.headers) : answerHttp(users, request, response);
    served.catch(() => request.destroy());
  });
  const end = cutter(server);
  server.listen(port, host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: endsWithFile(async () => {
      await end();
      await log.dispose();
    }),
  };
}

function refuse(near: ServerHttp2Stream, trailers: Record<string, string>): void {
  if (near.destroyed) return;
  near.respond({ ':status': 200, 'content-type': 'application/grpc', ...trailers }, { endStream: true });
  near.close(constants.NGHTTP2_NO_ERROR);
}

/** A connection to the store for each one of a caller, with which it ends. */
function sessions(origin: string): (near: Http2Session) => ClientHttp2Session {
  const open = new WeakMap<Http2Session, ClientHttp2Session>();
  return (near) => {
    const present = open.get(near);
    if (present) return present;
    const far = connect(origin);
    open.set(near, far);
    far.on('error', () => {}); // 'close' ends the other side
    near.on('error', () => {});
    far.once('close', () => near.destroy());
    near.once('close', () => far.destroy());
    return far;
  };
}

/** Ends a server with its connections. */
function cutter(server: Http2SecureServer): () => Promise<void> {
  const sockets = new Set<{ destroy(): void }>();
  server.on('connection', (socket: { destroy(): void; once(event: 'close', then: () => void): void }) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return async () => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
}
