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
  const { body } = await fetch(`${queryUrl}/events?after=0`, { signal });
  let text = '';
  for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const parts = (text + chunk).split('\n\n');
    text = parts.pop() ?? '';
    for (const data of parts.flatMap((part) => /^data: (.*)$/m.exec(part)?.[1] ?? [])) onMessage(JSON.parse(data));
  }
}
