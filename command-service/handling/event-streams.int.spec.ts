import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { evolve, type Invoice, unregistered } from '../../events/invoice-state.ts';
import { type EventStoreProcess, onlyEmbedded, startEventStoreProcess } from '../../testing/servers/event-store.ts';
import { decide } from '../invoice/decide.ts';
import { ledgerOn, registerInvoice, someone } from '../testing/ledger.ts';
import { stepEnvelope } from './command-context.ts';
import { type EventStreams, eventStreams } from './event-streams.ts';

describe.skipIf(onlyEmbedded)('an append of unknown outcome', () => {
  let store: EventStoreProcess;
  let opened: ReturnType<typeof ledgerOn>;
  let streams: EventStreams<Invoice, InvoiceEvent>;
  beforeAll(async () => {
    store = await startEventStoreProcess({ likeProduction: true });
    opened = ledgerOn(store.url);
    streams = eventStreams(opened.client, 'invoice', { initial: unregistered, evolve });
  });
  afterAll(async () => {
    await opened.client.dispose();
    await store.stop();
  });

  it.each([
    { fault: 'cut-after-commit', what: 'was recorded', revision: 2 },
    { fault: 'cut-before-commit', what: 'was not recorded', revision: 0 },
  ] as const)('that $what is not in the cache: the next load reads the stream', async ({ fault, revision }) => {
    const invoiceId = await registerInvoice(opened.ledger, 'acme');
    const loaded = await streams.load(invoiceId);
    const payment = {
      paymentId: 'p',
      amount: 1_000,
      currency: 'EUR',
      receivedOn: '2026-02-01',
      method: 'cash',
    } as const;
    const events = decide(loaded.state, { type: 'pay', ...payment });
    const { metadata, keys, digest } = stepEnvelope(opened.clock, someone, {
      key: 'payment:p',
      content: payment,
      effectiveOn: payment.receivedOn,
    });
    await store.fault({ kind: fault });
    await expect(streams.append(invoiceId, loaded, events, { ...metadata, keys: [...keys], digest })).rejects.toThrow();
    await store.fault({ kind: 'clear' });
    expect((await streams.load(invoiceId)).revision).toBe(revision);
  });
});
