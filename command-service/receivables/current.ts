import { setTimeout as sleep } from 'node:timers/promises';
import { BACKWARDS, END, type EventStoreDBClient } from '@eventstore/db-client';
import { streamPrefix } from '../../events/streams.ts';
import { Unavailable } from '../../platform/http/problem.ts';
import type { Progress } from '../../platform/projection/progress.ts';

/** Resolves when the indexes include every invoice event that was recorded before the call. */
export type UntilCurrent = () => Promise<void>;

const timeoutMs = 2_000;
const pollMs = 5;
const pageSize = 100;

/**
 * Waits for the follow-ups of this process, which update the indexes.
 * @param progress of the follow-ups
 * @throws Unavailable receivables-behind after two seconds, and the client's errors
 */
export const untilCurrent =
  (client: EventStoreDBClient, progress: Progress): UntilCurrent =>
  async () => {
    const deadline = performance.now() + timeoutMs;
    const isBehind = (position: bigint) => progress.position === undefined || progress.position < position;
    const last = await lastOfInvoices(client, isBehind);
    while (last !== undefined && isBehind(last)) {
      if (performance.now() > deadline) throw new Unavailable(behind);
      await sleep(pollMs);
    }
  };

const behind = {
  type: 'receivables-behind',
  title: 'The index of open invoices is behind the log',
  detail: 'The open invoices of the customer are not known yet. Retry later, or name the invoices in "allocations".',
  retryAfterSeconds: 1,
};

/** The position of the last invoice event in the log; undefined if the follow-ups have passed it. */
async function lastOfInvoices(
  client: EventStoreDBClient,
  isBehind: (position: bigint) => boolean,
): Promise<bigint | undefined> {
  let fromPosition: typeof END | { commit: bigint; prepare: bigint } = END;
  for (;;) {
    let found: bigint | undefined;
    let first: bigint | undefined;
    let isDone = true;
    for await (const { event } of client.readAll({ direction: BACKWARDS, fromPosition, maxCount: pageSize })) {
      if (!event) continue;
      const { commit } = event.position;
      first = commit;
      isDone = !isBehind(commit);
      if (event.streamId.startsWith(streamPrefix('invoice'))) found ??= commit;
    }
    if (found !== undefined || isDone || first === undefined) return found;
    fromPosition = { commit: first, prepare: first };
  }
}
