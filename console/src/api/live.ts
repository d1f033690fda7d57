// Live events, as server-sent events. They are read by fetch, because EventSource cannot send a token.
//
//   connect ──► event, event, event … ──► connection lost ──► pause of 1 to 30 s ──► connect, after the last event received
//
// The first connection begins with the present: from the beginning, the service would send the whole ledger. If an answer is older, the
// connection begins again at the position of that answer, so that the tab is told of what this answer lacks.
//
// While the tab is hidden it is not connected, so that many tabs do not use up the browser's connections.
import { createParser } from 'eventsource-parser';
import { useSyncExternalStore } from 'react';
import { credentials } from './client.ts';
import { firstReadPosition, markSeen, onEarlierRead } from './position.ts';
import type { paths } from './query.d.ts';
import { sleep } from './sleep.ts';

type Journal = paths['/journal']['get']['responses'][200]['content']['application/json'];
/** An event as the journal shows it. */
export type LiveEvent = Journal['events'][number];

const FIRST_PAUSE_MS = 1_000;
const MAX_PAUSE_MS = 30_000;
/** The service sends a comment every 5 s. A connection that is silent for this long is dead. */
const SILENCE_MS = 20_000;

let isLive = false;
const listeners = new Set<() => void>();

/** Whether live events arrive. */
export const useIsLive = (): boolean =>
  useSyncExternalStore(
    (notify) => {
      listeners.add(notify);
      return () => listeners.delete(notify);
    },
    () => isLive,
  );

/** Calls back with every event that may change what this tab has read, until `signal` aborts. */
export async function listen(onEvent: (event: LiveEvent) => void, signal: AbortSignal): Promise<void> {
  let begin: bigint | undefined;
  let last: string | undefined;
  let pause = FIRST_PAUSE_MS;
  let connection = new AbortController();
  const beginEarlier = () => {
    const read = firstReadPosition();
    if (begin === undefined || read === undefined || read >= begin) return;
    begin = read;
    last = String(read);
    connection.abort();
  };
  const end = onEarlierRead(beginEarlier);
  while (!signal.aborted) {
    await untilVisible(signal);
    connection = new AbortController();
    try {
      await follow(last, onEvent, AbortSignal.any([signal, connection.signal]), (id) => {
        last = id;
        pause = FIRST_PAUSE_MS;
        begin ??= BigInt(id);
        beginEarlier();
      });
    } catch {
      // the connection was lost or refused, or the tab was hidden: connect again
    }
    setLive(false);
    if (connection.signal.aborted) continue;
    await sleep(pause * (0.5 + Math.random()), signal);
    pause = Math.min(pause * 2, MAX_PAUSE_MS);
  }
  end();
}

async function follow(
  after: string | undefined,
  onEvent: (event: LiveEvent) => void,
  signal: AbortSignal,
  onId: (id: string) => void,
): Promise<void> {
  const over = new AbortController();
  const end = () => over.abort();
  const whenHidden = () => document.hidden && end();
  document.addEventListener('visibilitychange', whenHidden);
  signal.addEventListener('abort', end, { once: true });
  let silence = setTimeout(end, SILENCE_MS);
  const parser = createParser({
    onEvent: ({ id, data }) => {
      if (over.signal.aborted) return;
      if (id !== undefined) onId(id);
      if (data === '' || over.signal.aborted) return;
      markSeen(id ?? null);
      onEvent(JSON.parse(data) as LiveEvent);
    },
  });
  try {
    const response = await fetch('/queries/events', {
      headers: {
        accept: 'text/event-stream',
        ...(after !== undefined && { 'last-event-id': after }),
        ...credentials(),
      },
      signal: over.signal,
    });
    if (response.status === 403) return await untilAborted(signal); // without the permission, retrying does not help
    if (!response.ok || response.body === null) return;
    setLive(true);
    for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
      clearTimeout(silence);
      silence = setTimeout(end, SILENCE_MS);
      parser.feed(text);
    }
  } finally {
    clearTimeout(silence);
    document.removeEventListener('visibilitychange', whenHidden);
    signal.removeEventListener('abort', end);
    over.abort();
  }
}

function setLive(now: boolean): void {
  if (now === isLive) return;
  isLive = now;
  for (const notify of listeners) notify();
}

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

function untilVisible(signal: AbortSignal): Promise<void> {
  if (!document.hidden || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    document.addEventListener('visibilitychange', () => resolve(), { once: true, signal });
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
