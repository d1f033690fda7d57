import { randomUUID } from 'node:crypto';
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
import { mongoAudit } from './mongo.ts';
import { postgresAudit } from './postgres.ts';

type Kept = { read: AuditLog; write: View; drop: () => Promise<unknown> };

async function inPostgres(): Promise<Kept> {
  const database = await createTestDatabase();
  const writer = connectAudit(database.url);
  const read = postgresAudit(connectAudit(database.url));
  const drop = () => Promise.all([writer.destroy(), read.close()]).then(database.drop);
  return { read, write: auditView(postgresAuditLog(writer)), drop };
}

async function inMongo(): Promise<Kept> {
  const url = new URL(mongoUrl ?? '');
  url.pathname = `/audit_${randomUUID()}`;
  const connect = () => connectMongo({ url: url.href, name: 'test', size: 5, operationTimeoutMs: 5_000 });
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
