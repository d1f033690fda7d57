// Events as they are booked, to one listener. They are pulled, never pushed: a page is read when the one before was taken.
//
//   read a page after `position` ──► hand it over ──► position = where the books were ──► rest ──► read …
//        │ nothing new for 5 s                            (by the view's own waiting, one poll for all who wait)
//        └──► heartbeat
//
// So a slow listener costs a page of memory, and `unlessSlow` lets go of one that takes nothing for too long.

import { setTimeout as sleep } from 'node:timers/promises';
import { formatPosition } from '../../platform/http/log-position.ts';
import type { BooksStore } from '../books/store.ts';
import { ViewBehind } from '../freshness/freshness.ts';
import type { JournalFilter } from '../journal/filter.ts';
import { findEvents, type JournalEvent } from '../journal/find.ts';

/** @param restMs between two looks at the books, so that many listeners ask no more than so often */
export type Pace = { pageSize: number; restMs: number; takeMs: number };
export const usualPace: Pace = { pageSize: 200, restMs: 100, takeMs: 10_000 };

/**
 * Server-sent events (HTML standard, 9.2) of what is booked after a position, until `signal` ends it. Each carries its position as its id; a
 * heartbeat carries how far the books are.
 * @throws StoreUnavailable, ViewNotBuilt
 */
export async function* follow(
  { view, inSnapshot }: Pick<BooksStore, 'view' | 'inSnapshot'>,
  filter: JournalFilter,
  from: bigint,
  signal: AbortSignal,
  { pageSize, restMs }: Pace,
): AsyncGenerator<string> {
  let position = from;
  yield `retry: 2000\n${heartbeat(position)}`;
  while (!signal.aborted) {
    try {
      const page = { after: position, limit: pageSize, order: 'oldest' } as const;
      const reading = view.read(position + 1n, () => inSnapshot((tx) => findEvents(tx, filter, page)));
      const next = await unlessAborted(reading, signal);
      if (next === undefined) return;
      const { reached, found } = next;
      if (found.length > 0) yield found.map(message).join('');
      const isFull = found.length === pageSize;
      position = isFull ? BigInt(found.at(-1)?.position ?? position) : (reached ?? position);
      if (!isFull) await rest(restMs, signal);
    } catch (error) {
      if (!(error instanceof ViewBehind)) throw error;
      yield heartbeat(position);
    }
  }
}

const message = (event: JournalEvent): string => `id: ${event.position}\ndata: ${JSON.stringify(event)}\n\n`;

/** A comment keeps the connection; an id without data is remembered by the listener and shown to nobody. */
const heartbeat = (position: bigint): string => `: here\nid: ${formatPosition(position)}\n\n`;

/** What comes first: the result, or undefined when `signal` ends it. What was begun comes to its end by itself. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  const { promise: aborted, resolve } = Promise.withResolvers<undefined>();
  const end = () => resolve(undefined);
  signal.addEventListener('abort', end);
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', end);
  }
}

async function rest(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}

/** A listener did not take what it was sent. */
export class ListenerTooSlow extends Error {
  constructor(ms: number) {
    super(`a listener took nothing for ${ms} ms`);
  }
}

/** The same chunks, given up where one is not taken within `takeMs`. @param giveUp ends the listener's connection */
export async function* unlessSlow(
  chunks: AsyncIterable<string>,
  takeMs: number,
  giveUp: (error: ListenerTooSlow) => void,
): AsyncGenerator<string> {
  let timer: NodeJS.Timeout | undefined;
  try {
    for await (const chunk of chunks) {
      timer = setTimeout(() => giveUp(new ListenerTooSlow(takeMs)), takeMs);
      yield chunk;
      clearTimeout(timer);
    }
  } finally {
    clearTimeout(timer);
  }
}
