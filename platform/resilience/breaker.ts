// A circuit breaker for each store:
//
//   closed ──at least 5 failures, and nothing but failures for 500 ms──► open ──1 s──► half-open: one trial call
//     ▲                                                                   ▲               │ answered      │ failed
//     └───────────────────────────────────────────────────────────────────┼───────────────┘               │
//                                                                         └───────────────────────────────┘
//
// While it is open, and for all but the one trial call, calls fail at once: no caller waits for a store that does not answer, and a
// store that comes back does not get all calls at the same moment. A connection that breaks under many calls does not open it alone.

import { CircuitState, circuitBreaker, handleWhen, type IBreaker } from 'cockatiel';

export type BreakerState = 'closed' | 'open' | 'half-open';

export type Breaker = {
  /** The name of the store. */
  store: string;
  state(): BreakerState;
  /** The error of calls at present; undefined if calls are made. */
  refusal(): BreakerOpen | undefined;
  /** How often it has opened, and how many calls it has refused. */
  counts: { opened: number; refused: number };
  /** The result of a call of the store. @throws BreakerOpen, and what `ask` throws */
  run<T>(ask: () => Promise<T>): Promise<T>;
};

/** The store was not called, because recent calls had no answer. */
export class BreakerOpen extends Error {
  readonly retryAfterSeconds: number;
  constructor(store: string, waitMs: number) {
    super(`${store} did not answer recent calls and is not called at present`);
    this.retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1_000));
  }
}

export type BreakerTimes = { failures: number; failingMs: number; openMs: number };
const usualTimes: BreakerTimes = { failures: 5, failingMs: 500, openMs: 1_000 };

/**
 * @param isUnavailable whether an error says that the store is unavailable or too slow; any other error is an answer
 */
export function breakerFor(
  store: string,
  isUnavailable: (error: unknown) => boolean,
  { failures, failingMs, openMs }: BreakerTimes = usualTimes,
): Breaker {
  const rule = onlyFailures(failures, failingMs);
  const isFailure = handleWhen((error) => {
    const unavailable = isUnavailable(error);
    if (!unavailable) rule.success(); // a refusal is an answer too
    return unavailable;
  });
  const policy = circuitBreaker(isFailure, { halfOpenAfter: openMs, breaker: rule });
  const counts = { opened: 0, refused: 0 };
  let openUntil = 0;
  policy.onBreak(() => {
    counts.opened += 1;
    openUntil = Date.now() + openMs;
  });
  policy.onReset(() => rule.success());
  return {
    store,
    counts,
    state: () => states[policy.state],
    refusal,
    run(ask) {
      const refused = refusal();
      if (refused === undefined) return policy.execute(ask);
      counts.refused += 1;
      return Promise.reject(refused);
    },
  };

  function refusal(): BreakerOpen | undefined {
    if (policy.state === CircuitState.Closed) return undefined;
    const waitMs = openUntil - Date.now();
    return policy.state === CircuitState.HalfOpen || waitMs > 0 ? new BreakerOpen(store, waitMs) : undefined;
  }
}

const states: Readonly<Record<CircuitState, BreakerState>> = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.Open]: 'open',
  [CircuitState.HalfOpen]: 'half-open',
  [CircuitState.Isolated]: 'open',
};

type Rule = IBreaker & { success(): void };

/** Opens after `most` failures and `ms` without an answer; when half open, after the first failure. */
function onlyFailures(most: number, ms: number): Rule {
  let failures = 0;
  let since = 0;
  return {
    state: undefined,
    success() {
      failures = 0;
    },
    failure() {
      if (failures === 0) since = performance.now();
      failures += 1;
      return failures >= most && performance.now() - since >= ms;
    },
  };
}
