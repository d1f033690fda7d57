import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStoreDBClient } from '@eventstore/db-client';
import { append } from '../../testing/servers/event-log.ts';
import { partPayment, registration } from './invoice-lives.ts';

const lanes = 4;
const pauseMs = 5;

/** Invoices that are registered and paid in two parts, one after the other on four lanes, until it is stopped. */
export class Load implements AsyncDisposable {
  #isOn = true;
  readonly #lanes: Promise<void>[];

  constructor(client: EventStoreDBClient) {
    this.#lanes = Array.from({ length: lanes }, async () => {
      while (this.#isOn) {
        const id = randomUUID();
        await append(client, id, registration(id));
        await append(client, id, partPayment('p', 40_000, 60_000));
        await append(client, id, partPayment('q', 10_000, 50_000));
        await sleep(pauseMs);
      }
    });
  }
  async stop(): Promise<void> {
    this.#isOn = false;
    await Promise.all(this.#lanes);
  }
  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }
}
