import { randomUUID } from 'node:crypto';
import type { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { View } from '../../platform/projection/view.ts';
import { connectMongo } from '../../platform/stores/mongo.ts';
import { ViewNotBuilt } from '../../platform/stores/store-problems.ts';
import { mongoAuditLog } from '../../projection-service/audit/mongo-store.ts';
import { postgresAuditLog } from '../../projection-service/audit/postgres-store.ts';
import { auditView } from '../../projection-service/audit/view.ts';
import { mongoUrl, withoutMongo } from '../../testing/servers/mongodb.ts';
import { createTestDatabase } from '../../testing/servers/postgres.ts';
import { aLog, bringUpToDate, connectAudit } from '../testing/ledger.ts';
import type { AuditLog } from './audit-log.ts';
import { auditToRead, mongoAudit } from './mongo.ts';
import { postgresAudit } from './postgres.ts';

type Kept = { read: AuditLog; write: View; drop: () => Promise<unknown> };

async function inPostgres(): Promise<Kept> {
  const database = await createTestDatabase();
  const writer = connectAudit(database.url);
  const read = postgresAudit(connectAudit(database.url));
  const drop = () => Promise.all([writer.destroy(), read.close()]).then(database.drop);
  return { read, write: auditView(postgresAuditLog(writer)), drop };
}

/** Connects to a database of its own. */
function inNewMongo(): () => MongoClient {
  const url = new URL(mongoUrl ?? '');
  url.pathname = `/audit_${randomUUID()}`;
  return () => connectMongo({ url: url.href, name: 'test', size: 5, operationTimeoutMs: 5_000 });
}

async function inMongo(): Promise<Kept> {
  const connect = inNewMongo();
  const client = connect();
  const read = mongoAudit(connect());
  const drop = async () => {
    await client.db().dropDatabase();
    await Promise.all([client.close(), read.close()]);
  };
  return { read, write: auditView(mongoAuditLog(client.db(), { warn: () => {} })), drop };
}

describe.each<[string, () => Promise<Kept>, string]>([
  ['PostgreSQL', inPostgres, ''],
  ['MongoDB', inMongo, withoutMongo],
])('the audit in %s', (store, keep, without) => {
  describe.skipIf(without !== '')(`as the projection wrote it${without}`, () => {
    const log = aLog();
    let kept: Kept;
    beforeAll(async () => {
      kept = await keep();
    });
    afterAll(() => kept.drop());

    it('is reported as not built before the projection has started', async () => {
      expect(kept.read.store).toBe(store);
      await expect(kept.read.view.reached()).rejects.toThrow(ViewNotBuilt);
    });

    it('is empty before the first event', async () => {
      await kept.write.prepare();
      expect(await kept.read.view.reached()).toBeUndefined();
      expect(await kept.read.history(randomUUID(), 0, 10)).toEqual({ reached: undefined, found: [] });
    });

    it("has an invoice's events in order, as of its checkpoint", async () => {
      const invoiceId = log.register({ payable: Number.MAX_SAFE_INTEGER });
      log.pay(invoiceId, 1);
      log.pay(invoiceId, 2);
      log.register({ payable: 7 });
      await bringUpToDate(kept.write, log);
      const { reached, found } = await kept.read.history(invoiceId, 0, 10);
      expect(reached).toBe(log.end());
      expect(await kept.read.view.reached()).toBe(log.end());
      const wanted = log.events.filter(({ stream }) => stream.endsWith(invoiceId));
      expect(
        found.map(({ _id, invoiceId, revision, position, type }) => ({ _id, invoiceId, revision, position, type })),
      ).toEqual(wanted.map(({ id, revision, position, type }) => ({ _id: id, invoiceId, revision, position, type })));
      expect(found.at(-1)).toMatchObject({
        recordedAt: '2026-11-22T10:00:00.000Z',
        effectiveOn: '2026-11-30',
        actor: 'alice',
        correlationId: 'order-7',
        before: { state: 'partially-paid', amountDue: Number.MAX_SAFE_INTEGER - 3 },
      });
      expect((await kept.read.history(invoiceId, 3, 1)).found.map(({ revision }) => revision)).toEqual([3]);
      expect((await kept.read.history(invoiceId, 9, 1)).found).toEqual([]);
    });
  });
});

describe.skipIf(withoutMongo !== '')(`a new version of the audit in MongoDB${withoutMongo}`, () => {
  it('is read once it has all that the version before has, which goes on as it was after a rollback', async () => {
    const log = aLog();
    const connect = inNewMongo();
    const client = connect();
    const versions = [1, 2].map((version) => ({
      write: auditView(mongoAuditLog(client.db(), { warn: () => {} }, version)),
      read: mongoAudit(connect(), version),
    }));
    const [before, next] = versions as [(typeof versions)[0], (typeof versions)[0]];
    const invoiceId = log.register({ payable: 100 });
    await before.write.prepare();
    await bringUpToDate(before.write, log);
    await next.write.prepare();
    const both = async (expected: [number, number]) => {
      const found = await Promise.all(
        [before, next].map(async ({ read }) => (await read.history(invoiceId, 0, 9)).found),
      );
      expect(found.map(({ length }) => length)).toEqual(expected);
      return (await auditToRead(client.db(), 2)).version;
    };
    try {
      expect(await both([1, 1])).toBe(1);
      await bringUpToDate(next.write, log);
      expect(await both([1, 1])).toBe(2);
      log.pay(invoiceId, 1);
      await bringUpToDate(next.write, log);
      expect(await both([1, 3])).toBe(2);
      log.pay(invoiceId, 2);
      await bringUpToDate(before.write, log);
      expect(await both([5, 5])).toBe(1);
    } finally {
      await client.db().dropDatabase();
      await Promise.all([client.close(), ...versions.map(({ read }) => read.close())]);
    }
  });
});
