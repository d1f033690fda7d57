// A token may end while a request that it opened goes on: it expires, or its key is withdrawn. So it is verified again
//
//   when the body of a slow upload has come     ──► 401
//   every second while an answer is streamed    ──► the connection is closed, so that the answer is not taken for complete
//   before each line of a batch                 ──► the line is refused with 401; the route does this itself

import { Readable } from 'node:stream';
import type { Service } from '../http/service.ts';
import { whenOver } from '../http/unanswered.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Verifies the caller's token again; without authentication, does nothing. @throws NotAuthenticated, KeysUnavailable */
    verifyToken(): Promise<void>;
  }
  interface FastifyContextConfig {
    /** The route calls verifyToken while it answers, so its answer is sent to its end. */
    verifiesToken?: boolean;
  }
}

const everyMs = 1_000;

/** The token of a streamed answer is no longer valid. */
export class TokenEnded extends Error {}

/** Register it after the guard. */
export function endWithToken(service: Service): void {
  service.addHook('preValidation', (request, reply, done) => {
    if (request.caller === null || reply.elapsedTime < everyMs) return done();
    request.verifyToken().then(() => done(), done);
  });

  service.addHook('onSend', (request, reply, payload, done) => {
    const { verifiesToken = false } = request.routeOptions.config;
    if (payload instanceof Readable && request.caller !== null && !verifiesToken) {
      const end = (cause: unknown) => {
        reply.unanswered ??= new TokenEnded('the token of the request is no longer valid', { cause });
        reply.raw.destroy();
      };
      const timer = setInterval(() => request.verifyToken().catch(end), everyMs);
      whenOver(reply, () => clearInterval(timer));
    }
    done(null, payload);
  });
}
