import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InvoiceContent } from '../../events/document/document.ts';
import { taxGroups } from '../../events/document/totals.ts';
import { readCreditNote } from '../../events/einvoice/read-credit-note.ts';
import { example, issued } from '../../events/einvoice/testing/example.ts';
import { writeInvoice } from '../../events/einvoice/write-invoice.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import type { Service } from '../../platform/http/service.ts';
import { connectEventStore, type EventStore } from '../../platform/stores/event-store.ts';
import { balancesView } from '../../projection-service/balances/store.ts';
import { append, invoiceEvents } from '../../testing/servers/event-log.ts';
import { startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/servers/postgres.ts';
import { connectBalances } from '../testing/ledger.ts';
import { aQueryService } from '../testing/service.ts';

const invoiceId = randomUUID();
const { dueOn: _, ...undated } = example;
const content: InvoiceContent = { ...undated, number: 'CN-1', typeCode: '381' };
const document = { ...issued(example), invoiceId };
const due = document.totals.payable;

let store: TestEventStore;
let eventStore: EventStore;
let database: TestDatabase;
let service: Service;

beforeAll(async () => {
  [store, database] = await Promise.all([startEventStore(), createTestDatabase()]);
  eventStore = connectEventStore(store.url);
  const note = { issuedOn: '2026-12-01', reason: 'returned', taxes: taxGroups(content), amountDue: 0 };
  const taxes = [{ category: 'S' as const, rate: '21', taxable: 100, tax: 21 }];
  const events: InvoiceEvent[] = [
    { type: 'InvoiceRegistered', data: { ...document, amountDue: due } },
    {
      type: 'CreditNoteApplied',
      data: { ...note, creditNoteId: 'cn-1', number: 'CN-1', amount: due, document: content },
    },
    {
      type: 'CreditNoteApplied',
      data: { ...note, creditNoteId: 'cn-2', number: 'CN-2', amount: 0, excess: 121, taxes },
    },
    { type: 'CreditNoteApplied', data: { ...note, creditNoteId: 'cn-3', amount: 0, excess: 121, taxes } },
  ];
  await append(eventStore.client, invoiceId, events);
  const balances = connectBalances(database.url);
  const view = balancesView(balances);
  await view.prepare();
  const recorded = await invoiceEvents(eventStore.client);
  await view.commit(recorded, undefined, recorded.at(-1)?.position ?? 0n);
  await balances.destroy();
  service = await aQueryService({ postgres: database.url, eventStore: store.url });
});
afterAll(async () => {
  await service.close();
  await eventStore.dispose();
  await Promise.all([store.stop(), database.drop()]);
});

const get = (creditNoteId: string, accept = 'application/json', query = '') =>
  service.inject({ url: `/invoices/${invoiceId}/credit-notes/${creditNoteId}${query}`, headers: { accept } });

describe('a credit note', () => {
  it('is shown with what it deducted', async () => {
    expect((await get('cn-1')).json()).toMatchObject({
      creditNoteId: 'cn-1',
      number: 'CN-1',
      amount: due,
      currency: example.currency,
      issuedOn: '2026-12-01',
    });
  });

  it('that was registered as a document is returned as that document', async () => {
    const answer = await get('cn-1', 'application/xml');
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/xml']);
    expect(readCreditNote(answer.body).content).toEqual(content);
    const cii = (await get('cn-1', 'application/xml', '?syntax=cii')).body;
    expect(cii).toContain('<rsm:CrossIndustryInvoice ');
    expect(readCreditNote(cii).content).toMatchObject({ number: 'CN-1', typeCode: '381', lines: content.lines });
  });

  it('that was not is written as the document that it amounts to', async () => {
    const { content, stated, invoices } = readCreditNote((await get('cn-2', 'application/xml')).body);
    expect([content.number, content.notes, invoices]).toEqual(['CN-2', ['returned'], [example.number]]);
    expect([stated.taxes, stated.totals.payable]).toEqual([
      [{ category: 'S', rate: '21', taxable: 100, tax: 21 }],
      121,
    ]);
  });

  it('that is not valid is refused as XML by the rules that it breaks, and an unknown one is not found', async () => {
    expect((await get('cn-3', 'application/xml')).json()).toMatchObject({
      type: '/problems/not-an-en16931-invoice',
      rules: [{ rule: 'BR-02' }],
    });
    expect((await get('cn-4')).json()).toMatchObject({ type: '/problems/credit-note-not-found' });
  });
});

it('its invoice as it was registered is a UBL or a CII document, as the request says', async () => {
  const read = async (query: string) => {
    const url = `/invoices/${invoiceId}?revision=0${query}`;
    return (await service.inject({ url, headers: { accept: 'application/xml' } })).body;
  };
  expect(await read('')).toBe(writeInvoice(document));
  expect(await read('&syntax=cii')).toBe(writeInvoice(document, 'cii'));
});
