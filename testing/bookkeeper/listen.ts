import { serverSentEvents } from '../http/server-sent-events.ts';
import type { LiveMessage } from './messages.ts';

/** Reads the live feed from its first event on, until it is disposed. */
export function listen(queryUrl: string): { messages: readonly LiveMessage[] } & AsyncDisposable {
  const messages: LiveMessage[] = [];
  const over = new AbortController();
  const reading = read(queryUrl, over.signal, (message) => messages.push(message)).catch((error: unknown) => {
    if (!over.signal.aborted) throw error;
  });
  return {
    messages,
    async [Symbol.asyncDispose]() {
      over.abort();
      await reading;
    },
  };
}

async function read(queryUrl: string, signal: AbortSignal, onMessage: (message: LiveMessage) => void): Promise<void> {
  for await (const text of serverSentEvents(await fetch(`${queryUrl}/events?after=0`, { signal }))) {
    const [, data] = /^data: (.*)$/m.exec(text) ?? [];
    if (data !== undefined) onMessage(JSON.parse(data));
  }
}
