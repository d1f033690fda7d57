// A request whose body stalls holds its places (load-shedding.ts, cost.ts) until its connection ends, and a service that closes waits for
// it. So the connection ends.

import { Socket } from 'node:net';
import type { Service } from './service.ts';
import { hasBody } from './unanswered.ts';

/** How long a body may stall while the service closes. */
export const whileClosingMs = 2_000;

/**
 * Closes the connection of a request of whose body, and of whose answer, nothing moves for `idleMs` before the body has ended; for
 * `whileClosingMs` if the service closes.
 */
export function endStalledBodies(service: Service, idleMs = 120_000): void {
  const unread = new Set<Socket>();
  service.addHook('onRequest', ({ raw }, _reply, done) => {
    const { socket } = raw;
    // without a listener of 'timeout', Node closes the connection; injected requests have no real one
    if (hasBody(raw.headers) && socket instanceof Socket) {
      socket.setTimeout(idleMs);
      unread.add(socket);
      raw.once('end', () => socket.setTimeout(0));
      raw.once('close', () => unread.delete(socket));
    }
    done();
  });
  service.addHook('preClose', async () => {
    for (const socket of unread) if (socket.timeout) socket.setTimeout(Math.min(idleMs, whileClosingMs));
  });
}
