// A projection on a real event store; its view is in memory, so that the test can stop it, fail it and look at it.

import { randomUUID } from 'node:crypto';
import { getEventListeners } from 'node:events';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { ANY, jsonEvent } from '@eventstore/db-client';
import { SpanStatusCode, trace } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Version } from '../../embedded/event-store/behaviour.ts';
import type { StreamKind } from '../../events/streams.ts';
import { type EventStoreProcess, onlyEmbedded, startEventStoreProcess } from '../../testing/servers/event-store.ts';
import { connectEventStore, type EventStore } from '../stores/event-store.ts';
import { notStarted, type Progress } from './progress.ts';
import { resume, TooBusyToResume } from './resume.ts';
import { runProjection } from './run-projection.ts';
import { type Step, subscribe, subscribeToRuns } from './subscription.ts';
import { type Noted, ViewInMemory } from './testing/view-in-memory.ts';
import { CheckpointTaken, type View } from './view.ts';

let server: EventStoreProcess;
let store: EventStore;
beforeAll(async () => {
  server = await startEventStoreProcess();
  store = connectEventStore(server.url);
});
afterAll(async () => {
  await store.dispose();
  await server.stop();
});

// Tests share the log: each follows streams of its own kinds, which are parts of the kind `process`.
let [kind, passing] = ['', ''] as unknown as [StreamKind, StreamKind];
beforeEach(() => {
  const test = randomUUID().replaceAll('-', '');
  [kind, passing] = [`process-noted${test}`, `process-passing${test}`] as unknown as [StreamKind, StreamKind];
});

/** An event that the projections can read. */
const noted = (more: object = {}) => {
  const today = { recordedAt: '2026-12-01T10:00:00Z', effectiveOn: '2026-12-01' };
  const metadata = { schema: 1, ...today, actor: 'a test', correlationId: 'c-1', ...more };
  return jsonEvent({ type: 'DayDone', data: { day: '2026-12-01' }, metadata });
};

/** @returns the position of the last event */
async function append(stream: string, count = 1, more?: object, client = store.client): Promise<bigint> {
  const events = Array.from({ length: count }, () => noted(more));
  const { position } = await client.appendToStream(stream, events, { expectedRevision: ANY });
  if (position === undefined) throw new Error('the append was acknowledged without a position');
  return position.commit;
}

type Line = { about: { err?: Error; position?: string; projection?: string; correlationId?: string }; message: string };

function projection(
  view: View<Noted>,
  owner?: string,
  kinds: { kinds: StreamKind[]; checkpointOnly?: StreamKind[] } = both(),
  client = store.client,
) {
  const progress = notStarted();
  const lines: Line[] = [];
  const stop = new AbortController();
  return {
    progress,
    lines,
    stop,
    run: () =>
      runProjection(
        {
          name: 'notes',
          ...kinds,
          view,
          limits: { size: 3, lingerMs: 1 },
          progress,
          ...(owner !== undefined && { owner }),
        },
        client,
        { warn: (about, message) => void lines.push({ about, message }) },
        stop.signal,
      ),
  };
}

const both = () => ({ kinds: [kind], checkpointOnly: [passing] });

/** Runs a projection while `work` does. */
async function whileRunning<T>(
  view: View<Noted>,
  work: (running: { progress: Progress; lines: Line[] }) => Promise<T>,
  owner?: string,
  kinds = both() as Parameters<typeof projection>[2],
): Promise<{ progress: Progress; lines: Line[] }> {
  const { progress, lines, stop, run } = projection(view, owner, kinds);
  const running = run();
  try {
    await work({ progress, lines });
  } finally {
    stop.abort();
    await running;
  }
  return { progress, lines };
}

const reaches = (view: ViewInMemory, position: bigint) =>
  expect.poll(() => view.at, { interval: 5 }).toSatisfy((at) => at !== undefined && at >= position);

/** A view that does as `view` does, but for what is given. */
const as = (view: ViewInMemory, other: Partial<View<Noted>>): View<Noted> => ({
  prepare: () => view.prepare(),
  checkpoint: () => view.checkpoint(),
  commit: (...args) => view.commit(...args),
  parking: view.parking,
  ...other,
});

