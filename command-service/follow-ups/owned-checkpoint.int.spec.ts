// Which process follows up. Times are given, so each bound is met exactly.

import { ANY, type EventStoreDBClient } from '@eventstore/db-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFollowUps } from '../../platform/projection/follow-ups-checkpoint.ts';
import { LeaseLost } from '../../platform/projection/lease.ts';
import { startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { ledgerOn, registerInvoice } from '../testing/ledger.ts';
import { writeCheckpoint } from './checkpoint.ts';
import { type OwnedCheckpoint, ownedCheckpoint } from './owned-checkpoint.ts';

let store: TestEventStore;
let opened: ReturnType<typeof ledgerOn>;
let client: EventStoreDBClient;
let ms: number;
let [one, two]: OwnedCheckpoint[] = [];
beforeEach(async () => {
  store = await startEventStore();
  opened = ledgerOn(store.url);
  client = opened.client;
  ms = 1_000_000;
  [one, two] = [newProcess(), newProcess()];
});
afterEach(async () => {
  await client.dispose();
  await store.stop();
});

const newProcess = () => ownedCheckpoint(client, opened.clock, ['invoice'], () => ms);
const holds = (own: OwnedCheckpoint | undefined, name: string) => own?.lease.hold(name, 0);
const ownerInLog = async () => (await readFollowUps(client))?.owner;
const revision = async () => (await readFollowUps(client))?.revision;

const written = (own: OwnedCheckpoint | undefined) => own?.during(({ write }) => write());
const moved = (own: OwnedCheckpoint | undefined, to: bigint, events: number) =>
  own?.during(async ({ move }) => move(to, events));
const parkedBy = (own: OwnedCheckpoint | undefined) => own?.during(async ({ parked }) => [...parked.values()]);
const aParkedStream = {
  stream: 'invoice-7',
  revision: 1,
  position: 7n,
  type: 'InvoicePaid',
  reason: 'unknown',
  parkedAt: new Date('2026-02-01T12:00:00Z'),
};

/** An invoice is registered. @returns the position of its event */
async function anEvent(): Promise<bigint> {
  const invoiceId = await registerInvoice(opened.ledger, 'acme');
  return (await opened.ledger.invoices.read(invoiceId)).position;
}

describe('the owner of the follow-ups', () => {
  it('is the first one that asks; another one is on standby while nothing happens', async () => {
    expect(await holds(one, 'one')).toBe(true);
    expect(await ownerInLog()).toBe('one');
    for (const wait of [0, 2_000, 60_000, 27_999]) {
      ms += wait; // in all, 1 ms less than 90 s
      expect(await holds(two, 'two')).toBe(false);
    }
  });

  it('is replaced when an event has waited for 1.5 seconds without a word of it, and not before', async () => {
    await holds(one, 'one');
    expect(await holds(two, 'two')).toBe(false);
    ms += 40_000; // of silence, in which nothing waited
    await anEvent();
    expect(await holds(two, 'two')).toBe(false);
    ms += 1_499;
    expect(await holds(two, 'two')).toBe(false);
    ms += 1;
    expect(await holds(two, 'two')).toBe(true);
    expect(await ownerInLog()).toBe('two');
  });

  it('is not replaced as long as it says something, however much waits', async () => {
    await holds(one, 'one');
    await one?.during(async () => {
      for (let seconds = 0; seconds < 10; seconds++) {
        await anEvent();
        ms += 999;
        expect(await holds(one, 'one')).toBe(true);
        expect(await holds(two, 'two')).toBe(false);
      }
    });
  });

  it('is replaced after 90 seconds without a word, also if nothing waits', async () => {
    await holds(one, 'one');
    expect(await holds(two, 'two')).toBe(false);
    ms += 89_999;
    expect(await holds(two, 'two')).toBe(false);
    ms += 1;
    expect(await holds(two, 'two')).toBe(true);
  });

  it('says something twice a second while it works or has followed up, each minute while nothing happens', async () => {
    await holds(one, 'one');
    const saysAfter = async (wait: number) => {
      const before = await revision();
      ms += wait;
      await holds(one, 'one');
      return (await revision()) !== before;
    };
    expect(await saysAfter(500)).toBe(true); // it begins
    expect(await saysAfter(59_999)).toBe(false);
    expect(await saysAfter(1)).toBe(true);
    await moved(one, await anEvent(), 1);
    expect(await saysAfter(499)).toBe(false);
    expect(await saysAfter(1)).toBe(true);
    expect(await saysAfter(59_999)).toBe(false);
    await moved(one, (await anEvent()) + 1n, 0); // others' events
    expect(await saysAfter(0)).toBe(false);
    await one?.during(async () => expect(await saysAfter(0)).toBe(true));
  });

  it('loses it with its next word, if another one has taken over', async () => {
    await holds(one, 'one');
    await holds(two, 'two');
    ms += 90_000;
    await holds(two, 'two');
    await expect(written(one)).rejects.toThrow(LeaseLost);
    expect(await holds(one, 'one')).toBe(false);
    expect(await ownerInLog()).toBe('two');
  });

  it('hands over at once when it stops, and where it is', async () => {
    await holds(one, 'one');
    const position = await anEvent();
    await moved(one, position, 1);
    await one?.lease.release('one');
    expect(await ownerInLog()).toBeUndefined();
    expect(await holds(two, 'two')).toBe(true);
    expect(await two?.during(async (tenure) => tenure.position)).toBe(position);
    expect(await holds(one, 'one')).toBe(false);
  });

  it('takes over the parked streams', async () => {
    await holds(one, 'one');
    await one?.during(async ({ parked, write }) => {
      parked.set('invoice-7', aParkedStream);
      await write();
    });
    await one?.lease.release('one');
    await holds(two, 'two');
    expect(await parkedBy(two)).toEqual([aParkedStream]);
  });

  it('that claims again where it had claimed before waits twice as long, so that slow appends do not make two alternate', async () => {
    await anEvent();
    const claimsAfter = async (own: OwnedCheckpoint | undefined, name: string, wait: number) => {
      expect(await holds(own, name)).toBe(false);
      ms += wait - 1;
      expect(await holds(own, name)).toBe(false);
      ms += 1;
      expect(await holds(own, name)).toBe(true);
    };
    const isLost = async (own: OwnedCheckpoint | undefined, name: string) => {
      await expect(written(own)).rejects.toThrow(LeaseLost);
      await own?.lease.release(name).catch(() => {});
    };
    await holds(one, 'one');
    await claimsAfter(two, 'two', 1_500);
    for (const wait of [3_000, 6_000, 12_000, 12_000]) {
      await isLost(one, 'one');
      await claimsAfter(one, 'one', wait);
      await isLost(two, 'two');
      await claimsAfter(two, 'two', wait);
    }
  });

  it('continues after an append whose answer was lost', async () => {
    await holds(one, 'one');
    const append = client.appendToStream.bind(client);
    client.appendToStream = (async (...asked: Parameters<typeof append>) => {
      await append(...asked);
      throw new Error('no answer');
    }) as typeof client.appendToStream;
    await expect(written(one)).rejects.toThrow('no answer');
    await expect(holds(two, 'two')).resolves.toBe(false);
    client.appendToStream = append;
    await expect(one?.lease.release('one')).rejects.toThrow(LeaseLost);
    expect(await holds(one, 'one')).toBe(true);
  });

  it('is not the owner after a claim whose answer was lost', async () => {
    const append = client.appendToStream.bind(client);
    client.appendToStream = (async () => {
      throw new Error('no answer');
    }) as typeof client.appendToStream;
    await expect(holds(one, 'one')).rejects.toThrow('no answer');
    client.appendToStream = append;
    await expect(one?.during(async () => {})).rejects.toThrow(LeaseLost);
    expect(await holds(two, 'two')).toBe(true);
    expect(await holds(one, 'one')).toBe(false);
  });

  it('says nothing any more once it has given it up', async () => {
    await holds(one, 'one');
    await one?.during(async ({ write }) => {
      const release = one?.lease.release('one');
      await expect(write()).rejects.toThrow(LeaseLost);
      await release;
    });
    expect(await ownerInLog()).toBeUndefined();
  });

  it('loses it to a version that names no owner, until it has begun anew from that checkpoint', async () => {
    await holds(one, 'one');
    const position = await anEvent();
    await moved(one, position + 5n, 1);
    await writeCheckpoint(client, { position, parked: [aParkedStream], owner: undefined }, ANY, opened.clock);
    await expect(written(one)).rejects.toThrow(LeaseLost);
    expect(await holds(one, 'one')).toBe(false);
    await one?.lease.release('one').catch(() => {});
    expect(await holds(one, 'one')).toBe(true);
    expect(await one?.during(async (tenure) => tenure.position)).toBe(position);
    expect(await parkedBy(one)).toEqual([aParkedStream]);
  });

  it('does not mix what it knew with what it takes over later', async () => {
    await holds(one, 'one');
    await one?.during(async ({ parked }) => {
      await one?.lease.release('one');
      await writeCheckpoint(client, { position: 1n, parked: [aParkedStream], owner: undefined }, ANY, opened.clock);
      await holds(one, 'one');
      parked.delete(aParkedStream.stream); // what was under way in the tenure before
    });
    expect(await parkedBy(one)).toEqual([aParkedStream]);
  });

  it('is one of several that ask at the same moment', async () => {
    const several = Array.from({ length: 8 }, (_, n) => [`process-${n}`, newProcess()] as const);
    const held = await Promise.all(several.map(([name, own]) => holds(own, name)));
    expect(held.filter(Boolean)).toHaveLength(1);
    expect(await ownerInLog()).toBe(several[held.indexOf(true)]?.[0]);
  });
});
