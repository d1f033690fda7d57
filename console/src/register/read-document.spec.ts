import { expect, it } from 'vitest';
import { example, issued } from '../../../events/einvoice/testing/example.ts';
import { exampleXml } from '../../../events/einvoice/testing/xml.ts';
import { writeInvoice } from '../../../events/einvoice/write-invoice.ts';
import { bodyOf } from './body.ts';
import { draftOf } from './draft.ts';
import { invoiceFromXml } from './read-document.ts';

it('a file is read in the encoding that it declares', () => {
  const file = Buffer.from(exampleXml.replace('encoding="UTF-8"', 'encoding="ISO-8859-1"'), 'latin1');
  expect(invoiceFromXml(file, 'with-scheme')).toMatchObject({ content: example, differences: [] });
});

it('the customer of a buyer without an identifier is named in the dialog, and its id stays out of documents', () => {
  const buyer = { name: 'A consumer', address: { country: 'BE' } };
  const file = Buffer.from(writeInvoice({ ...issued(example), buyer, customerIdIsInternal: true }));
  const draft = { ...draftOf(invoiceFromXml(file, 'with-scheme').content), invoiceId: 'i' };
  expect(bodyOf(draft).faults.map(({ pointer }) => pointer)).toEqual(['/customer/id']);
  const { body, faults } = bodyOf({ ...draft, customerId: 'c-1' });
  expect(faults).toEqual([]);
  expect(body).toMatchObject({ customer: { id: 'c-1', name: 'A consumer' }, customerIdIsInternal: true, buyer });
});