describe('a projection', () => {
  it('takes in what was recorded before it started and what is recorded since', async () => {
    const view = new ViewInMemory();
    const began = performance.now();
    await append(`${kind}-a`, 4);
    await whileRunning(view, async ({ progress }) => {
      await reaches(view, await append(`${kind}-b`, 2));
      expect(progress).toMatchObject({ state: 'following', events: 6, position: view.at, failures: 0, failed: 0 });
      expect(progress.batches).toBe(view.commits.length);
      expect(progress.batchMs).toBeGreaterThan(0);
      expect(progress.batchMs).toBeLessThan(performance.now() - began);
    });
    expect(view.applied).toEqual(['a 0', 'a 1', 'a 2', 'a 3', 'b 0', 'b 1'].map((name) => `${kind}-${name}`));
    expect(view.prepared).toBe(1);
    expect(Math.max(...view.commits)).toBeLessThanOrEqual(3);
  });

  it('says that it has stopped, and that nothing is in hand', async () => {
    const view = new ViewInMemory();
    const { progress } = await whileRunning(view, async () => reaches(view, await append(`${kind}-a`)));
    expect(progress).toMatchObject({ state: 'stopped', committing: 0, filling: 0, waitingSince: undefined });
  });

  it('says while it writes a batch how many events are in it, and since when the oldest has waited', async () => {
    const view = new ViewInMemory();
    const inHand: Pick<Progress, 'committing' | 'waitingSince'>[] = [];
    let seen: Progress | undefined;
    const watched = as(view, {
      commit: async (...args) => {
        if (seen && args[0].length > 0) inHand.push({ committing: seen.committing, waitingSince: seen.waitingSince });
        await view.commit(...args);
      },
    });
    const before = Date.now();
    await append(`${kind}-a`, 2);
    await whileRunning(watched, async ({ progress }) => {
      seen = progress;
      await reaches(view, await append(`${kind}-b`));
      await expect.poll(() => progress.committing).toBe(0);
      expect(progress.waitingSince).toBeUndefined();
    });
    expect(inHand.reduce((sum, { committing }) => sum + committing, 0)).toBe(3);
    const since = inHand[0]?.waitingSince?.getTime() ?? 0;
    expect(Math.abs(since - before)).toBeLessThan(10_000);
  });

  it('moves its checkpoint past events that only pass, and takes none of them in', async () => {
    const view = new ViewInMemory();
    await whileRunning(view, async ({ progress }) => {
      await append(`${kind}-a`);
      await reaches(view, await append(`${passing}-a`));
      await sleep(20); // the news that there is no more is a batch as well, and nothing to write
      expect(progress).toMatchObject({ events: 1, position: view.at, failed: 0 });
    });
    expect(view.applied).toEqual([`${kind}-a 0`]);
  });

  it('takes in events of streams of all its kinds, and of no others where none pass', async () => {
    const view = new ViewInMemory();
    const other = `${kind}other` as StreamKind;
    const kinds = { kinds: [kind, other] };
    await whileRunning(
      view,
      async () => {
        await append(`${kind}-a`);
        await append(`${passing}-a`);
        await reaches(view, await append(`${other}-a`));
      },
      undefined,
      kinds,
    );
    expect(view.applied).toEqual([`${kind}-a 0`, `${other}-a 0`]);
  });

  it('leaves its checkpoint at the last event that it reads, however many events of others follow', async () => {
    const view = new ViewInMemory();
    const last = await append(`${kind}-a`);
    await append('somebody-else', 300);
    await whileRunning(view, async ({ progress }) => {
      await reaches(view, last);
      await append('somebody-else', 300);
      await expect.poll(() => progress.state).toBe('following');
    });
    expect([view.at, view.applied]).toEqual([last, [`${kind}-a 0`]]);
  });

  it('is a step in the trace of each event that it takes in, and a failed one in that of an event that it parks', async () => {
    // a real tracer: the API keeps the first one, also after this test, for all files of this worker
    const exporter = new InMemorySpanExporter();
    const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
    trace.setGlobalTracerProvider(provider);
    try {
      const view = new ViewInMemory();
      view.refused.add(`${kind}-a 0`);
      const traced = { traceparent: `00-${'4b'.repeat(16)}-${'00f0'.repeat(4)}-01` };
      await append(`${kind}-a`, 1, traced);
      const last = await append(`${kind}-b`, 1, traced);
      await whileRunning(view, async ({ progress }) => {
        await reaches(view, last);
        await expect.poll(() => progress.events).toBe(2);
      });
      const steps = exporter
        .getFinishedSpans()
        .map(({ name, attributes, status }) => [
          name,
          attributes['ledger.event.revision'],
          status.code === SpanStatusCode.ERROR,
        ]);
      expect(steps).toEqual([
        ['project notes', 0, true],
        ['project notes', 0, false], // that of b
      ]);
    } finally {
      await provider.shutdown();
      trace.disable();
    }
  });

  it('goes on after the events that its view has', async () => {
    const view = new ViewInMemory();
    await append(`${kind}-a`);
    view.at = await append(`${kind}-a`);
    await whileRunning(view, async () => reaches(view, await append(`${kind}-a`)));
    expect(view.applied).toEqual([`${kind}-a 2`]);
  });

  it('tries again what fails, says so meanwhile, and forgets it once it succeeds', async () => {
    const view = new ViewInMemory();
    const broken = { now: true };
    const failing = as(view, {
      commit: (events, ...places) =>
        broken.now && events.length > 0 ? Promise.reject(new Error('no connection')) : view.commit(events, ...places),
    });
    const from = await append(`${kind}-a`);
    const before = Date.now();
    const { lines } = await whileRunning(failing, async ({ progress, lines }) => {
      // asked again if it was between two states at that moment
      const shown = () => ({ ...progress, isTwice: progress.failures >= 2, more: progress.failed - progress.failures });
      await expect
        .poll(shown, { interval: 5 })
        .toMatchObject({ state: 'failing', isTwice: true, more: 0, committing: 0, waitingSince: undefined });
      expect(progress.lastError?.message).toBe('no connection');
      expect(progress.failingSince?.getTime()).toBeGreaterThanOrEqual(before);
      const since = progress.failingSince;
      await expect.poll(() => progress.failures, { interval: 5 }).toBeGreaterThanOrEqual(3);
      expect(progress.failingSince).toBe(since);
      broken.now = false;
      await reaches(view, from);
      await expect.poll(() => progress.state, { interval: 5 }).toBe('following');
      expect(progress).toMatchObject({
        failures: 0,
        failed: lines.length,
        failingSince: undefined,
        lastError: undefined,
      });
    });
    expect(lines.length).toBeGreaterThanOrEqual(3);
    expect(lines).toMatchObject(
      Array.from({ length: lines.length }, () => ({
        about: { projection: 'notes', err: { message: 'no connection' } },
        message: 'projection failed, will retry',
      })),
    );
    expect(view.applied).toEqual([`${kind}-a 0`]);
  });

  it('ends the subscription of a failed attempt before it subscribes again', async () => {
    const subscribed = vi.spyOn(store.client, 'subscribeToAll');
    const view = new ViewInMemory();
    let failures = 1;
    const failing = as(view, {
      commit: async (...args) => {
        if (failures-- > 0) {
          await sleep(50); // by then the subscription has nothing more to read, and waits
          throw new Error('the database is down');
        }
        await view.commit(...args);
      },
    });
    try {
      const last = await append(`${kind}-a`);
      await whileRunning(failing, async () => {
        await reaches(view, last);
        expect(subscribed.mock.results).toHaveLength(2);
        const areOpen = subscribed.mock.results.map(({ value }) => value instanceof Readable && !value.destroyed);
        expect(areOpen).toEqual([false, true]);
      });
    } finally {
      subscribed.mockRestore();
    }
  });

  it('keeps what was thrown where it was no error', async () => {
    const view = new ViewInMemory();
    const failing = as(view, { prepare: () => Promise.reject('a text') });
    await whileRunning(failing, async ({ progress }) => {
      await expect.poll(() => progress.lastError?.message, { interval: 5 }).toBe('a text');
    });
  });

  it('is stopped at once while it waits to try again', async () => {
    const view = new ViewInMemory();
    const failing = as(view, { prepare: () => Promise.reject(new Error('no connection')) });
    const began = performance.now();
    const { progress } = await whileRunning(failing, async ({ progress }) => {
      await expect.poll(() => progress.failures, { interval: 5 }).toBeGreaterThanOrEqual(4); // then it waits 0.4 s or more
    });
    expect(progress.state).toBe('stopped');
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('is not counted as failing by what fails because it is stopped', async () => {
    const view = new ViewInMemory();
    const { progress, stop, run, lines } = projection(
      as(view, {
        prepare: async () => {
          stop.abort();
          throw new Error('closed');
        },
      }),
    );
    await run();
    expect([progress.state, progress.failed, lines]).toEqual(['stopped', 0, []]);
  });

  it('does nothing where it is stopped before it starts', async () => {
    const view = new ViewInMemory();
    const { progress, stop, run } = projection(view);
    stop.abort();
    await run();
    expect([progress.state, view.prepared]).toEqual(['stopped', 0]);
  });

  it('parks the stream of an event that is refused four times, logs it under its request, and goes on', async () => {
    const view = new ViewInMemory();
    view.refused.add(`${kind}-a 1`);
    await append(`${kind}-a`, 3);
    const last = await append(`${kind}-b`);
    const { lines } = await whileRunning(view, () => reaches(view, last));
    expect(view.applied).toEqual([`${kind}-a 0`, `${kind}-b 0`]);
    expect([...view.aside.keys()]).toEqual([`${kind}-a`]);
    expect(lines.map(({ message }) => message)).toEqual([
      ...Array.from({ length: 3 }, () => 'projection failed, will retry'),
      'parked a stream',
    ]);
    expect(lines[1]?.about).toMatchObject({ correlationId: 'c-1', position: expect.any(String) });
    expect(lines.at(-1)?.about).toMatchObject({ projection: 'notes', correlationId: 'c-1' });
  });

  it('stands by while another process holds its lease, and takes over under its own name', async () => {
    const view = new ViewInMemory();
    const held: string[] = [];
    let isFree = false;
    const leased = as(view, {
      lease: {
        hold: async (owner) => {
          held.push(owner);
          return isFree;
        },
        release: async () => {},
      },
    });
    const position = await append(`${kind}-a`);
    await whileRunning(
      leased,
      async ({ progress }) => {
        await expect.poll(() => progress.state, { interval: 5 }).toBe('standby');
        expect(view.applied).toEqual([]);
        isFree = true;
        await reaches(view, position);
      },
      'replica-1',
    );
    expect(new Set(held)).toEqual(new Set(['replica-1']));
  });
});

describe('a subscription', () => {
  it('hands over together what has arrived together, at most 256 steps, in the order of the log', async () => {
    await append(`${kind}-a`, 600);
    const stop = new AbortController();
    const runs: Step[][] = [];
    const revisions = () => runs.flat().flatMap(({ event }) => (event ? [Number(event.revision)] : []));
    for await (const run of subscribeToRuns(store.client, [kind], undefined, stop.signal)) {
      runs.push(run);
      await sleep(5);
      if (revisions().length === 600) break;
    }
    expect(revisions()).toEqual(Array.from({ length: 600 }, (_, revision) => revision));
    expect(Math.max(...runs.map(({ length }) => length))).toBeGreaterThan(1);
    expect(Math.max(...runs.map(({ length }) => length))).toBeLessThanOrEqual(256);
    expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
  });

  it('ends when it is told to', async () => {
    const stop = new AbortController();
    const seen: string[] = [];
    await append(`${kind}-a`, 2);
    const reading = (async () => {
      for await (const { event } of subscribe(store.client, [kind], undefined, stop.signal)) {
        if (event) seen.push(`${event.streamId} ${event.revision}`);
        if (seen.length === 2) stop.abort();
      }
    })();
    await expect(reading).rejects.toThrow();
    expect(seen).toEqual([`${kind}-a 0`, `${kind}-a 1`]);
  });

  it('does not begin where it was ended before', async () => {
    const reading = subscribe(store.client, [kind], undefined, AbortSignal.abort(new Error('stopped'))).next();
    await expect(reading).rejects.toThrow('stopped');
  });

  it('says that there is nothing more at present', async () => {
    await append('somebody-else', 100);
    const last = await append(`${kind}-a`);
    await append('somebody-else', 100);
    const positions: (bigint | undefined)[] = [];
    for await (const { position } of subscribe(store.client, [kind], undefined)) {
      positions.push(position);
      if (position === undefined) break;
    }
    expect(positions).toEqual([last, undefined]);
  });
});

describe('resuming a parked stream', () => {
  const parked = (revision: number) => ({ stream: `${kind}-a`, revision });

  it('takes in what waited up to the checkpoint, from the parked event on', async () => {
    const view = new ViewInMemory();
    view.at = await append(`${kind}-a`, 3);
    await append(`${kind}-a`, 2);
    expect(await resume(store.client, view, parked(1))).toBe(2);
    expect(view.applied).toEqual([`${kind}-a 1`, `${kind}-a 2`]);
  });

  it('takes in nothing where the view has nothing yet', async () => {
    const view = new ViewInMemory();
    await append(`${kind}-a`);
    expect(await resume(store.client, view, parked(0))).toBe(0);
  });

  it('reads again where the projection moved meanwhile', async () => {
    const view = new ViewInMemory();
    view.at = await append(`${kind}-a`);
    let moves = 3;
    const busy = as(view, {
      parking: {
        ...view.parking,
        resume: async (...args) => {
          if (moves-- > 0) view.at = await append(`${kind}-a`);
          await view.parking.resume(...args);
        },
      },
    });
    expect(await resume(store.client, busy, parked(0))).toBe(4);
    expect(view.applied).toHaveLength(4);
  });

  it('gives up where the projection moves again and again, after 50 tries', async () => {
    const view = new ViewInMemory();
    let tries = 0;
    const busy = as(view, {
      parking: {
        ...view.parking,
        resume: async () => {
          tries += 1;
          throw new CheckpointTaken('notes', undefined);
        },
      },
    });
    await append(`${kind}-a`);
    const resuming = resume(store.client, busy, parked(0));
    await expect(resuming).rejects.toThrow(TooBusyToResume);
    await expect(resuming).rejects.toThrow(
      `${kind}-a stays parked: its view's checkpoint moved during each of 50 attempts. Try again`,
    );
    expect(tries).toBe(50);
  });

  it('leaves it parked where an event still can not be taken in', async () => {
    const view = new ViewInMemory();
    view.at = await append(`${kind}-a`);
    view.refused.add(`${kind}-a 0`);
    await expect(resume(store.client, view, parked(0))).rejects.toThrow('not to be had');
  });

  it('refuses an event that no version of the ledger wrote', async () => {
    const view = new ViewInMemory();
    view.at = await append(`${kind}-a`, 1, { schema: undefined });
    await expect(resume(store.client, view, parked(0))).rejects.toThrow('carries no schema version');
  });
});

const versions: Version[] = ['23.10', '24.10', '25.0'];

describe.skipIf(onlyEmbedded)('an event store that sends wrong checkpoints', () => {
  it.each(versions)('loses no event for a view, however often it is restarted: like version %s', async (version) => {
    const server = await startEventStoreProcess({ likeProduction: true, version });
    const { client, dispose } = connectEventStore(server.url);
    const record = (stream: string) => append(stream, 1, {}, client);
    try {
      const view = new ViewInMemory();
      await record('somebody-else');
      for (const stream of [`${kind}-a`, `${kind}-b`]) {
        const { progress, stop, run } = projection(view, undefined, { kinds: [kind] }, client);
        const before = run();
        await expect.poll(() => progress.state).toBe('following'); // its subscription is live, and has found nothing
        stop.abort();
        await before;
        const last = await record(stream);
        const after = projection(view, undefined, { kinds: [kind] }, client);
        const running = after.run();
        await expect.poll(() => view.at).toBe(last);
        after.stop.abort();
        await running;
      }
      expect(view.applied).toEqual([`${kind}-a 0`, `${kind}-b 0`]);
    } finally {
      await dispose();
      await server.stop();
    }
  });
});
