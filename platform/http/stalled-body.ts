// A request whose body stalls holds its places (load-shedding.ts, cost.ts) until its connection ends. So the connection ends.

import { Socket } from 'node:net';
import type { Service } from './service.ts';
import { hasBody } from './unanswered.ts';

/** Closes the connection of a request of whose body, and of whose answer, nothing moves for `idleMs` before the body has ended. */
export function endStalledBodies(service: Service, idleMs = 120_000): void {
  service.addHook('onRequest', ({ raw }, _reply, done) => {
    const { socket } = raw;
    // without a listener of 'timeout', Node closes the connection; injected requests have no real one
    if (hasBody(raw.headers) && socket instanceof Socket) {
      socket.setTimeout(idleMs);
      raw.once('end', () => socket.setTimeout(0));
    }
    done();
  });
}
