import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InvoiceContent } from '../events/document/document.ts';
import { example, issued } from '../events/einvoice/testing/example.ts';
import { writeInvoice } from '../events/einvoice/write-invoice.ts';
import { startEventStore, type TestEventStore } from '../testing/servers/event-store.ts';
import { customerIdsOf } from './customer-ids.ts';
import { foundLedger } from './found-ledger.ts';
import { ledgerOn, registerInvoice } from './testing/ledger.ts';
import { startCommandService, type TestService } from './testing/service.ts';

const buyerWith = (scheme: string) => ({ ...example.buyer, name: 'Acme', ids: [{ id: 'FR23342', scheme }] });
const { buyer: _, ...withoutBuyer } = example;
const inXml = (content: Partial<InvoiceContent>) => writeInvoice(issued({ ...example, ...content }));

describe('the ids of customers whom documents identify', () => {
  let store: TestEventStore;
  let service: TestService;
  beforeAll(async () => {
    store = await startEventStore();
    service = await startCommandService(store.url);
    // nothing has founded the ledger before its first invoice
    await sent('application/json', JSON.stringify({ ...withoutBuyer, invoiceId: crypto.randomUUID() }));
  });
  afterAll(async () => {
    await service?.[Symbol.asyncDispose]();
    await store?.stop();
  });

  async function sent(type: string, body: string): Promise<{ customer: { id: string } }> {
    const answer = await fetch(`${service.url}/invoices`, { method: 'POST', headers: { 'content-type': type }, body });
    expect(answer.status).toBe(201);
    return answer.json() as Promise<{ customer: { id: string } }>;
  }
  const customerOf = async (number: string, content: Partial<InvoiceContent>) =>
    (await sent('application/xml', inXml({ number, ...content }))).customer.id;

  it('have the scheme of the identifier, so that the same id of two schemes is two customers', async () => {
    expect(await (await fetch(`${service.url}/customer-ids`)).json()).toEqual({ customerIds: 'with-scheme' });
    expect(await customerOf('S-1', { buyer: buyerWith('0002') })).toBe('0002:FR23342');
    expect(await customerOf('S-2', { buyer: buyerWith('0088') })).toBe('0088:FR23342');
  });

  it('have it in large documents too, which a thread reads', async () => {
    const lines = Array.from({ length: 200 }, (_, index) => ({ ...example.lines[0], id: String(index) }));
    const content = { lines: lines as InvoiceContent['lines'], buyer: buyerWith('0088') };
    expect(inXml(content).length).toBeGreaterThan(32_768);
    expect(await customerOf('S-3', content)).toBe('0088:FR23342');
  });
});

describe('an existing ledger', () => {
  let store: TestEventStore;
  let opened: ReturnType<typeof ledgerOn>;
  beforeAll(async () => {
    store = await startEventStore();
    opened = ledgerOn(store.url);
  });
  afterAll(async () => {
    await opened.client.dispose();
    await store.stop();
  });

  it('keeps the ids without schemes, if an earlier version registered its invoices before it had an identity', async () => {
    const { client, clock, ledger } = opened;
    await registerInvoice(ledger, 'FR23342');
    await foundLedger(client, clock);
    expect(await customerIdsOf(client)).toBe('without-scheme');
  });
});
