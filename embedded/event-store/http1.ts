// What the server answers over HTTP/1.1, which health checks such as curl's use. gRPC is HTTP/2.

import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';

/** The first bytes of every HTTP/2 connection (RFC 9113, section 3.4), as far as they tell it from HTTP/1.1. */
const preface = 'PRI * HTTP/2.0';

/** A health check is one short request. */
const idleMs = 5_000;

/** Hands a connection to gRPC, or to HTTP/1.1, once its first bytes tell which it is. */
export function byVersion(http1: Server, grpc: (socket: Socket) => void): (socket: Socket) => void {
  return (socket) => {
    const broken = () => socket.destroy();
    socket.once('error', broken);
    socket.once('readable', () => {
      const first: Buffer | null = socket.read();
      if (first === null) return void socket.destroy(); // closed without a byte
      socket.off('error', broken);
      socket.unshift(first);
      if (preface.startsWith(first.toString('latin1', 0, preface.length))) return grpc(socket);
      socket.setTimeout(idleMs, () => socket.destroy());
      http1.emit('connection', socket);
    });
  };
}

/** Answers GET /health/live with 204, as EventStoreDB does, and everything else with 404. */
export const healthServer = (): Server =>
  createServer((request, response) => {
    const isLive = /^\/health\/live(\?|$)/.test(request.url ?? '') && /^(GET|HEAD)$/.test(request.method ?? '');
    response.writeHead(isLive ? 204 : 404, { connection: 'close' });
    response.end(
      isLive ? undefined : 'This event store speaks gRPC. Over HTTP/1.1 it answers GET /health/live only.\n',
    );
  });
