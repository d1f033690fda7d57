import { randomUUID } from 'node:crypto';
import type { WithContent } from '../events/document/attachment.ts';
import type { InvoiceContent } from '../events/document/document.ts';
import { newCustomer } from '../testing/http/requests.ts';

type Content = WithContent<InvoiceContent>;

/** The content of a valid document, of a new customer: lines at 10.00, without VAT. */
export function contentOf(lines: number, change: Partial<Content> = {}): Content {
  const line = { quantity: '1', unit: 'C62', unitPrice: '1000', tax: { category: 'Z', rate: '0' } } as const;
  const customer = newCustomer();
  return {
    specification: 'urn:cen.eu:en16931:2017',
    number: `D-${randomUUID()}`,
    customer: { id: customer, name: 'Acme' },
    buyer: { name: 'Acme', ids: [{ id: customer }], address: { country: 'DE' } },
    seller: { name: 'Seller', vatId: 'DE123', address: { country: 'DE' } },
    currency: 'EUR',
    issuedOn: '2026-11-22',
    dueOn: '2026-12-22',
    typeCode: '380',
    lines: Array.from({ length: lines }, (_, index) => ({
      ...line,
      id: String(index + 1),
      description: `Part ${index}`,
    })),
    ...change,
  };
}
