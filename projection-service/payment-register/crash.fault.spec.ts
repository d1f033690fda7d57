// The payment register under load, while the projection service is killed.

import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { invoiceEvents } from '../../testing/servers/event-log.ts';
import { startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { createTestMysql, type TestMysql, withoutMysql } from '../../testing/servers/mysql.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/servers/postgres.ts';
import { projectionsTo } from '../projections.ts';
import { openStores, type Stores } from '../stores.ts';
import { Load } from '../testing/load.ts';
import { kill, startProjectionService } from '../testing/service.ts';

const warn = () => {};

describe.skipIf(withoutMysql !== '')(`the payment register${withoutMysql}`, () => {
  let eventStore: TestEventStore;
  let database: TestDatabase;
  let mysql: TestMysql;
  let stores: Stores;
  let urls: { EVENT_STORE_URL: string; POSTGRES_URL: string; MYSQL_URL: string };
  const processes: ChildProcess[] = [];

  beforeEach(async () => {
    [eventStore, database, mysql] = await Promise.all([startEventStore(), createTestDatabase(), createTestMysql()]);
    urls = { EVENT_STORE_URL: eventStore.url, POSTGRES_URL: database.url, MYSQL_URL: mysql.url };
    stores = openStores(urls, 'test', 10_000, { warn });
  });
  afterEach(async () => {
    for (const process of processes.splice(0)) process.kill('SIGKILL');
    await stores.close();
    await Promise.all([eventStore.stop(), database.drop(), mysql.drop()]);
  });

  it('agrees with the log after the service is killed again and again under load', async () => {
    await using load = new Load(stores.eventStore.client);
    for (let round = 0; round < 6; round++) {
      const service = start();
      await sleep(700 + Math.random() * 900); // some die starting, most while they write
      await kill(service);
    }
    start();
    await load.stop();
    const log = await invoiceEvents(stores.eventStore.client);
    const last = log.at(-1)?.position ?? 0n;
    const register = projectionsTo(stores, { warn }).find(({ name }) => name === 'payment-register');
    if (register === undefined) throw new Error('there is no register');
    await expect
      .poll(() => register.view.checkpoint())
      .toSatisfy((at: bigint | undefined) => at !== undefined && at >= last);
    const paid = log.filter(({ type }) => type === 'PaymentApplied').length;
    const invoices = log.filter(({ type }) => type === 'InvoiceRegistered').length;
    expect(await register.verify()).toMatchObject({ events: log.length, rows: paid + invoices, different: 0 });
  });

  function start(): ChildProcess {
    const service = startProjectionService(urls);
    processes.push(service);
    return service;
  }
});
