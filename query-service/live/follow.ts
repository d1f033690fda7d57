// Sends events to one listener as they are booked. They are pulled: the next page is read when the listener has received the last one.
//
//   read a page after `position` ──► send it ──► position = position of the books ──► pause ──► read …
//        │ nothing new for 5 s                      (waits like other reads: one poll for all listeners)
//        └──► heartbeat
//
// So a slow listener needs the memory of one page, and `unlessSlow` disconnects a listener that receives nothing for too long.

import { setTimeout as sleep } from 'node:timers/promises';
import { formatPosition } from '../../platform/http/log-position.ts';
import { Problem } from '../../platform/http/problems/problem.ts';
import type { BooksStore } from '../books/store.ts';
import { ViewBehind } from '../freshness/freshness.ts';
import type { LiveFilter } from './find-live.ts';
import { findLive, type LiveEvent } from './find-live.ts';

/** @param restMs pause between two reads, which limits the load of many listeners */
export type Pace = { pageSize: number; restMs: number; takeMs: number };
export const usualPace: Pace = { pageSize: 200, restMs: 100, takeMs: 10_000 };

/**
 * Server-sent events (HTML standard, 9.2) of all events after a position, until `signal` is aborted. The id of each is its position; the id
 * of a heartbeat is the position of the books.
 * @throws StoreUnavailable, ViewNotBuilt
 */
export async function* follow(
  { view, inSnapshot }: Pick<BooksStore, 'view' | 'inSnapshot'>,
  filter: LiveFilter,
  from: bigint,
  signal: AbortSignal,
  { pageSize, restMs }: Pace,
): AsyncGenerator<string> {
  let position = from;
  yield `retry: 2000\n${heartbeat(position)}`;
  while (!signal.aborted) {
    try {
      const page = { after: position, limit: pageSize };
      const reading = view.read(position + 1n, () => inSnapshot((tx) => findLive(tx, filter, page)), signal);
      const next = await unlessAborted(reading, signal);
      if (next === undefined) return;
      const { reached, found } = next;
      if (found instanceof Problem) throw found;
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

const message = (event: LiveEvent): string => `id: ${event.position}\ndata: ${JSON.stringify(event)}\n\n`;

/** A comment keeps the connection open. An id without data is stored by the client and causes no event. */
const heartbeat = (position: bigint): string => `: here\nid: ${formatPosition(position)}\n\n`;

/** The result, or undefined if `signal` is aborted first. The work is not cancelled. */
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

/** A listener did not receive data in time. */
export class ListenerTooSlow extends Error {
  constructor(ms: number) {
    super(`a listener took no data for ${ms} ms`);
  }
}

/** The same chunks; ends if one is not received within `takeMs`. @param giveUp closes the listener's connection */
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
