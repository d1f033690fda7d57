// A log as the command service writes it: its process, asked over HTTP by several clients at once for whatever can happen to
// invoices, credit and payments, and left alone until nothing is under way any more.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient } from '@eventstore/db-client';
import type { Recorded } from '../../events/recorded.ts';
import { streamPrefix } from '../../events/streams.ts';
import { type Stored, upcast } from '../../events/upcast.ts';
import type { BookedEvent } from '../../events/views.ts';
import { streamsOf } from '../../events/views.ts';
import { readConfig } from '../../processes/config.ts';
import { services } from '../../processes/programs.ts';
import { getsReady } from '../../processes/run-program.ts';
import { liveALife } from '../../testing/ledger-life/live-a-life.ts';
import { freePorts } from '../../testing/network/free-port.ts';
import { START_MS, startProgram } from '../../testing/processes/node-process.ts';
import { startEventStore } from '../../testing/servers/event-store.ts';
import { nothingStored, project } from '../books/project.ts';

const restMs = 60_000;

/** @param commands how many are tried; those that the ledger refuses are none the less a part of the test */
export async function aLedgerLog(commands: number, random: () => number): Promise<Recorded<BookedEvent>[]> {
  const [store, folder] = [await startEventStore(), mkdtempSync(join(tmpdir(), 'ledger-log-'))];
  const config = readConfig({
    LEDGER_DATA: folder,
    ...(await freePorts()),
    EVENT_STORE_URL: store.url,
    POSTGRES_URL: 'postgres://none',
  });
  const commandSide = services(config).filter(({ name }) => ['command-service', 'process-manager'].includes(name));
  const running = commandSide.map((program) => [program, startProgram(program, join(folder, program.name))] as const);
  const client = EventStoreDBClient.connectionString(store.url);
  try {
    for (const [program, started] of running)
      if (!(await getsReady(program, started, START_MS))) throw new Error(`the ${program.name} did not start`);
    await liveALife(`http://127.0.0.1:${config.COMMAND_PORT}`, commands, random);
    return await atRest(client);
  } finally {
    await client.dispose();
    await Promise.all(running.map(([, started]) => started.stop()));
    await store.stop();
    rmSync(folder, { recursive: true });
  }
}

/** The log when what is in transit has arrived. @throws where it never does */
async function atRest(client: EventStoreDBClient): Promise<Recorded<BookedEvent>[]> {
  const end = Date.now() + restMs;
  for (;;) {
    const events = await booked(client);
    const { entries } = project(events, nothingStored);
    const inTransit = Map.groupBy(
      entries.filter(({ account }) => account === 'in-transit'),
      ({ customer_id, currency }) => `${customer_id} ${currency}`,
    );
    const left = [...inTransit].map(([whose, of]) => [whose, of.reduce((sum, { amount }) => sum + amount, 0)] as const);
    const [first] = left.filter(([, amount]) => amount !== 0);
    if (first === undefined) return events;
    if (Date.now() > end) throw new Error(`${first.join(': ')} is in transit for ever`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function booked(client: EventStoreDBClient): Promise<Recorded<BookedEvent>[]> {
  const prefixes = streamsOf.books.map(streamPrefix);
  const events: Recorded<BookedEvent>[] = [];
  for await (const { event } of client.readAll()) {
    if (event && prefixes.some((prefix) => event.streamId.startsWith(prefix))) {
      events.push(upcast<BookedEvent>(event as Stored));
    }
  }
  return events;
}
