// Other people's changes, as server-sent events read by fetch, so that they can be asked for with a token.
//
//   away ──► open ──► told, told, told … ──► lost ──► pause, 1 to 30 s ──► open, from the last event that arrived
//     ▲ the tab is hidden: given up, so that many tabs don't use up the connections ──► seen again: open
import { createParser } from 'eventsource-parser';
import { useSyncExternalStore } from 'react';
import { credentials } from './client.ts';
import { firstReadPosition, hasSeen } from './position.ts';
import type { paths } from './query.d.ts';

type Journal = paths['/journal']['get']['responses'][200]['content']['application/json'];
/** An event as the journal has it. */
export type LiveEvent = Journal['events'][number];

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** A comment comes every 5 s; a connection that is silent for longer is dead. */
const SILENCE_MS = 20_000;

let isLive = false;
const watchers = new Set<() => void>();

/** Whether changes arrive as they happen. */
export const useIsLive = (): boolean =>
  useSyncExternalStore(
    (tell) => {
      watchers.add(tell);
      return () => watchers.delete(tell);
    },
    () => isLive,
  );

/** Tells of every event from where this tab began to read, until `signal` ends it. */
export async function listen(onEvent: (event: LiveEvent) => void, signal: AbortSignal): Promise<void> {
  let last: string | undefined;
  let pause = FIRST_PAUSE_MS;
  while (!signal.aborted) {
    await untilVisible(signal);
    try {
      await follow(last ?? firstReadPosition(), onEvent, signal, (id) => {
        last = id;
        pause = FIRST_PAUSE_MS;
      });
    } catch {
      // lost, refused or hidden: the next try says more
    }
    setLive(false);
    await sleep(pause * (0.5 + Math.random()), signal);
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  }
}

async function follow(
  after: string,
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
      if (id !== undefined) onId(id);
      if (data === '') return;
      hasSeen(id ?? null);
      onEvent(JSON.parse(data) as LiveEvent);
    },
  });
  try {
    const response = await fetch('/queries/events', {
      headers: { accept: 'text/event-stream', 'last-event-id': after, ...credentials() },
      signal: over.signal,
    });
    if (response.status === 403) return await untilAborted(signal); // whoever may not listen is not let in by asking again
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
  for (const tell of watchers) tell();
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

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
