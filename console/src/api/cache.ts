// What was read, and when it is read again:
//
//   ['invoice', id, …]    an event of the invoice, or about it, was told
//   ['customer', id, …]   an event of the customer was told
//   ['ledger', …]         any event was told (many within 300 ms count as one; within 2 s where they come by the dozen)
//   any other             as its own query says
//
// What can't be read now (a service or store is down) keeps what it has and is tried again every 2 s, or when Retry-After says.
import { QueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import type { LiveEvent } from './live.ts';
import { isPassing, Problem } from './problem.ts';

const TRY_AGAIN_MS = 2_000;
const GATHER_MS = 300;
const GATHER_MANY_MS = 2_000;
const MANY = 12;

export const cache = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      retry: false,
      networkMode: 'always',
      refetchInterval: ({ state: { error } }) => (isPassing(error) ? pauseAfter(error) : false),
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

const pauseAfter = (error: unknown): number =>
  Math.max(TRY_AGAIN_MS, (error instanceof Problem && error.retryAfterMs) || 0);

export type Told = Pick<LiveEvent, 'customerId' | 'invoiceId'>;

const listeners = new Set<(events: readonly Told[]) => void>();
let changed: Told[] = [];
let gatherMs = GATHER_MS;

/** An event was told: what it touches is read again. */
export function invalidate(event: Told): void {
  changed.push(event);
  if (changed.length === 1) setTimeout(invalidateChanged, gatherMs);
}

function invalidateChanged(): void {
  for (const tell of listeners) tell(changed);
  void cache.invalidateQueries({ predicate: isTouchedBy(changed) });
  gatherMs = changed.length > MANY ? GATHER_MANY_MS : GATHER_MS;
  changed = [];
}

function isTouchedBy(events: readonly Told[]): (query: { queryKey: readonly unknown[] }) => boolean {
  const invoices = new Set(events.map(({ invoiceId }) => invoiceId));
  const customers = new Set(events.map(({ customerId }) => customerId));
  return ({ queryKey: [about, id] }) =>
    about === 'ledger' ||
    (about === 'invoice' && invoices.has(id as string)) ||
    (about === 'customer' && customers.has(id as string));
}

const PATIENCE_MS = 6_000;

/**
 * Reads again what a command of ours has changed. Resolves when what is on the page is as new as the command, or when that takes too long.
 */
export async function reread(about: Told): Promise<void> {
  for (const tell of listeners) tell([about]);
  const reading = cache.invalidateQueries({ predicate: isTouchedBy([about]) });
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, PATIENCE_MS);
  await Promise.race([reading, late]);
  clearTimeout(timer);
}

/** Calls back with what was told, at the pace at which it is read again. */
export function useTold(onTold: (events: readonly Told[]) => void): void {
  const tell = useEffectEvent(onTold);
  useEffect(() => {
    const listener = (events: readonly Told[]) => tell(events);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
}
