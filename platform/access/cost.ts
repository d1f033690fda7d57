// What one caller may have in progress at once, weighted by what its requests cost:
//
//   an ordinary request                         1
//   a body                                      1 for each 4 KiB; 16 if its length is not told
//   a route that says so, such as an export     as it says
//
// Beyond the limit a request is refused, so that a caller with many dear requests does not take the time of all others. A request takes at
// most half of the limit: otherwise a caller that always has something in progress could never send a large document. A caller that has
// nothing in progress is always served.

import type { FastifyRequest } from 'fastify';
import type { Service } from '../http/service.ts';
import { TooManyAtOnce } from './problems.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a request costs, compared with an ordinary one. Absent: 1. */
    cost?: number | ((request: FastifyRequest) => number);
  }
  interface FastifyRequest {
    /** What the request has taken from its caller's limit. */
    costInHand: { caller: string; cost: number } | null;
  }
}

/** The costs of dear routes. */
export const costs = {
  /** Replays a stream. */
  pastState: 20,
  /** Writes a document of maybe thousands of lines. */
  xml: 10,
  /** Reads a PDF, which may be made to take long. */
  pdfRead: 20,
  /** Writes such a document, and draws its pages. */
  pdf: 40,
  /** Reads the parts of each item of a list. */
  expanded: 10,
  /** Reads a whole list. */
  export: 50,
  /** Runs many commands. */
  batch: 50,
  /** Reads events as long as its client stays. */
  listener: 10,
} as const;

const bytesOfOne = 4_096;
/** The cost of a body whose length is not told (RFC 9112, section 7.1): that of 64 KiB. */
const ofChunkedBody = 16;

/** Takes what a request costs from its caller's limit, until the request ends. @returns the refusal, if the limit is exceeded */
export type TakeCost = (request: FastifyRequest, caller: string) => TooManyAtOnce | undefined;

/** @param limit of the costs of one caller at once; 0: none */
export function limitCost(service: Service, limit: number): TakeCost {
  const inHand = new Map<string, number>();
  service.decorateRequest('costInHand', null);
  service.addHook('onResponse', (request, _reply, done) => {
    if (request.costInHand !== null) {
      const { caller, cost } = request.costInHand;
      const left = (inHand.get(caller) ?? 0) - cost;
      if (left > 0) inHand.set(caller, left);
      else inHand.delete(caller);
    }
    done();
  });
  return (request, caller) => {
    if (limit === 0) return undefined;
    const cost = Math.min(costOf(request), Math.ceil(limit / 2));
    const taken = inHand.get(caller) ?? 0;
    if (taken > 0 && taken + cost > limit) return new TooManyAtOnce(limit, taken, cost);
    request.costInHand = { caller, cost };
    inHand.set(caller, taken + cost);
    return undefined;
  };
}

function costOf(request: FastifyRequest): number {
  const { cost = 1 } = request.routeOptions.config;
  const { 'content-length': length, 'transfer-encoding': coding } = request.headers;
  const ofBody = coding === undefined ? Math.ceil(Number(length ?? 0) / bytesOfOne) : ofChunkedBody;
  return Math.max(1, ofBody || 0, typeof cost === 'number' ? cost : cost(request));
}
