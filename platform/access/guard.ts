// Before a route runs:
//
//   open route, or no route ──► handled
//   with authentication:    token ──► caller ──► has the scope? ──► within its limits? ──► handled, with request.caller
//   without:                Host is this machine? ──► within the limits of its address? ──► handled
//
// The limits are requests a minute (rate-limit.ts), and what requests in progress cost (cost.ts).
//
// The scope is that of the matched route, so another spelling of the path cannot avoid it.

import type { FastifyReply, FastifyRequest } from 'fastify';
import { isOfDocs } from '../http/openapi/openapi.ts';
import type { Service } from '../http/service.ts';
import { isOver } from '../http/unanswered.ts';
import { limitCost } from './cost.ts';
import { endWithToken } from './end-with-token.ts';
import { isLoopback } from './loopback.ts';
import { NotAuthenticated, NotThisMachine, ScopeMissing, TooManyRequests } from './problems.ts';
import { rateLimit, rateLimitFields } from './rate-limit.ts';
import { RouteWithoutScope } from './scope.ts';
import type { Access } from './settings.ts';
import type { Caller } from './token.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The caller; null without authentication, and on open routes. */
    caller: Caller | null;
  }
  interface FastifyInstance {
    /** Whether it has routes with a scope but no authentication: then it may listen on loopback only. */
    isLoopbackOnly(): boolean;
  }
}

/** Guards every route that is added from now on. @throws RouteWithoutScope when a route names no scope */
export function guard(service: Service, { verify, perMinute, costAtOnce }: Access): void {
  const takeOf = rateLimit(perMinute);
  const takeCost = limitCost(service, costAtOnce);
  let guarded = 0;
  service.decorateRequest('caller', null);
  service.decorateRequest('verifyToken', async function verifyToken() {
    if (this.caller !== null) await verify?.(tokenOf(this));
  });
  service.decorate('isLoopbackOnly', () => guarded > 0 && verify === undefined);

  service.addHook('onRoute', (route) => {
    if (isOfDocs(route.url)) route.config = { ...route.config, scope: 'open' };
    const scope = route.config?.scope;
    if (scope === undefined) throw new RouteWithoutScope(String(route.method), route.url);
    if (scope !== 'open') guarded += 1;
  });

  service.addHook('onRequest', (request, reply, done) => {
    const { scope } = request.routeOptions.config;
    if (request.is404 || scope === 'open') return done();
    try {
      const caller = verify === undefined ? fromThisMachine(request) : verify(tokenOf(request));
      if (!(caller instanceof Promise)) return admit(request, reply, caller, done);
      caller
        .then(
          (known) => admit(request, reply, known, done),
          (error) => refuse(request, reply, error, done),
        )
        .catch(done);
    } catch (error) {
      refuse(request, reply, error as Error, done);
    }
  });
  endWithToken(service);

  function admit(request: FastifyRequest, reply: FastifyReply, caller: Caller | null, done: Done): void {
    request.caller = caller;
    const scope = request.routeOptions.config.scope;
    const isHeld = caller === null || (scope !== undefined && caller.scopes.has(scope));
    const who = caller?.subject ?? request.ip;
    const tooMany = isHeld ? withinRate(who, reply) : undefined;
    if (isOver(reply)) return; // the client left while its token was verified
    done(isHeld ? (tooMany ?? takeCost(request, who)) : new ScopeMissing(String(scope)));
  }

  function refuse(request: FastifyRequest, reply: FastifyReply, error: Error, done: Done): void {
    const tooMany = withinRate(request.ip, reply);
    if (isOver(reply)) return;
    if (tooMany === undefined && error instanceof NotAuthenticated && error.cause !== undefined)
      request.log.warn({ err: error.cause }, 'a token was refused, because a key of its issuer cannot be used');
    done(tooMany ?? error);
  }

  function withinRate(who: string, reply: FastifyReply): TooManyRequests | undefined {
    const quota = takeOf?.(who);
    if (quota === undefined) return;
    if (!isOver(reply)) reply.headers(rateLimitFields(perMinute, quota));
    return quota.retryAfterSeconds === undefined ? undefined : new TooManyRequests(perMinute, quota.retryAfterSeconds);
  }
}

type Done = (error?: Error) => void;

const bearer = /^Bearer +([\w.~+/=-]+)$/i;

/** @throws NotAuthenticated */
function tokenOf({ headers: { authorization } }: FastifyRequest): string {
  const token = authorization === undefined ? undefined : bearer.exec(authorization)?.[1];
  if (token === undefined) throw new NotAuthenticated();
  return token;
}

/** @throws NotThisMachine if the Host header names another machine, as a page in a browser can arrange (DNS rebinding) */
function fromThisMachine({ host }: FastifyRequest): null {
  if (!isLoopback(host.replace(/:\d+$/, ''))) throw new NotThisMachine();
  return null;
}
