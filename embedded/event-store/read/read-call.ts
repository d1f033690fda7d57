import type { Store } from '../log/store.ts';
import { toCallFailed } from '../protocol/call-errors.ts';
import { AllFeed, StreamFeed } from './feeds.ts';
import { parseReadRequest } from './read-request.ts';
import { failRead, type ReadCall, readAll, readStream } from './reads.ts';
import { type SubscriptionPolicy, subscribe } from './subscriptions.ts';

/** The Read method: reads and subscriptions. */
export function serveRead(store: Store, policy: SubscriptionPolicy, call: ReadCall): void {
  serve(store, policy, call).catch((error: unknown) => failRead(call, toCallFailed(error)));
}

async function serve(store: Store, policy: SubscriptionPolicy, call: ReadCall): Promise<void> {
  const request = parseReadRequest(call.request);
  switch (request.kind) {
    case 'read-stream':
      await readStream(store, call, request);
      call.end();
      return;
    case 'read-all':
      await readAll(store, call, request);
      call.end();
      return;
    case 'subscribe-to-stream':
      return subscribe(call, new StreamFeed(store, request.stream, request.after), store.recentEvents, policy);
    case 'subscribe-to-all':
      return subscribe(call, new AllFeed(store, request.after, request.filter), store.recentEvents, policy);
  }
}
