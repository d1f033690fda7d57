// Invoices and credit notes that are sent as PDFs.

import { beforeAll, describe, expect, it } from 'vitest';
import { leastXml as leastCii, vat } from '../../../events/einvoice/cii/testing/xml.ts';
import { example, issued } from '../../../events/einvoice/testing/example.ts';
import { writeInvoice } from '../../../events/einvoice/write-invoice.ts';
import type { InvoiceView } from '../../../events/invoice-view.ts';
import { type AttachedFile, bombOf, pdfWith } from '../../../testing/documents/pdf.ts';
import { type Problem, post } from '../../../testing/http/client.ts';
import { newCustomer } from '../../../testing/http/requests.ts';
import { type UsedService, useCommandSide } from '../../testing/command-side.ts';
import { errorsIn } from '../../testing/service.ts';

let service: UsedService;
beforeAll(async () => {
  [service] = (await useCommandSide()).services;
});

const tax = vat('<ram:CalculatedAmount>0</ram:CalculatedAmount><ram:BasisAmount>10</ram:BasisAmount>');
const ciiOf = (number: string, typeCode = '380') =>
  leastCii({ taxes: tax, typeCode, document: `<ram:ID>${number}</ram:ID>` });
const sent = (bytes: Uint8Array, path = '/invoices') =>
  post<InvoiceView & Problem>(service.url + path, bytes, { 'content-type': 'application/pdf' });
const facturX = (xml: string, ...others: AttachedFile[]) => pdfWith(['factur-x.xml', xml], ...others);

describe('a PDF', () => {
  it('registers the invoice in it once, also if the same invoice comes in another PDF or as XML', async () => {
    const xml = ciiOf('PDF-1');
    const first = await sent(facturX(xml));
    expect(first.status, first.text).toBe(201);
    expect(first.body).toMatchObject({ number: 'PDF-1', amountDue: 1_000, customer: { id: 'B-1' } });
    const again = [
      await sent(facturX(xml)),
      await sent(facturX(xml, ['hours.csv', '1;2'])),
      await post<InvoiceView>(`${service.url}/invoices`, xml, { 'content-type': 'application/xml' }),
    ];
    for (const { body, headers } of again) {
      expect(body).toEqual(first.body);
      expect(headers.get('idempotent-replayed')).toBe('true');
    }
    const changed = await sent(facturX(`${xml}<!-- written anew -->`));
    expect([changed.status, changed.body.type]).toEqual([409, '/problems/number-taken']);
  });

  it('registers the credit note in it', async () => {
    const { body } = await sent(facturX(ciiOf('PDF-2')));
    const path = `/invoices/${body.invoiceId}/credit-notes`;
    const credited = await sent(facturX(ciiOf('PDF-CN-2', '381')), path);
    expect(credited.status, credited.text).toBe(201);
    expect(credited.body).toMatchObject({ state: 'paid', credited: 1_000, amountDue: 0 });
  });

  it('registers UBL for the customer beside it, with attached files of several megabytes', async () => {
    const buyer = { name: 'A consumer', address: { country: 'BE' } };
    const xml = writeInvoice({ ...issued(example), number: 'PDF-3', buyer, customerIdIsInternal: true });
    const pdf = pdfWith(['photo.jpg', Buffer.alloc(3_000_000, 'photo of something')], ['invoice.xml', xml]);
    const refused = await sent(pdf);
    expect([refused.status, refused.body.type]).toEqual([422, '/problems/buyer-not-identified']);
    const customer = newCustomer();
    const registered = await sent(pdf, `/invoices?customer=${customer}`);
    expect(registered.body, registered.text).toMatchObject({ number: 'PDF-3', customer: { id: customer } });
  });
});

describe('a PDF is refused, and nothing is logged as an internal error:', () => {
  it.each([
    ['bytes that are no PDF', Buffer.from('<Invoice/>'), 400, 'pdf-not-readable'],
    ['nothing attached', pdfWith(), 422, 'pdf-without-invoice'],
    ['two invoices', pdfWith(['a.xml', ciiOf('A')], ['b.xml', ciiOf('B')]), 422, 'several-invoices-in-pdf'],
    [
      'ZUGFeRD 1.0',
      pdfWith([
        'ZUGFeRD-invoice.xml',
        '<a:CrossIndustryDocument xmlns:a="urn:ferd:CrossIndustryDocument:invoice:1p0"/>',
      ]),
      422,
      'format-outdated',
    ],
    ['a credit note', facturX(ciiOf('CN', '381')), 422, 'other-kind-of-document'],
    [
      'an invoice that is not valid',
      facturX(ciiOf('N').replace('DuePayableAmount>10<', 'DuePayableAmount>11<')),
      422,
      'rules-broken',
    ],
    [
      'no lines',
      facturX(leastCii().replace(/<ram:IncludedSupplyChainTradeLineItem>.*Item>/s, '')),
      422,
      'rules-broken',
    ],
    ['no XML', facturX('{"number": 1}'), 400, 'xml-not-well-formed'],
    ['a compression bomb', bombOf(600), 422, 'document-too-demanding'],
  ])('%s', async (_, pdf, status, rule) => {
    const { body } = await sent(pdf);
    expect([body.status, body.type], body.detail).toEqual([status, `/problems/${rule}`]);
    expect(await errorsIn(service)).toEqual([]);
  });

  it('by a route that takes no documents', async () => {
    const { body } = await sent(facturX(ciiOf('PDF-9')), '/payments');
    expect([body.status, body.type]).toEqual([415, '/problems/unsupported-media-type']);
  });
});
