// A command service beside one of a later version, which writes events that this one does not know.

import { ANY, jsonEvent } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UnreadableEvent } from '../../events/upcast.ts';
import { readFollowUps } from '../../platform/projection/follow-ups-checkpoint.ts';
import type { ParkedStream } from '../../platform/projection/view.ts';
import { getOnce, type Problem, post, postOnce } from '../../testing/http/client.ts';
import { invoiceOf as invoiceBody, paymentOf } from '../../testing/http/requests.ts';
import { appendUnknown } from '../../testing/servers/event-log.ts';
import { startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { grantOnce } from '../customer/credit-from-invoice.ts';
import {
  creditOf,
  eventually,
  following,
  invoiceOf,
  ledgerOn,
  overpayBeforeACrash,
  registerInvoice,
  someone,
} from '../testing/ledger.ts';
import { startCommandService, startProcessManager, type TestService } from '../testing/service.ts';
import { writeCheckpoint } from './checkpoint.ts';
import { raiseOverdue } from './overdue.ts';

let store: TestEventStore;
let opened: ReturnType<typeof ledgerOn>;
let now: Date;
beforeAll(async () => {
  now = new Date('2026-02-01T12:00:00Z');
  store = await startEventStore();
  opened = ledgerOn(store.url, () => now);
});
afterAll(async () => {
  await opened.client.dispose();
  await store.stop();
});

const newCustomer = () => `customer-${crypto.randomUUID()}`;
const streamOf = (invoiceId: string) => `invoice-${invoiceId}`;

/** An invoice of 100.00 with a payment of 220.00; the service ended before it made the 120.00 the customer's credit. */
async function overpaidBeforeACrash(): Promise<{ customerId: string; invoiceId: string }> {
  const { ledger } = opened;
  const customerId = newCustomer();
  const invoiceId = await registerInvoice(ledger, customerId);
  await overpayBeforeACrash(ledger, invoiceId);
  return { customerId, invoiceId };
}

/** The follow-ups of a process that has just started. */
function startFollowUps() {
  const { ledger } = ledgerOn(store.url, () => now);
  return following(ledger, opened.client);
}

const creditBecomes = (customerId: string, amount: number) =>
  eventually(async () => expect(await creditOf(opened.ledger, customerId)).toBe(amount));

/** Its invoice is parked, and the follow-ups of other invoices go on. */
async function expectParkedAlone(invoiceId: string, otherCustomer: string): Promise<void> {
  await using followUps = startFollowUps();
  await creditBecomes(otherCustomer, 12_000);
  const parked = async () => (await followUps.view.parking?.parked())?.map(({ stream }) => stream);
  await eventually(async () => expect(await parked()).toContain(streamOf(invoiceId)));
  await creditBecomes((await overpaidBeforeACrash()).customerId, 12_000);
}

describe('an event of a type that only a later version of the service knows', () => {
  it('parks its invoice, and the follow-ups of all other invoices go on', async () => {
    const [unknown, other] = [await overpaidBeforeACrash(), await overpaidBeforeACrash()];
    await appendUnknown(opened.client, streamOf(unknown.invoiceId));
    await using followUps = startFollowUps();
    await creditBecomes(other.customerId, 12_000);
    expect(await followUps.view.parking?.parked()).toMatchObject([
      { stream: streamOf(unknown.invoiceId), revision: 0, reason: expect.stringContaining('update the service') },
    ]);
    expect(await creditOf(opened.ledger, unknown.customerId)).toBe(0);
    await creditBecomes((await overpaidBeforeACrash()).customerId, 12_000);
  });

  it('keeps its invoice parked at the next start, which reads the list from the checkpoint', async () => {
    const { invoiceId } = await overpaidBeforeACrash();
    await appendUnknown(opened.client, streamOf(invoiceId));
    const isParked = (parked: readonly ParkedStream[] = []) =>
      expect(parked).toContainEqual(
        expect.objectContaining({ stream: streamOf(invoiceId), type: 'InvoiceRegistered' }),
      );
    {
      await using followUps = startFollowUps();
      await eventually(async () => isParked(await followUps.view.parking?.parked()));
      now = new Date(now.getTime() + 60_000); // the next checkpoint is due
      await registerInvoice(opened.ledger, newCustomer());
      await eventually(async () => isParked((await readFollowUps(opened.client))?.parked));
    }
    const written = await readFollowUps(opened.client);
    await using restarted = startFollowUps();
    await eventually(async () => expect(restarted.progress.position).toBeGreaterThanOrEqual(written?.position ?? 0n));
    isParked(await restarted.view.parking?.parked());
  });

  it('parks the invoice whose excess belongs to a customer with such an event', async () => {
    const { customerId, invoiceId } = await overpaidBeforeACrash();
    await appendUnknown(opened.client, `customer-${customerId}`);
    await using followUps = startFollowUps();
    const reason = expect.stringContaining(`of customer-${customerId} (FromALaterVersion)`);
    await eventually(async () =>
      expect(await followUps.view.parking?.parked()).toContainEqual(
        expect.objectContaining({ stream: streamOf(invoiceId), reason }),
      ),
    );
  });

  it('does not prevent other invoices from being marked overdue, and its due date is checked again', async () => {
    const [one, unknown, other] = await Promise.all(
      [1, 2, 3].map(() => registerInvoice(opened.ledger, newCustomer(), { dueOn: '2026-03-01' })),
    );
    {
      await using followUps = startFollowUps();
      const end = (await opened.ledger.invoices.read(other ?? '')).position;
      await eventually(async () => expect(followUps.progress.position).toBeGreaterThanOrEqual(end));
    }
    await appendUnknown(opened.client, streamOf(unknown ?? ''));
    const march = new Date('2026-03-02T12:00:00Z');
    const restarted = ledgerOn(store.url, () => march);
    await expect(raiseOverdue(restarted.ledger, restarted.client)).rejects.toThrow(UnreadableEvent);
    expect(await invoiceOf(opened.ledger, one ?? '')).toMatchObject({ overdue: true });
    expect(await invoiceOf(opened.ledger, other ?? '')).toMatchObject({ overdue: true });
    await expect(raiseOverdue(restarted.ledger, restarted.client)).rejects.toThrow(UnreadableEvent);
    await restarted.client.dispose();
  });
});

it('an updated service follows up the events of parked streams, which are parked no longer', async () => {
  const [parked, after] = [await overpaidBeforeACrash(), await overpaidBeforeACrash()];
  const { position } = await opened.ledger.invoices.read(after.invoiceId);
  // as an older version left it that did not know PaymentApplied: it had gone on to the end of the log
  const stream = streamOf(parked.invoiceId);
  const reason = 'it does not know the type';
  await writeCheckpoint(
    opened.client,
    {
      position,
      owner: undefined,
      parked: [{ stream, revision: 1, position: 1n, type: 'PaymentApplied', reason, parkedAt: now }],
    },
    ANY,
    opened.clock,
  );
  await using followUps = startFollowUps();
  await creditBecomes(parked.customerId, 12_000);
  await eventually(async () => expect(await followUps.view.parking?.parked()).toEqual([]));
  expect(await creditOf(opened.ledger, after.customerId)).toBe(0); // followed up before, by what the checkpoint says
});

it('an excess that would make the credit of its customer inexact parks its invoice, and all other follow-ups go on', async () => {
  const [tooMuch, other] = [await overpaidBeforeACrash(), await overpaidBeforeACrash()];
  const grant = { grantId: 'g', currency: 'EUR', amount: Number.MAX_SAFE_INTEGER - 11_999, source: {} };
  await grantOnce(opened.ledger, someone, tooMuch.customerId, grant, '2026-02-01');
  await expectParkedAlone(tooMuch.invoiceId, other.customerId);
});

describe('a command', () => {
  let service: TestService;
  let manager: TestService;
  beforeAll(async () => {
    [service, manager] = await Promise.all([startCommandService(store.url), startProcessManager(store.url)]);
  });
  afterAll(async () => {
    await service[Symbol.asyncDispose]();
    await manager[Symbol.asyncDispose]();
  });

  it.each([
    ['of a new type', {}, 'does not know the type'],
    ['of a new version of a type', { type: 'PaymentApplied', schema: 2 }, 'does not know versions after 1'],
  ])(
    'on an invoice with an event %s is refused with 503, records nothing, and others are done',
    async (_, unknown, why) => {
      const [invoice, other] = [invoiceBody(10_000), invoiceBody(10_000)];
      for (const body of [invoice, other]) await post(`${service.url}/invoices`, body);
      const position = await appendUnknown(opened.client, streamOf(invoice.invoiceId), unknown);

      const pay = (invoiceId: string) =>
        postOnce<Problem>(`${service.url}/invoices/${invoiceId}/payments`, paymentOf(4_000));
      const refused = await pay(invoice.invoiceId);
      expect(refused).toMatchObject({ status: 503, body: { type: '/problems/event-unknown' } });
      expect(refused.body.detail).toContain(`event 1 of ${streamOf(invoice.invoiceId)}`);
      expect(refused.body.detail).toContain(why);
      expect(refused.headers.get('retry-after')).toBe('60');
      expect(await pay(other.invoiceId)).toMatchObject({ status: 201 });

      let last: bigint | undefined;
      for await (const { event } of opened.client.readStream(streamOf(invoice.invoiceId)))
        last = event?.position?.commit;
      expect(last).toBe(position);
      type Readiness = { dependencies: Record<string, { status: string; detail?: string }> };
      await expect
        .poll(async () => (await getOnce<Readiness>(`${manager.url}/readyz`)).body.dependencies)
        .toMatchObject({
          'follow-ups': { status: 'up' },
          'streams of follow-ups': { status: 'down', detail: expect.stringContaining(invoice.invoiceId) },
        });
    },
  );
});

describe('an event that another program wrote', () => {
  it.each<[string, string, object?]>([
    ['without data', 'InvoicePaid', { schema: 1 }],
    ['without the data that its type has', 'InvoiceDisputed', { schema: 1 }],
    ['without metadata', 'InvoicePaid'],
  ])('%s parks its invoice, and the follow-ups of all other invoices go on', async (_, type, metadata) => {
    const [broken, other] = [await overpaidBeforeACrash(), await overpaidBeforeACrash()];
    const event = jsonEvent({ type, data: null as never, ...(metadata && { metadata }) });
    await opened.client.appendToStream(streamOf(broken.invoiceId), event);
    await using followUps = startFollowUps();
    await creditBecomes(other.customerId, 12_000);
    const parked = async () => (await followUps.view.parking?.parked())?.map(({ stream }) => stream);
    await eventually(async () => expect(await parked()).toContain(streamOf(broken.invoiceId)));
    await creditBecomes((await overpaidBeforeACrash()).customerId, 12_000);
  });
});

it('a step that its stream refuses, since its key is there for another one, parks its invoice, and all other follow-ups go on', async () => {
  const [refused, other] = [await overpaidBeforeACrash(), await overpaidBeforeACrash()];
  const grant = { grantId: `${refused.invoiceId}:payment:p`, currency: 'EUR', amount: 1, source: {} };
  await grantOnce(opened.ledger, someone, refused.customerId, grant, '2026-02-01');
  await expectParkedAlone(refused.invoiceId, other.customerId);
});
