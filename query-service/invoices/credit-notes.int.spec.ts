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
import { readPdf } from './pdf/testing/read-pdf.ts';

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

  it('that was registered as a document comes as PDF with its CII inside', async () => {
    const answer = await get('cn-1', 'application/pdf');
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
    const { pages, attachments } = await readPdf(answer.rawPayload);
    const cii = (await get('cn-1', 'application/xml', '?syntax=cii')).rawPayload;
    expect([...attachments].map(([name, xml]) => [name, cii.equals(xml)])).toEqual([['factur-x.xml', true]]);
    expect(pages.join(' ')).toContain('Credit note CN-1');
  });

  it('that was not comes as PDF with the CII of what it amounts to, and with payment terms, as Factur-X requires', async () => {
    const { attachments } = await readPdf((await get('cn-2', 'application/pdf')).rawPayload);
    const embedded = readCreditNote(Buffer.from(attachments.get('factur-x.xml') ?? '').toString());
    const { content, stated } = readCreditNote((await get('cn-2', 'application/xml', '?syntax=cii')).body);
    const paymentTerms = 'Credit note: the buyer has nothing to pay.';
    expect([embedded.content, embedded.stated]).toEqual([{ ...content, paymentTerms }, stated]);
  });

  it('that is not valid is refused as XML and PDF by the rules that it breaks, and an unknown one is not found', async () => {
    for (const type of ['application/xml', 'application/pdf']) {
      expect((await get('cn-3', type)).json()).toMatchObject({
        type: '/problems/not-an-en16931-invoice',
        rules: [{ rule: 'BR-02' }],
      });
    }
    expect((await get('cn-4', 'application/pdf')).json()).toMatchObject({ type: '/problems/credit-note-not-found' });
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

it.each(['', '?revision=0'])(
  'its invoice comes as PDF with its CII inside, now and as it was registered %s',
  async (query) => {
    const url = `/invoices/${invoiceId}${query}`;
    const answer = await service.inject({ url, headers: { accept: 'application/pdf, application/json;q=0.9' } });
    expect([answer.statusCode, answer.headers['content-type'], answer.headers.vary]).toEqual([
      200,
      'application/pdf',
      'accept',
    ]);
    const { attachments } = await readPdf(answer.rawPayload);
    expect([...attachments].map(([name, xml]) => [name, Buffer.from(xml).toString()])).toEqual([
      ['factur-x.xml', writeInvoice(document, 'cii')],
    ]);
  },
);
