// A service that has more to do than it can answers 503 at once, so that what it has taken on is still answered:
//
//   request ─► more in hand than so many?  the event loop late?  the heap nearly full? ──no──► on
//                                        └──yes──► Overloaded, 503 with Retry-After
//
// Those who look after it are always answered: /healthz, /readyz, /metrics.

import type { FastifyRequest } from 'fastify';
import { Counter, Gauge } from 'prom-client';
import { Type } from 'typebox';
import { Unavailable } from '../http/problem.ts';
import type { Service } from '../http/service.ts';
import type { Metrics } from '../metrics/registry.ts';
import { type Pressure, type PressureBounds, watchPressure } from './pressure.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** It counts as one of the requests in hand. */
    isInHand: boolean;
  }
}

/** What a service takes on at once. */
export type Bounds = PressureBounds & { requestsInHand: number };

/** A machine that is merely slow does not reach them. */
export const usualBounds: Bounds = { requestsInHand: 2_000, eventLoopDelayMs: 1_000, heapUsed: 0.85 };

/** The variables that set them. */
export const boundVariables = {
  MAX_REQUESTS_IN_HAND: Type.Integer({
    default: usualBounds.requestsInHand,
    minimum: 1,
    description: 'How many requests may wait for their answer; more are answered with 503',
  }),
  MAX_EVENT_LOOP_DELAY_MS: Type.Integer({
    default: usualBounds.eventLoopDelayMs,
    minimum: 20,
    description: 'How late the process may be, three times in a row; later, requests are answered with 503',
  }),
  MAX_HEAP_USED: Type.Number({
    default: usualBounds.heapUsed,
    minimum: 0.1,
    maximum: 1,
    description: 'The share of its heap that may be in use; beyond, requests are answered with 503',
  }),
};
type BoundVariables = { MAX_REQUESTS_IN_HAND: number; MAX_EVENT_LOOP_DELAY_MS: number; MAX_HEAP_USED: number };

export const boundsOf = (config: BoundVariables): Bounds => ({
  requestsInHand: config.MAX_REQUESTS_IN_HAND,
  eventLoopDelayMs: config.MAX_EVENT_LOOP_DELAY_MS,
  heapUsed: config.MAX_HEAP_USED,
});

const reasons: Readonly<Record<Reason, string>> = {
  'requests-in-hand': 'too many requests wait for their answer',
  'event-loop-delay': 'the process is late with what it has taken on',
  'heap-used': 'its memory is nearly full',
};
type Reason = 'requests-in-hand' | Pressure;

/** Nothing was done for this request. */
export class Overloaded extends Unavailable {
  constructor(reason: Reason) {
    super({
      type: 'overloaded',
      title: 'There is more to do than can be done',
      detail: `Nothing was done for this request: ${reasons[reason]}`,
      retryAfterSeconds: 1,
    });
  }
}

/** Refuses requests beyond the bounds. To be registered before anything else looks at a request. */
export function shedLoad(service: Service, bounds: Bounds, metrics: Metrics): void {
  const watch = watchPressure(bounds);
  service.addHook('onClose', async () => watch.stop());
  let inHand = 0;
  new Gauge({
    name: 'http_requests_in_hand',
    help: 'Requests that are not answered yet',
    registers: [metrics],
    collect() {
      this.set(inHand);
    },
  });
  const shed = new Counter({
    name: 'http_requests_shed_total',
    help: 'Requests that were refused at once, so that others are answered',
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
