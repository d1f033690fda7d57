// Load shedding: an overloaded service answers new requests with 503 at once, so that it can finish those that it has accepted.
//
//   request ─► too many requests in flight?  event loop delayed?  heap nearly full? ──no──► handled
//                                          └──yes──► Overloaded, 503 with Retry-After
//
// Operators are always answered: /healthz, /readyz, /metrics.

import type { FastifyRequest } from 'fastify';
import { Counter, Gauge } from 'prom-client';
import { Type } from 'typebox';
import { Unavailable } from '../http/problems/problem.ts';
import type { Service } from '../http/service.ts';
import type { Metrics } from '../metrics/registry.ts';
import { type Pressure, type PressureBounds, watchPressure } from './pressure.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whether it counts as a request in flight. */
    isInHand: boolean;
  }
}

/** The load beyond which a service refuses requests. */
export type Bounds = PressureBounds & { requestsInHand: number };

/** High enough that a slow machine alone does not reach them. */
export const usualBounds: Bounds = { requestsInHand: 2_000, eventLoopDelayMs: 1_000, heapUsed: 0.85 };

/** The variables that set the bounds. */
export const boundVariables = {
  MAX_REQUESTS_IN_HAND: Type.Integer({
    default: usualBounds.requestsInHand,
    minimum: 1,
    description: 'How many requests may be in flight. Further ones are answered with 503',
  }),
  MAX_EVENT_LOOP_DELAY_MS: Type.Integer({
    default: usualBounds.eventLoopDelayMs,
    minimum: 20,
    description:
      'How long the event loop may be delayed, in three measurements in a row. Beyond that, requests are answered with 503',
  }),
  MAX_HEAP_USED: Type.Number({
    default: usualBounds.heapUsed,
    minimum: 0.1,
    maximum: 1,
    description: 'The share of the heap that may be in use, from 0.1 to 1. Beyond that, requests are answered with 503',
  }),
};
type BoundVariables = { MAX_REQUESTS_IN_HAND: number; MAX_EVENT_LOOP_DELAY_MS: number; MAX_HEAP_USED: number };

export const boundsOf = (config: BoundVariables): Bounds => ({
  requestsInHand: config.MAX_REQUESTS_IN_HAND,
  eventLoopDelayMs: config.MAX_EVENT_LOOP_DELAY_MS,
  heapUsed: config.MAX_HEAP_USED,
});

const reasons: Readonly<Record<Reason, string>> = {
  'requests-in-hand': 'too many requests are in flight',
  'event-loop-delay': 'the event loop is delayed',
  'heap-used': 'the heap is nearly full',
};
type Reason = 'requests-in-hand' | Pressure;

/** The request was refused before anything was done for it. */
export class Overloaded extends Unavailable {
  constructor(reason: Reason) {
    super({
      title: 'The service is overloaded',
      detail: `The request was not processed, because ${reasons[reason]}. Retry later.`,
      retryAfterSeconds: 1,
    });
  }
}

/** Refuses requests beyond the bounds. Register it before any other hook that handles requests. */
export function shedLoad(service: Service, bounds: Bounds, metrics: Metrics): void {
  const watch = watchPressure(bounds);
  service.addHook('onClose', async () => watch.stop());
  let inHand = 0;
  new Gauge({
    name: 'http_requests_in_hand',
    help: 'Requests in flight',
    registers: [metrics],
    collect() {
      this.set(inHand);
    },
  });
  const shed = new Counter({
    name: 'http_requests_shed_total',
    help: 'Requests that were refused because of overload',
    labelNames: ['reason'],
    registers: [metrics],
  });
  for (const reason of Object.keys(reasons)) shed.inc({ reason }, 0);

  service.decorateRequest('isInHand', false);
  service.addHook('onRequest', (request, _, done) => {
    const reason = inHand >= bounds.requestsInHand ? 'requests-in-hand' : watch.pressure();
    if (reason !== undefined && !isOfOperators(request)) {
      shed.inc({ reason });
      return done(new Overloaded(reason));
    }
    request.isInHand = true;
    inHand += 1;
    done();
  });
  service.addHook('onResponse', (request, _, done) => {
    if (request.isInHand) inHand -= 1;
    done();
  });
}

const isOfOperators = ({ routeOptions }: FastifyRequest): boolean =>
  routeOptions.schema?.tags?.includes('operations') ?? false;
