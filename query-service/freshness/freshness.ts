// A read may carry the position of a write (header Ledger-Position). The answer then waits until the view has reached that position.
//
//   read ── the view has reached the position ──► answer
//    ▲ └─── it is behind ──► wait until its checkpoint reaches it ──────┐
//    └──────────────────────────────────────────────────────────────────┘
//                            5 s are over, or too many wait ──► ViewBehind (503, Retry-After)
//                            its client leaves              ──► its place is free
//
// However many reads wait for a view, only one query at a time asks for its checkpoint. If a view's store fails, its circuit breaker opens
// (platform/resilience/breaker.ts). Each view has a breaker of its own, because one view may be slow while others of the same store are not.

import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ViewName } from '../../events/views.ts';
import { formatPosition, logPositionHeader, parsePosition } from '../../platform/http/log-position.ts';
import { Problem, Unavailable } from '../../platform/http/problems/problem.ts';
import { whenOver } from '../../platform/http/unanswered.ts';
import { type Breaker, breakerFor } from '../../platform/resilience/breaker.ts';
import { type Guard, StoreUnavailable, ViewNotBuilt } from '../../platform/stores/store-problems.ts';
import { inSpan } from '../../platform/telemetry/spans.ts';

/** The result of a query, and the view's checkpoint as of then; undefined before the first event. */
export type Read<T> = { reached: bigint | undefined; found: T };

/**
 * The result, or the problem that refuses it, such as a customer that is not found. A refusal is an answer as of the view's checkpoint, so
 * that it waits and has a position as other answers do. A failure of a store is no answer.
 * @throws Unavailable and errors that are no problems
 */
export async function orRefusal<T>(finding: Promise<T>): Promise<T | Problem> {
  try {
    return await finding;
  } catch (error) {
    if (error instanceof Problem && !(error instanceof Unavailable)) return error;
    throw error;
  }
}

/** The view has not reached the position that the read waits for. */
export class ViewBehind extends Unavailable {
  constructor(view: string, asked: bigint, reached: bigint | undefined) {
    super({
      title: 'The view has not caught up yet',
      detail: `The view ${view} has not reached position ${asked} yet. Retry later.`,
      extensions: {
        view,
        asked: formatPosition(asked),
        ...(reached !== undefined && { reached: formatPosition(reached) }),
      },
      retryAfterSeconds: 1,
    });
  }
}

/** The checkpoint in the column `reached` of a row. */
export const reachedBy = (row: { reached: string | null } | undefined): bigint | undefined =>
  row?.reached == null ? undefined : BigInt(row.reached);

/** How long a read waits for a position, how often the checkpoint is read meanwhile, and how many reads may wait. */
export type WaitLimits = { waitMs: number; pollMs: number; waiting: number };
/** One subject may have half as many requests in progress (MAX_COST_AT_ONCE), so it leaves places to the others. */
export const usualWaitLimits: WaitLimits = { waitMs: 5_000, pollMs: 20, waiting: 2_000 };

export type View<Name extends string = ViewName> = {
  name: Name;
  /** Opens while its store fails. */
  breaker: Breaker;
  /** Its checkpoint. @throws the problems of `guard` */
  reached: () => Promise<bigint | undefined>;
  /** Resolves if its store answers, also if the breaker is open, or if the view is not built yet. @throws the problems of `guard` */
  storeAnswers: () => Promise<void>;
  /**
   * The result of `query` once the view has reached `asked`. `signal` ends the wait.
   * @throws ViewBehind, the reason of `signal`, and the problems of `guard`
   */
  read<T>(asked: bigint | undefined, query: () => Promise<Read<T>>, signal?: AbortSignal): Promise<Read<T>>;
};

type Waiter = { asked: bigint; until: number; resolve: () => void; reject: (error: unknown) => void };

export function createView<Name extends string>(
  name: Name,
  askReached: () => Promise<bigint | undefined>,
  guard: Guard,
  limits: WaitLimits = usualWaitLimits,
): View<Name> {
  const breaker = breakerFor(name, (error) => error instanceof StoreUnavailable);
  const ask = <T>(asking: () => Promise<T>) =>
    inSpan(`read ${name}`, { 'ledger.view': name }, () => guard(breaker.run(() => guard(asking()))));
  const reached = () => ask(askReached);
  const storeAnswers = async () => {
    await guard(askReached()).catch((error: unknown) => {
      if (!(error instanceof ViewNotBuilt)) throw error;
    });
  };
  const waiters = new Set<Waiter>();
  let polling = false;

  async function poll(): Promise<void> {
    polling = true;
    while (waiters.size > 0) {
      try {
        release(await reached());
      } catch (error) {
        for (const waiter of waiters) waiter.reject(error);
        waiters.clear();
      }
      if (waiters.size > 0) await sleep(limits.pollMs);
    }
    polling = false;
  }

  function release(at: bigint | undefined): void {
    const now = performance.now();
    for (const waiter of waiters) {
      if (isPast(at, waiter.asked)) waiter.resolve();
      else if (now > waiter.until) waiter.reject(new ViewBehind(name, waiter.asked, at));
      else continue;
      waiters.delete(waiter);
    }
  }

  async function wait(asked: bigint, at: bigint | undefined, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    if (waiters.size >= limits.waiting) throw new ViewBehind(name, asked, at);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const waiter = { asked, until: performance.now() + limits.waitMs, resolve, reject };
    const leave = () => {
      waiters.delete(waiter);
      reject(signal?.reason);
    };
    waiters.add(waiter);
    signal?.addEventListener('abort', leave);
    if (!polling) void poll();
    await promise.finally(() => signal?.removeEventListener('abort', leave));
  }

  return {
    name,
    breaker,
    reached,
    storeAnswers,
    async read(asked, query, signal) {
      const first = await ask(query);
      if (asked === undefined || isPast(first.reached, asked)) return first;
      await wait(asked, first.reached, signal);
      return ask(query);
    },
  };
}

const isPast = (reached: bigint | undefined, asked: bigint): boolean => reached !== undefined && reached >= asked;

/**
 * Answers a request from a view. Waits for the position in the request, and returns the view's position in the answer, also if the query
 * is refused.
 * @throws ViewBehind, Problem 400 malformed-log-position, Abandoned, what the query is refused with
 */
export async function readView<T>(
  view: View<string>,
  request: FastifyRequest,
  reply: FastifyReply,
  query: () => Promise<Read<T | Problem>>,
): Promise<T> {
  const header = request.headers[logPositionHeader];
  const asked = typeof header === 'string' ? parsePosition(header) : undefined;
  const { reached, found } = await view.read(asked, query, asked === undefined ? undefined : untilClosed(reply));
  if (reached !== undefined) reply.header(logPositionHeader, formatPosition(reached));
  if (found instanceof Problem) throw found;
  return found;
}

/** Aborted when the answer was sent, or when the client has left. */
function untilClosed(reply: FastifyReply): AbortSignal {
  const closing = new AbortController();
  whenOver(reply, () => closing.abort(reply.unanswered ?? undefined));
  return closing.signal;
}
