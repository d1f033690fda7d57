// Whether a store is asked at all:
//
//   closed ──at least 5 failures, and nothing but failures for 500 ms──► open ──1 s──► half-open: one call tries it
//     ▲                                                                   ▲               │ answered      │ failed
//     └───────────────────────────────────────────────────────────────────┼───────────────┘               │
//                                                                         └───────────────────────────────┘
//
// While it is open, and for all but the one that tries, calls fail at once: nobody waits for a store that doesn't answer, and a
// store that comes back isn't met by all who waited. A connection that breaks under many calls at once is no reason to open.

import { CircuitState, circuitBreaker, handleWhen, type IBreaker } from 'cockatiel';

export type BreakerState = 'closed' | 'open' | 'half-open';

export type Breaker = {
  /** The store, as an operator knows it. */
  store: string;
  state(): BreakerState;
  /** Why the store is not asked now; undefined where it is. */
  refusal(): BreakerOpen | undefined;
  /** How often it has opened, and refused. */
  counts: { opened: number; refused: number };
  /** The result of `ask`, if the store is asked. @throws BreakerOpen, and what `ask` throws */
  run<T>(ask: () => Promise<T>): Promise<T>;
};

/** The store was not asked, for it has not answered others. */
export class BreakerOpen extends Error {
  readonly retryAfterSeconds: number;
  constructor(store: string, waitMs: number) {
    super(`${store} has not answered for a while, and is not asked`);
    this.retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1_000));
  }
}

export type BreakerTimes = { failures: number; failingMs: number; openMs: number };
const usualTimes: BreakerTimes = { failures: 5, failingMs: 500, openMs: 1_000 };

/**
 * @param isAway whether an error says that the store is away, or too slow; any other is an answer
 */
export function breakerFor(
  store: string,
  isAway: (error: unknown) => boolean,
  { failures, failingMs, openMs }: BreakerTimes = usualTimes,
): Breaker {
  const rule = onlyFailures(failures, failingMs);
  const isFailure = handleWhen((error) => {
    const away = isAway(error);
    if (!away) rule.success(); // a refusal is an answer too
    return away;
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

/** Opens after so many failures over so long a time without an answer. While it is half open, the policy itself opens it at the first. */
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
