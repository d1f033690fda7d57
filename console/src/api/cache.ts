// The query cache. The first element of a query's key says when it is refetched:
//
//   ['invoice', id, …]    at an event of the invoice, or about it
//   ['customer', id, …]   at an event of the customer
//   ['ledger', …]         at any event
//   any other             as the query itself says
//
// Events are collected for 300 ms before anything is refetched, and for 2 s while many arrive. If a query fails because a service or store is
// down, its old data stays, and it is retried every 2 s, or later if Retry-After says so.
import { QueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import type { LiveEvent } from './live.ts';
import { isTransient, Problem } from './problem.ts';

const RETRY_MS = 2_000;
const COLLECT_MS = 300;
const COLLECT_MANY_MS = 2_000;
/** More events than this at once are many. */
const MANY_EVENTS = 12;
/** How long a command waits for the queries that it affects. */
const REFETCH_TIMEOUT_MS = 6_000;

export const cache = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      retry: false,
      networkMode: 'always',
      refetchInterval: ({ state: { error } }) => (isTransient(error) ? retryAfter(error) : false),
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

const retryAfter = (error: unknown): number =>
  Math.max(RETRY_MS, (error instanceof Problem && error.retryAfterMs) || 0);

/** The customer, and the invoice if there is one, that an event or a command affects. */
export type Affected = Pick<LiveEvent, 'customerId' | 'invoiceId'>;

const listeners = new Set<(changes: readonly Affected[]) => void>();
let collected: Affected[] = [];
let collectMs = COLLECT_MS;

/** Refetches, after a short while, what a live event affects. */
export function onLiveEvent(event: LiveEvent): void {
  collected.push(event);
  if (collected.length === 1) setTimeout(refetchCollected, collectMs);
}

function refetchCollected(): void {
  const changes = collected;
  collected = [];
  collectMs = changes.length > MANY_EVENTS ? COLLECT_MANY_MS : COLLECT_MS;
  for (const notify of listeners) notify(changes);
  void cache.invalidateQueries({ predicate: isAffectedBy(changes) });
}

function isAffectedBy(changes: readonly Affected[]): (query: { queryKey: readonly unknown[] }) => boolean {
  const invoices = new Set(changes.map(({ invoiceId }) => invoiceId));
  const customers = new Set(changes.map(({ customerId }) => customerId));
  return ({ queryKey: [subject, id] }) =>
    subject === 'ledger' ||
    (subject === 'invoice' && invoices.has(id as string)) ||
    (subject === 'customer' && customers.has(id as string));
}

/** Refetches what a command of this tab affects. Resolves when the page shows the command's result, or after 6 s. */
export async function refetchAffected(affected: Affected): Promise<void> {
  for (const notify of listeners) notify([affected]);
  const refetching = cache.invalidateQueries({ predicate: isAffectedBy([affected]) });
  const { promise: timeout, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, REFETCH_TIMEOUT_MS);
  await Promise.race([refetching, timeout]);
  clearTimeout(timer);
}

/** Calls back with the collected changes, whenever queries are refetched because of them. */
export function useChanges(onChanges: (changes: readonly Affected[]) => void): void {
  const notify = useEffectEvent(onChanges);
  useEffect(() => {
    const listener = (changes: readonly Affected[]) => notify(changes);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
}
