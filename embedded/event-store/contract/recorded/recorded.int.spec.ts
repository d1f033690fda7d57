import { isDeepStrictEqual } from 'node:util';
import { EventStoreDBClient } from '@eventstore/db-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeEmbedded, startEventStore, type TestEventStore } from '../../../../testing/servers/event-store.ts';
import { type Clients, play } from './play.ts';
import { type RecordedCase, recordedCases, rightOutcomes } from './recording.ts';

/** Cases that are played at once. Each subscription to `$all` gets the events of all of them. */
const AT_ONCE = 8;

let store: TestEventStore;
let clients: Clients;
beforeAll(async () => {
  store = await startEventStore();
  clients = {
    usual: EventStoreDBClient.connectionString(store.url),
    tolerant: EventStoreDBClient.connectionString(`${store.url}&throwOnAppendFailure=false`),
  };
});
afterAll(async () => {
  await clients.usual.dispose();
  await clients.tolerant.dispose();
  await store.stop();
});

/** Plays a case. @returns the steps whose outcome is not right */
async function differences(recorded: RecordedCase) {
  const outcomes = await play(clients, recorded);
  return recorded.steps.flatMap((step, at) => {
    const got = outcomes[at];
    const isRight = rightOutcomes(step).some((outcome) => isDeepStrictEqual(outcome, got));
    return isRight ? [] : [{ name: recorded.name, at: at + 1, step, got }];
  });
}

describeEmbedded('the event store answers as EventStoreDB 23.10.7 did, or as docs/event-store.md says,', () => {
  const cases = [...recordedCases('by-hand'), ...recordedCases('random')];

  it('in the cases that count the events of the whole log', async () => {
    for (const recorded of cases.filter(({ alone }) => alone)) expect(await differences(recorded)).toEqual([]);
  });

  it('in all other cases', async () => {
    const found: unknown[] = [];
    const next = cases.filter(({ alone }) => !alone).values();
    const player = async () => {
      for (const recorded of next) found.push(...(await differences(recorded)));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, player));
    expect(found).toEqual([]);
  });
});
